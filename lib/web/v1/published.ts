/** Published reports: their list, their files, publishing and withdrawing. */
import { z } from 'zod';
import { publishOrAsk, withdrawReport } from '@/lib/data/published';
import { type PublishedFile, readPublishedFiles } from '@/lib/data/published-apart';
import { listPublished, PUBLISHED_PAGE, readPublishedAbout } from '@/lib/data/published-list';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { Locale } from '@/lib/domain/people';
import { WithdrawForm } from '@/lib/domain/publishing';
import { ReportFileState } from '@/lib/domain/report-file';
import { ReportRequest } from '@/lib/domain/report-request';
import { ReportFormat } from '@/lib/formats/report-format';
import { publicOrigin } from '../public-origin';
import { downloadPublished } from '../published-file';
import { cursorOf, placeAt } from './cursor';
import { accepted } from './report-files';
import { type Route, reading } from './route';
import { PublishedShape, paged, whole } from './shapes';
import { numberIn } from './texts';

const Publish = ReportRequest.extend({
  language: Locale.optional(),
  supersedes: z.int().positive().nullable().default(null),
});
const Withdraw = WithdrawForm.pick({ reason: true });

/** How far a format of a published report is; `none`: nobody has asked for it. `size` in bytes when it is written. */
const PublishedFileShape = z.object({
  format: ReportFormat,
  state: z.enum(['none', ...ReportFileState.options]),
  done: z.int(),
  total: z.int(),
  size: z.int().nullable(),
  code: z.string().nullable(),
});

/** In seconds: when to ask again. */
const SOON = 2;

/** A large format that is not written yet is at the same address when it is. @throws DomainError why it was not */
const notYet = ({ pathname, search }: URL, { details, ...file }: PublishedFile): Response => {
  if (file.code) throw new DomainError(file.code, details);
  const headers = { location: `${pathname}${search}`, 'retry-after': String(SOON) };
  return Response.json(PublishedFileShape.parse(file), { status: 202, headers });
};

/** The lines of published reports. */
export const published: readonly Route[] = [
  reading({
    path: '/reports',
    name: 'listPublished',
    permission: 'report.read',
    query: z.object({ cursor: z.string().max(200).optional() }),
    answer: paged(PublishedShape),
    handle: async ({ actor, query: { cursor } }) => {
      const before = placeAt(z.int().positive(), cursor);
      const items = await listPublished(actor, before ?? undefined);
      const last = items.at(-1);
      return { body: items, next: items.length >= PUBLISHED_PAGE && last ? cursorOf(last.number) : null };
    },
  }),
  {
    method: 'POST',
    path: '/reports',
    name: 'report.publish',
    apart: true,
    permission: 'report.publish',
    status: 201,
    body: { schema: Publish },
    answer: PublishedShape,
    handle: async ({ actor, body, requestId, locale }) => {
      const { language = locale, supersedes, ...asked } = parse(Publish, body ?? {});
      const done = await publishOrAsk(actor, { ...asked, language }, supersedes, requestId);
      if ('fileId' in done) return accepted(done.fileId);
      const { number } = done;
      return { status: 201, body: await readPublishedAbout(actor, number), location: `/reports/${number}` };
    },
  },
  reading({
    path: '/reports/{number}',
    name: 'readPublished',
    permission: 'report.read',
    answer: PublishedShape,
    handle: async (call) => ({ body: await readPublishedAbout(call.actor, numberIn(call)) }),
  }),
  reading({
    path: '/reports/{number}/file',
    name: 'readPublishedFile',
    apart: true,
    permission: 'report.read',
    query: z.object({ format: ReportFormat.default('json') }),
    answer: null,
    handle: (call) => {
      const url = new URL(call.request.url);
      url.searchParams.set('format', call.query.format);
      const origin = publicOrigin(call.request.headers);
      const later = (file: PublishedFile) => notYet(url, file);
      return downloadPublished(String(numberIn(call)), url.href, { actor: call.actor, origin, later });
    },
  }),
  reading({
    path: '/reports/{number}/files',
    name: 'listPublishedFiles',
    permission: 'report.read',
    answer: whole(PublishedFileShape),
    handle: async (call) => ({
      body: { items: (await readPublishedFiles(call.actor, numberIn(call))).files },
    }),
  }),
  {
    method: 'POST',
    path: '/reports/{number}/withdraw',
    name: 'report.withdraw',
    permission: 'report.withdraw',
    status: 200,
    body: { schema: Withdraw },
    answer: PublishedShape,
    handle: async (call) => {
      const number = numberIn(call);
      await withdrawReport(call.actor, number, parse(Withdraw, call.body).reason);
      return { status: 200, body: await readPublishedAbout(call.actor, number) };
    },
  },
];
