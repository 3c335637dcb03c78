/** New claims with all that was made with them, stored by a few statements for many. */
import { apply, type Change, noRecords, type Patch, type RecordKind } from '@/lib/domain/change';
import { tableOf } from '@/lib/domain/telling';
import { type Columns, insertRows, updateRows } from './bulk';
import type { Tx } from './client';
import { columnsOf } from './columns';
import { entriesOf } from './reindex';
import { indexTexts } from './search-index';

type Made = Extract<Patch, { create: unknown }>;

/** What is made together, in the order in which one thing points at another. */
const columns: Partial<Readonly<Record<RecordKind, Columns<string>>>> = {
  claim: {
    ...columnsOf.Claim,
    // Its assessment is not there yet.
    text: ['deskId', ...(columnsOf.Claim.text ?? []).filter((name) => name !== 'assessmentId')],
  },
  occurrence: columnsOf.Occurrence,
  assessment: columnsOf.Assessment,
  note: columnsOf.SourcingNote,
  origin: { text: ['id', 'deskId', 'name', 'createdById'], time: ['createdAt', 'deletedAt'] },
  evidence: columnsOf.Evidence,
  search: columnsOf.SearchLogEntry,
  contact: columnsOf.ContactAttempt,
};

const isMade = (one: Patch): one is Made => 'create' in one && columns[one.kind] !== undefined;

/** Whether the change makes claims and nothing else than what hangs on them. */
export const isMaking = (change: Change): boolean => {
  const made = new Set(change.flatMap((one) => ('create' in one ? [one.id] : [])));
  return change.every((one) => isMade(one) || (one.kind === 'claim' && made.has(one.id)));
};

/** Store changes that make claims, in any number; the search index follows. */
export const saveMade = async (tx: Tx, deskId: string, changes: readonly Change[]): Promise<void> => {
  const all = changes.flat();
  for (const [kind, typed] of Object.entries(columns)) {
    const rows = all
      .filter((one) => isMade(one) && one.kind === kind)
      .map((one) => rowOf(one, deskId, typed));
    await insertRows(tx, tableOf[kind as RecordKind], typed, rows);
  }
  const after = changes.map((change) => apply(noRecords, change));
  // A claim points at its assessment, which points at the claim.
  const claims = after.flatMap(({ claim }) => [...claim.values()]);
  const standing = claims.map(({ id, assessmentId, version }) => ({ id, assessmentId, version }));
  await updateRows(tx, 'Claim', { text: ['assessmentId'], integer: ['version'] }, standing);
  await indexTexts(
    tx,
    after.flatMap((records) => entriesOf(deskId, records)),
  );
};

type Row = Record<string, string | number | boolean | object | null>;

/** Times may come without their milliseconds; the database has them. */
const rowOf = (one: Patch, deskId: string, { time }: Columns<string>): Row => {
  const given: Row = 'create' in one ? { ...one.create, deskId } : {};
  const times = (time ?? []).flatMap((column) =>
    typeof given[column] === 'string' ? [[column, new Date(given[column]).toISOString()]] : [],
  );
  return { ...given, ...Object.fromEntries(times) };
};
