/** How a report is published once it is built: the record is sealed under the desk's next number, kept, and told of. */
import type { AuditEvent } from '@/lib/domain/audit';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type PublishedRecord, publishedRecord } from '@/lib/domain/manifest';
import type { Actor } from '@/lib/domain/permissions';
import { publishedAs, type Report, type UnassessedItem } from '@/lib/domain/report';
import { inertJsonPieces } from '@/lib/formats/report-json';
import { placeFile, type Weighed, weighFile } from '@/lib/outside/files';
import { dropWritten, writeWhole } from '@/lib/outside/written';
import { insertRows } from './bulk';
import { database, type Tx } from './client';
import { assertSound, recordExport } from './exports';
import type { Statement } from './report';
import { among } from './row-sets';
import { readHidden } from './sealed';
import { publishedItemsHash } from './verify-rows';
import { write } from './write';

type Person = Actor & { kind: 'person' };

/** So often others may be first: then something else is wrong. */
const ATTEMPTS = 20;

/** What publishing is told beside the report. */
export type Publishing = {
  /** Number of the report that it takes the place of; null: of none. */
  readonly supersedes: number | null;
  /** The same publishes once. */
  readonly requestId: string;
  /** Is called after each piece of the record: some for its head, two for each claim. */
  readonly onPiece?: () => void;
  /** What else is written in the transaction that publishes. */
  readonly besides?: (tx: Tx, done: Done, at: Date) => Promise<void>;
};

/** A report that is about to have been published. */
export type Done = { readonly number: number; readonly title: string; readonly file: Weighed };

/**
 * Publish a report that was built for this person.
 *
 * @returns its number
 * @throws DomainError not-found; rules.refused; publish.empty, publish.sealed, publish.superseded, publish.busy
 */
export const publishDraft = async (actor: Person, draft: Statement, how: Publishing): Promise<number> => {
  assertSound(draft.report);
  await assertOpen(actor, draft.report);
  const bared = { ...draft, report: withoutKept(draft.report) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const number = await tryPublish(actor, bared, how);
    if (number !== null) return number;
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
  { report, assessmentOf }: Statement,
  how: Publishing,
): Promise<number | null> => {
  const { supersedes, requestId, besides } = how;
  const db = await database();
  const number = await nextNumber(db, actor.deskId);
  const before = supersedes === null ? null : await findStanding(db, actor.deskId, supersedes);
  const at = new Date();
  const replaced = before && { number: before.number, hash: before.hash };
  const record = publishedRecord(publishedAs(report, { number, at: at.toISOString(), supersedes: replaced }));
  const name = newId();
  try {
    const file = await writtenRecord(record, name, how);
    const store = async (tx: Tx, createdAt: Date) => {
      if ((await nextNumber(tx, actor.deskId)) !== number) throw new Outrun();
      if (before) await findStanding(tx, actor.deskId, before.number);
      await assertStanding(tx, record);
      const stored = await storePublished(tx, actor, {
        record,
        assessmentOf,
        file,
        supersedesId: before?.id ?? null,
        createdAt,
      });
      await besides?.(tx, { number, title: record.title, file }, createdAt);
      await placeFile(file);
      return stored;
    };
    return numberOf(await write(actor, 'report.publish', store, requestId));
  } catch (error) {
    if (error instanceof Outrun) return null;
    throw error;
  } finally {
    await dropWritten(name);
  }
};

/** The file of a published report as it is kept: inert wherever somebody pastes it. */
const writtenRecord = async (
  record: PublishedRecord,
  name: string,
  { onPiece }: Publishing,
): Promise<Weighed> => {
  function* pieces() {
    for (const piece of inertJsonPieces(record)) {
      yield piece;
      onPiece?.();
    }
    yield '\n';
  }
  return weighFile(await writeWhole(name, pieces()));
};

type Stored = Pick<Statement, 'assessmentOf'> & {
  readonly record: PublishedRecord;
  readonly file: Weighed;
  readonly supersedesId: string | null;
  readonly createdAt: Date;
};

/** The report with its claims, and the export that it is. @returns what its event says */
const storePublished = async (tx: Tx, actor: Person, stored: Stored) => {
  const { record, assessmentOf, file, supersedesId, createdAt } = stored;
  const exported = await recordExport(tx, actor, { ...record, assessmentOf }, 'published', createdAt);
  const { format: _, itemsSha256, ...about } = exported.change;
  const { number, at } = record.published;
  const row = {
    ...{ ...about, number, language: record.language, sha256: file.sha256, publishedAt: new Date(at) },
    ...{ exportId: exported.id, supersedesId },
  };
  const [id, { deskId, userId: publishedById }] = [newId(), actor];
  const { sha256, size } = file;
  const create = { sha256, size, mediaType: 'application/json', createdAt };
  await tx.storedFile.upsert({ where: { sha256: file.sha256 }, create, update: {} });
  await tx.publishedReport.create({ data: { id, deskId, publishedById, ...row } });
  const items = record.manifest.items.map(({ shortText: __, ...item }) => item);
  await insertRows(
    tx,
    'PublishedItem',
    ITEM,
    items.map((item) => ({ reportId: id, ...item })),
  );
  const hashes = { itemsSha256, publishedSha256: publishedItemsHash(items) };
  const change = { ...row, ...hashes, totals: totalsOf(record) };
  return { target: id, change, besides: exported.besides };
};

const ITEM = { text: ['reportId', 'claimId', 'sha256'], integer: ['number'] } as const;

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

/** How many claims it holds: kept with its event, for lists that would otherwise read every report. */
const totalsOf = ({ totals, items, notAssessed }: Report): PublishedTotals => ({
  ...totals,
  unapproved: items.filter(({ state }) => state !== 'approved').length,
  unassessed: notAssessed.length,
});

/** Claims of a published report, by verdict; how many of them were not approved; and how many have no verdict. */
export type PublishedTotals = Report['totals'] & { readonly unapproved: number; readonly unassessed: number };

/** The number that was given. @throws DomainError input.invalid where the request was one for something else */
export const numberOf = ({ action, change }: AuditEvent): number => {
  if (action !== 'report.publish')
    throw new DomainError('input.invalid', {}, [{ path: 'requestId', key: 'taken' }]);
  return (change as unknown as { number: number }).number;
};
