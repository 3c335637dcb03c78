import type { AuditEvent } from '@/lib/domain/audit';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type PublishedRecord, publishedRecord } from '@/lib/domain/manifest';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { publishedAs, type Report, type UnassessedItem } from '@/lib/domain/report';
import { inertJson } from '@/lib/formats/report-json';
import { putFile } from '@/lib/outside/files';
import { database, type Tx } from './client';
import { assertSound, recordExport } from './exports';
import { type Asked, readReport } from './report';
import { among } from './row-sets';
import { readHidden } from './sealed';
import { publishedItemsHash } from './verify-rows';
import { findRequest, write } from './write';

type Person = Actor & { kind: 'person' };

/** So often others may be first: then something else is wrong. */
const ATTEMPTS = 20;

/**
 * Publish a report: it gets the desk's next number and is frozen, item by item by hash, with its manifest. It has gone
 * out like any export, so a later correction knows of it. The same `requestId` publishes once.
 *
 * @param supersedes number of the report that it takes the place of; null: of none
 * @throws DomainError permission.denied; not-found, also for a number that there is not; rules.refused; publish.empty;
 *   publish.sealed; publish.superseded (details: `number`); publish.busy
 */
export const publishReport = async (
  actor: Actor,
  asked: Asked,
  supersedes: number | null,
  requestId: string,
): Promise<{ number: number }> => {
  assertCan(actor, 'report.publish');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.publish' });
  const earlier = await findRequest(await database(), actor, requestId);
  if (earlier) return { number: numberOf(earlier) };
  const report = withoutKept(await readReport(actor, asked));
  assertSound(report);
  await assertOpen(actor, report);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const number = await tryPublish(actor, report, supersedes, requestId);
    if (number !== null) return { number };
  }
  throw new DomainError('publish.busy');
};

/** What an imported annotation said beyond its claim nobody has approved: it stays with the desk. */
const withoutKept = (report: Report): Report => ({
  ...report,
  items: report.items.map(bare),
  notAssessed: report.notAssessed.map(bare),
});

const bare = <Item extends Pick<UnassessedItem, 'passages'>>(item: Item): Item => ({
  ...item,
  passages: item.passages.map(({ annotation: _, ...passage }) => passage),
});

/** Every approved claim still stands as it is printed. @throws DomainError publish.busy */
const assertStanding = async (tx: Tx, { items }: Report): Promise<void> => {
  const printed = items.filter(({ state }) => state === 'approved');
  const ids = printed.map(({ claimId }) => claimId);
  const rows = await tx.$queryRaw<{ id: string; hash: string | null }[]>`
    SELECT t."id", s."hash" FROM "Claim" t JOIN "Assessment" s ON s."id" = t."assessmentId"
    WHERE ${among('id', ids)} AND t."deletedAt" IS NULL AND s."state" = 'approved'`;
  const now = new Map(rows.map(({ id, hash }) => [id, hash]));
  if (printed.some(({ claimId, hash }) => now.get(claimId) !== hash)) throw new DomainError('publish.busy');
};

/** What is published is read by everybody: also by those who are to say theirs before they know it, and of what is linked. */
const assertOpen = async ({ deskId }: Person, { items, notAssessed }: Report): Promise<void> => {
  const linked = items.flatMap(({ links }) => links);
  const all = [...items, ...notAssessed, ...linked].map(({ claimId }) => claimId);
  const printed = [...new Set(all)];
  if (printed.length === 0) throw new DomainError('publish.empty');
  const { verdicts, claims } = await readHidden(await database(), { kind: 'system', deskId });
  const hidden = printed.filter((id) => verdicts.has(id) || claims.has(id));
  if (hidden.length > 0) throw new DomainError('publish.sealed', { claims: hidden });
};

/** The number is part of what is hashed, so it is taken before the desk is locked: another may be first. */
class Outrun extends Error {}

/** @returns the report's number; null when another report got it in the meantime */
const tryPublish = async (
  actor: Person,
  draft: Report,
  supersedes: number | null,
  requestId: string,
): Promise<number | null> => {
  const db = await database();
  const number = await nextNumber(db, actor.deskId);
  const before = supersedes === null ? null : await findStanding(db, actor.deskId, supersedes);
  const at = new Date();
  const replaced = before && { number: before.number, hash: before.hash };
  const record = publishedRecord(publishedAs(draft, { number, at: at.toISOString(), supersedes: replaced }));
  const file = await putFile(new TextEncoder().encode(publishedJson(record)));
  const store = async (tx: Tx, createdAt: Date) => {
    if ((await nextNumber(tx, actor.deskId)) !== number) throw new Outrun();
    if (before) await findStanding(tx, actor.deskId, before.number);
    await assertStanding(tx, record);
    return storePublished(tx, actor, { record, file, supersedesId: before?.id ?? null, createdAt });
  };
  return write(actor, 'report.publish', store, requestId).then(numberOf, (error: unknown) => {
    if (error instanceof Outrun) return null;
    throw error;
  });
};

