/** The log done again: what every row has to hold if nobody touched the database past the verbs. */
import type { AuditEvent } from './audit';
import { type RecordKind, type Records, recordKinds } from './change';
import { type Fault, shown } from './fault';
import { canonicalJson } from './hash';
import { moves } from './review';
import { type Row, type Telling, type ToldTable, tableOf, tellingsOf, toldTables } from './telling';
import type { AssessmentState } from './verdict';

/** By table and key, the rows as the log says them. */
export type Expected = Readonly<Record<ToldTable, ReadonlyMap<string, Row>>>;

export type Replay = {
  readonly expected: Expected;
  /** Do one more event. @returns what is wrong with it */
  take(event: AuditEvent): Fault[];
};

/** A desk before anybody has changed its options. */
const plain: Row = {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', approvals: 1, blind: false, fetching: false },
  ...{ publishing: false, reporting: {} },
};

/** Equal as column values: lists and tables by what they hold, in any order of keys. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  return canonicalJson(a) === canonicalJson(b);
};

const isTime = (column: string): boolean => column === 'asOf' || column.endsWith('At');

/** Times may come without their milliseconds; the database has them. */
const told = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toldValue(column, value)]));

const toldValue = (column: string, value: unknown): unknown =>
  isTime(column) && typeof value === 'string' ? new Date(value).toISOString() : value;

const versioned: ReadonlySet<ToldTable> = new Set([tableOf.claim, tableOf.article]);

/** What undoing leaves is `proposed`: a second person's yes does not come back. */
const isLegal = (from: unknown, to: unknown, isUndo: boolean): boolean =>
  from === to ||
  (isUndo && to === 'proposed') ||
  Object.values(moves).some(
    (move) => move.to === to && (move.from as readonly AssessmentState[]).includes(from as AssessmentState),
  );

/** A replay of a desk's log, from its first event on. */
export const replayOf = (deskId: string): Replay => {
  const expected = Object.fromEntries(toldTables.map((table) => [table, new Map<string, Row>()])) as Record<
    ToldTable,
    Map<string, Row>
  >;
  expected.Desk.set(deskId, plain);

  const make = (one: Extract<Telling, { made: Row }>): Fault[] => {
    const rows = expected[one.table];
    if (!rows.has(one.key)) {
      rows.set(one.key, told(one.made));
      return [];
    }
    return one.once ? [] : [{ kind: 'log.record', table: one.table, id: one.key }];
  };

  const set = (one: Extract<Telling, { set: unknown }>, event: AuditEvent): Fault[] => {
    const rows = expected[one.table];
    const row = rows.get(one.key);
    const at = { table: one.table, id: one.key };
    if (!row) return [{ kind: 'log.record', ...at, found: `#${event.seq}` }];
    const next: Record<string, unknown> = { ...row };
    const faults: Fault[] = [];
    for (const [column, [before, after]] of Object.entries(one.set)) {
      const was = row[column];
      if (was !== undefined && before !== undefined && !equal(was, toldValue(column, before)))
        faults.push({ kind: 'log.before', ...at, column, expected: shown(was), found: shown(before) });
      if (one.table === 'Assessment' && column === 'state' && !isLegal(before, after, event.undoes !== null))
        faults.push({ kind: 'log.move', ...at, column, expected: shown(before), found: shown(after) });
      next[column] = toldValue(column, after);
    }
    if (versioned.has(one.table) && !one.quiet) next.version = Number(row.version) + 1;
    rows.set(one.key, next);
    return faults;
  };

  return {
    expected,
    take: (event) => tellingsOf(event).flatMap((one) => ('made' in one ? make(one) : set(one, event))),
  };
};

/** The records of the domain as the log says them. */
export const recordsIn = (expected: Expected): Records =>
  Object.fromEntries(
    recordKinds.map((kind: RecordKind) => [kind, expected[tableOf[kind]]]),
  ) as unknown as Records;
