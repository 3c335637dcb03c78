import { z } from 'zod';
import { listArticles } from '@/lib/data/article-list';
import { readClaim } from '@/lib/data/claim-page';
import { database } from '@/lib/data/client';
import {
  After,
  pageOfArticles,
  pageOfClaims,
  readVersion,
  versionsOf,
  withStanding,
} from '@/lib/data/listing';
import { placeOf } from '@/lib/data/people';
import { readQueue } from '@/lib/data/review-queue';
import { readArticle, readWorkspace } from '@/lib/data/workspace';
import { PAGE_SIZE, readQuery } from '@/lib/domain/article-list';
import { DomainError } from '@/lib/domain/errors';
import { abilities } from '@/lib/domain/permissions';
import { QUEUE_PAGE, QueuePart, QueueQuery, QueueSort } from '@/lib/domain/review-queue';
import { ReportFormat } from '@/lib/formats/report-format';
import { publicOrigin } from '../public-origin';
import { reportFile } from '../report-file';
import { reportQuery } from '../report-query';
import { claimDocument, oneOf, type PartName, parts } from './claim';
import { cursorOf, placeAt } from './cursor';
import { accepted, reportFileReads } from './report-files';
import { Paging, type Route, reading } from './route';
import {
  ArticleShape,
  ClaimDocument,
  ClaimShape,
  FoundShape,
  OccurrenceShape,
  paged,
  SelfShape,
  VersionShape,
  VersionTextShape,
  WaitingShape,
  whole,
} from './shapes';

const id = (params: Readonly<Record<string, string>>, name: string): string => params[name] ?? '';

/** Number of a page, for lists that are counted and filtered as a whole. */
const PageNumber = z.int().min(2);

const articles: readonly Route[] = [
  reading({
    path: '/articles',
    name: 'listArticles',
    permission: 'article.read',
    query: Paging,
    answer: paged(ArticleShape),
    handle: async ({ actor, query: { limit, cursor } }) => {
      const { items, next } = await pageOfArticles(actor, { limit, after: placeAt(After, cursor) });
      return { body: items, next: next && cursorOf(next) };
    },
  }),
  reading({
    path: '/articles/{articleId}',
    name: 'readArticle',
    permission: 'article.read',
    etag: true,
    answer: ArticleShape,
    handle: async ({ actor, params }) => {
      const article = await readArticle(actor, id(params, 'articleId'));
      return { body: article, version: article.version };
    },
  }),
  reading({
    path: '/articles/{articleId}/versions',
    name: 'listVersions',
    permission: 'article.read',
    answer: whole(VersionShape),
    handle: async ({ actor, params }) => ({
      body: { items: await versionsOf(actor, id(params, 'articleId')) },
    }),
  }),
  reading({
    path: '/versions/{versionId}',
    name: 'readVersion',
    permission: 'article.read',
    answer: VersionTextShape,
    handle: async ({ actor, params }) => ({ body: await readVersion(actor, id(params, 'versionId')) }),
  }),
  reading({
    path: '/articles/{articleId}/claims',
    name: 'listClaimsOfArticle',
    permission: 'claim.read',
    answer: whole(ClaimShape),
    handle: async ({ actor, params }) => {
      const { claims } = await readWorkspace(actor, id(params, 'articleId'));
      return { body: { items: await withStanding(await database(), actor, claims) } };
    },
  }),
  reading({
    path: '/articles/{articleId}/occurrences',
    name: 'listOccurrencesOfArticle',
    permission: 'claim.read',
    answer: whole(OccurrenceShape),
    handle: async ({ actor, params }) => {
      const articleId = id(params, 'articleId');
      const { occurrences } = await readWorkspace(actor, articleId);
      return { body: { items: occurrences.filter((one) => one.articleId === articleId) } };
    },
  }),
];

const claims: readonly Route[] = [
  reading({
    path: '/claims',
    name: 'listClaims',
    permission: 'claim.read',
    query: Paging,
    answer: paged(ClaimShape),
    handle: async ({ actor, query: { limit, cursor } }) => {
      const { items, next } = await pageOfClaims(actor, { limit, after: placeAt(After, cursor) });
      return { body: items, next: next && cursorOf(next) };
    },
  }),
  reading({
    path: '/claims/{claimId}',
    name: 'readClaim',
    permission: 'claim.read',
    etag: true,
    answer: ClaimDocument,
    handle: ({ actor, params }) => claimDocument(actor, id(params, 'claimId')),
  }),
  ...(Object.keys(parts) as PartName[]).flatMap((part) => [
    reading({
      path: `/claims/{claimId}/${part}`,
      name: `list.${part}`,
      permission: 'claim.read',
      etag: true,
      answer: whole(parts[part].shape),
      handle: async ({ actor, params }) => {
        const page = await readClaim(actor, id(params, 'claimId'));
        return { body: { items: parts[part].of(page) }, version: page.claim.version };
      },
    }),
    reading({
      path: `/claims/{claimId}/${part}/{id}`,
      name: `read.${part}`,
      permission: 'claim.read',
      etag: true,
      answer: parts[part].shape,
      handle: async ({ actor, params }) => {
        const page = await readClaim(actor, id(params, 'claimId'));
        return { body: oneOf(page, part, params.id), version: page.claim.version };
      },
    }),
  ]),
];

const others: readonly Route[] = [
  reading({
    path: '/me',
    name: 'readSelf',
    permission: 'desk.read',
    answer: SelfShape,
    handle: async ({ actor }) => {
      const place = await placeOf({ id: actor.userId, name: actor.name }, actor.deskId);
      if (!place) throw new DomainError('token.invalid');
      const { userId, name, role } = actor;
      return { body: { desk: place.desk, person: { id: userId, name, role }, abilities: abilities(actor) } };
    },
  }),
  reading({
    path: '/search',
    name: 'search',
    permission: 'article.read',
    query: z.looseObject({ q: z.string().max(200).optional(), cursor: z.string().max(200).optional() }),
    answer: paged(FoundShape),
    handle: async ({ actor, request, query }) => {
      const asked = readQuery(new URL(request.url).searchParams);
      const page = placeAt(PageNumber, query.cursor) ?? 1;
      const { rows, total } = await listArticles(actor, { ...asked, page });
      return { body: rows, next: page * PAGE_SIZE < total ? cursorOf(page + 1) : null };
    },
  }),
  reading({
    path: '/review-queue',
    name: 'readQueue',
    permission: 'review.read',
    query: z.object({
      part: QueuePart.default('review'),
      sort: QueueSort.default('disagreement'),
      cursor: z.string().max(200).optional(),
    }),
    answer: paged(WaitingShape),
    handle: async ({ actor, query: { part, sort, cursor } }) => {
      const page = placeAt(PageNumber, cursor) ?? 1;
      const { rows, total } = await readQueue(actor, QueueQuery.parse({ part, sort, page }));
      return { body: rows, next: page * QUEUE_PAGE < total ? cursorOf(page + 1) : null };
    },
  }),
  reading({
    path: '/report',
    name: 'exportReport',
    apart: true,
    permission: 'report.export',
    query: z.looseObject({ format: ReportFormat, ...reportQuery }),
    answer: null,
    handle: ({ actor, request, locale }) =>
      reportFile(request.url, {
        actor,
        language: locale,
        origin: publicOrigin(request.headers),
        signal: request.signal,
        apart: (fileId) => accepted(fileId),
      }),
  }),
  ...reportFileReads,
];

/** Everything that can be read. */
export const reads: readonly Route[] = [...others, ...articles, ...claims];