type Stored = {
  readonly record: PublishedRecord;
  readonly file: { sha256: string; size: number };
  readonly supersedesId: string | null;
  readonly createdAt: Date;
};

/** The report with its claims, and the export that it is. @returns what its event says */
const storePublished = async (tx: Tx, actor: Person, { record, file, supersedesId, createdAt }: Stored) => {
  const exported = await recordExport(tx, actor, record, 'published', createdAt);
  const { format: _, itemsSha256, ...about } = exported.change;
  const { number, at } = record.published;
  const row = {
    ...{ ...about, number, language: record.language, sha256: file.sha256, publishedAt: new Date(at) },
    ...{ exportId: exported.id, supersedesId },
  };
  const [id, { deskId, userId: publishedById }] = [newId(), actor];
  const create = { ...file, mediaType: 'application/json', createdAt };
  await tx.storedFile.upsert({ where: { sha256: file.sha256 }, create, update: {} });
  await tx.publishedReport.create({ data: { id, deskId, publishedById, ...row } });
  const items = record.manifest.items.map(({ shortText: __, ...item }) => item);
  await tx.publishedItem.createMany({ data: items.map((item) => ({ reportId: id, ...item })) });
  const hashes = { itemsSha256, publishedSha256: publishedItemsHash(items) };
  const change = { ...row, ...hashes, totals: totalsOf(record) };
  return { target: id, change, besides: exported.besides };
};

/** The file of a published report as it is kept: inert wherever somebody pastes it. */
const publishedJson = (record: object): string => `${inertJson(record, 2)}\n`;

const nextNumber = async (db: Tx, deskId: string): Promise<number> => {
  const { _max } = await db.publishedReport.aggregate({ where: { deskId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
};

/** The report that is to be superseded: neither withdrawn nor superseded before. */
const findStanding = async (db: Tx, deskId: string, number: number) => {
  const row = await db.publishedReport.findUnique({
    where: { deskId_number: { deskId, number } },
    include: { supersededBy: { select: { id: true } } },
  });
  if (!row) throw new DomainError('not-found');
  if (row.withdrawnAt || row.supersededBy) throw new DomainError('publish.superseded', { number });
  return row;
};

/** The number that was given. @throws DomainError input.invalid where the request was one for something else */
const numberOf = ({ action, change }: AuditEvent): number => {
  if (action !== 'report.publish')
    throw new DomainError('input.invalid', {}, [{ path: 'requestId', key: 'taken' }]);
  return (change as unknown as { number: number }).number;
};

/** How many claims it holds: kept with its event, for lists that would otherwise read every report. */
const totalsOf = ({ totals, items, notAssessed }: Report): PublishedTotals => ({
  ...totals,
  unapproved: items.filter(({ state }) => state !== 'approved').length,
  unassessed: notAssessed.length,
});

/** Claims of a published report, by verdict; how many of them were not approved; and how many have no verdict. */
export type PublishedTotals = Report['totals'] & { readonly unapproved: number; readonly unassessed: number };

/**
 * Say that a published report no longer stands. It stays where it is, with its number and its files, and says so.
 *
 * @param reason for those who read it
 * @throws DomainError permission.denied; not-found; publish.withdrawn
 */
export const withdrawReport = async (actor: Actor, number: number, reason: string): Promise<void> => {
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.withdraw' });
  await write(actor, 'report.withdraw', async (tx, withdrawnAt) => {
    const where = { deskId_number: { deskId: actor.deskId, number } };
    const row = await tx.publishedReport.findUnique({ where });
    if (!row) throw new DomainError('not-found');
    if (row.withdrawnAt) throw new DomainError('publish.withdrawn', { number });
    const data = { withdrawnAt, withdrawnById: actor.userId, withdrawnReason: reason };
    await tx.publishedReport.update({ where, data });
    const change = Object.fromEntries(Object.entries(data).map(([column, after]) => [column, [null, after]]));
    return { target: row.id, change };
  });
};
