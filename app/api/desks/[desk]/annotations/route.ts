import { z } from 'zod';
import { importAnnotations, previewAnnotations } from '@/lib/data/annotations';
import { takeImportBack } from '@/lib/data/take-over';
import { Id } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import type { TakingOver } from '@/lib/domain/taking-over';
import { addressesOf } from '@/lib/formats/addresses';
import { bringsOf, remarksOf, takenCsv } from '@/lib/formats/taken-csv';
import type { Locale } from '@/lib/i18n';
import { publicAddress } from '@/lib/web/address';
import { api } from '@/lib/web/api';
import { limitedJson } from '@/lib/web/body';
import { currentLocale } from '@/lib/web/intl';
import { apiActor } from '@/lib/web/session';

/** In bytes: two thousand annotations, each with a page of words. */
const MAX_REQUEST_BYTES = 20 * 1024 * 1024;

/** `request`: take them over, once however often it is sent. Without it they are only looked at. */
const Query = z.object({ article: Id.optional(), request: z.string().min(8).max(64).optional() });

/** Annotations as JSON: what would become of each, or what became of it; and the same as a table in `csv`. */
export const POST = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'annotation.import');
  const query = parse(Query, Object.fromEntries(new URL(request.url).searchParams));
  const json = await limitedJson(request, MAX_REQUEST_BYTES);
  const addresses = addressesOf(await publicAddress(''), desk);
  const handed = { json, articleId: query.article ?? null, addresses };
  const found =
    query.request === undefined
      ? await previewAnnotations(actor, handed)
      : await importAnnotations(actor, handed, query.request);
  return told(found, await currentLocale());
});

const Back = Query.pick({ request: true }).required();

/** What was taken over under a request, annotations and fact-checks alike, is taken back. */
export const DELETE = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  const query = parse(Back, Object.fromEntries(new URL(request.url).searchParams));
  return takeImportBack(actor, query.request);
});

const told = ({ rows, ...counts }: TakingOver, locale: Locale) => ({
  ...counts,
  csv: takenCsv(rows, locale),
  rows: rows.map((row) => ({
    ...{ index: row.index, outcome: row.outcome, words: row.words, statement: row.statement },
    ...{ articleId: row.articleId, title: row.title, claimId: row.claimId, verdict: row.verdict },
    ...{ brings: bringsOf(row, locale), remarks: remarksOf(row, locale) },
  })),
});
