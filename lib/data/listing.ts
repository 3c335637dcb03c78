/** Lists that a program goes through from beginning to end: each page begins after the last record of the one before. */
import { z } from 'zod';
import type { Article, ArticleVersion } from '@/lib/domain/article';
import type { Claim } from '@/lib/domain/claim';
import { DomainError } from '@/lib/domain/errors';
import { Id } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { AssessmentState, Basis, Verdict } from '@/lib/domain/verdict';
import { database, type Tx } from './client';
import { toRecord } from './records';
import { isOpen, readHidden, veiled } from './sealed';
import { sentencesOf, versionRecord } from './texts';
import { readArticle } from './workspace';

/** A place in a list, newest first: when the record before it was made, and its id. */
export const After = z.tuple([z.iso.datetime(), Id]);
export type After = z.infer<typeof After>;

export type PageOf<One> = { readonly items: readonly One[]; readonly next: After | null };

const older = (after: After | null) =>
  after === null
    ? {}
    : {
        OR: [
          { createdAt: { lt: new Date(after[0]) } },
          { createdAt: new Date(after[0]), id: { lt: after[1] } },
        ],
      };

const NEWEST_FIRST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

/** One more than the page holds was read, to know whether there is a next one. */
const pageOf = <One extends { id: string; createdAt: string }>(
  found: readonly One[],
  limit: number,
): PageOf<One> => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? [last.createdAt, last.id] : null };
};

type Wanted = { readonly after: After | null; readonly limit: number };

/** A page of the desk's articles, newest first. @throws DomainError permission.denied */
export const pageOfArticles = async (actor: Actor, { after, limit }: Wanted): Promise<PageOf<Article>> => {
  assertCan(actor, 'article.read');
  const rows = await (await database()).article.findMany({
    where: { deskId: actor.deskId, deletedAt: null, ...older(after) },
    orderBy: NEWEST_FIRST,
    take: limit + 1,
  });
  return pageOf(rows.map(toRecord.article), limit);
};

/** The verdict that a claim has now; nulls while it has none, or while it is hidden from the reader. */
export type Standing = {
  readonly verdict: Verdict | null;
  readonly basis: Basis | null;
  readonly state: AssessmentState | null;
};

/** A page of the desk's claims, newest first, with what stands of each. @throws DomainError permission.denied */
export const pageOfClaims = async (
  actor: Actor,
  { after, limit }: Wanted,
): Promise<PageOf<Claim & Standing>> => {
  assertCan(actor, 'claim.read');
  const db = await database();
  const hidden = await readHidden(db, actor);
  const rows = await db.claim.findMany({
    where: { deskId: actor.deskId, deletedAt: null, id: { notIn: [...hidden.claims] }, AND: older(after) },
    orderBy: NEWEST_FIRST,
    take: limit + 1,
  });
  const claims = rows.map((row) => veiled(toRecord.claim(row), hidden));
  return pageOf(await withStanding(db, actor, claims), limit);
};

/** Claims with the verdict each has now, as far as the reader may see it. */
export const withStanding = async (
  db: Tx,
  actor: Actor,
  claims: readonly Claim[],
): Promise<(Claim & Standing)[]> => {
  const hidden = await readHidden(
    db,
    actor,
    claims.map(({ id }) => id),
  );
  const ids = claims.flatMap(({ assessmentId }) => assessmentId ?? []);
  const rows = await db.assessment.findMany({ where: { id: { in: ids }, deletedAt: null } });
  const shown = new Map(rows.filter(isOpen(actor, hidden)).map((row) => [row.id, toRecord.assessment(row)]));
  return claims.map((claim) => {
    const { verdict = null, basis = null, state = null } = shown.get(claim.assessmentId ?? '') ?? {};
    return { ...claim, verdict, basis, state };
  });
};

/** The versions of an article, newest first, without their texts. @throws DomainError permission.denied, not-found */
export const versionsOf = async (
  actor: Actor,
  articleId: string,
): Promise<Omit<ArticleVersion, 'text' | 'sentences'>[]> => {
  await readArticle(actor, articleId);
  const rows = await (await database()).articleVersion.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
  });
  return rows.map(versionRecord);
};

/** One version with its text. @throws DomainError permission.denied; not-found, also for other desks' */
export const readVersion = async (actor: Actor, versionId: string): Promise<ArticleVersion> => {
  assertCan(actor, 'article.read');
  const row = await (await database()).articleVersion.findFirst({
    where: { id: versionId, article: { deskId: actor.deskId, deletedAt: null } },
  });
  if (!row) throw new DomainError('not-found');
  return { ...versionRecord(row), text: row.text, sentences: sentencesOf(row) };
};
