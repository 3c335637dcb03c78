/** Published reports: their list, their files, publishing and withdrawing. */
import { z } from 'zod';
import { publishReport, withdrawReport } from '@/lib/data/published';
import { listPublished, PUBLISHED_PAGE, readPublishedAbout } from '@/lib/data/published-list';
import { parse } from '@/lib/domain/input';
import { Locale } from '@/lib/domain/people';
import { WithdrawForm } from '@/lib/domain/publishing';
import { ReportRequest } from '@/lib/domain/report-request';
import { ReportFormat } from '@/lib/formats/report-format';
import { publicOrigin } from '../public-origin';
import { downloadPublished } from '../published-file';
import { cursorOf, placeAt } from './cursor';
import { type Route, reading } from './route';
import { PublishedShape, paged } from './shapes';
import { numberIn } from './texts';

const Publish = ReportRequest.extend({
  language: Locale.optional(),
  supersedes: z.int().positive().nullable().default(null),
});
const Withdraw = WithdrawForm.pick({ reason: true });

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
    permission: 'report.publish',
    status: 201,
    body: { schema: Publish },
    answer: PublishedShape,
    handle: async ({ actor, body, requestId, locale }) => {
      const { language = locale, supersedes, ...asked } = parse(Publish, body ?? {});
      const { number } = await publishReport(actor, { ...asked, language }, supersedes, requestId);
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
    permission: 'report.read',
    query: z.object({ format: ReportFormat.default('json') }),
    answer: null,
    handle: (call) => {
      const url = new URL(call.request.url);
      url.searchParams.set('format', call.query.format);
      const origin = publicOrigin(call.request.headers);
      return downloadPublished(call.actor, String(numberIn(call)), url.href, origin);
    },
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
