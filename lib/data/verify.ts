import { setImmediate as breath } from 'node:timers/promises';
import { type AuditEvent, unhashed } from '@/lib/domain/audit';
import { type Fault, shown } from '@/lib/domain/fault';
import { canonicalJson } from '@/lib/domain/hash';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { equal, type Replay, recordsIn, replayOf } from '@/lib/domain/replay';
import { keyOf, type Row, type ToldTable, toldTables } from '@/lib/domain/telling';
import { beginning, type ChainEnd, endFaults, linkFaults } from '@/lib/domain/verify-chain';
import { recordFaults } from '@/lib/domain/verify-records';
import { database, inTransaction, type Tx } from './client';
import {
  derived,
  hashed,
  itemsHash,
  publishedItemsHash,
  quickSha256,
  type ReadTable,
  rowsOf,
} from './verify-rows';
import { verifyFiles, verifyTexts } from './verify-texts';
import { lockDesk, toAuditEvent } from './write';

/** What has been looked at so far. */
export type Progress = { readonly part: 'events' | 'rows' | 'texts' | 'files'; readonly done: number };

/** What a verification found. `faults` are the first of them, in the order in which they were found. */
export type Verification = {
  readonly deskId: string;
  readonly events: number;
  /** Hash of the newest event: kept elsewhere, it shows later that nothing before it was rewritten. */
  readonly head: string;
  readonly rows: number;
  readonly files: number;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly milliseconds: number;
};

/** More than anybody reads. */
const MOST = 1_000;

/**
 * Check all that a desk keeps against its log, while the desk goes on working: the chain of its events; every column of
 * articles, texts, claims and all that hangs on them, registry, snapshots, protected notes, interests, guideline,
 * exports, published reports with their files, memberships and the desk's options against the log done again; and texts, quotes, files, approvals and
 * pointers for themselves.
 *
 * Not covered: accounts, links for joining and counts of failed sign-ins (no desk's own), notifications, the search
 * index and the keys of likeness (all can be made anew), jobs of importing and feeds (how far they are; the articles
 * they made are covered), files of reports that were not published (kept for a day), and what no event tells: a row's place in the database (`AuditEvent.id`), sort keys,
 * a desk's name before it was first changed, and which claim a protected note belongs to.
 *
 * @throws Prisma's own when there is no such desk
 */
export const verifyDesk = async (
  db: Tx,
  deskId: string,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Verification> => {
  const begun = performance.now();
  const log = { replay: replayOf(deskId), end: beginning };
  const faults: Fault[] = [];
  faults.push(...(await follow(db, deskId, log, onProgress)));
  const counted = { rows: 0 };
  const count = (rows: number) => {
    counted.rows += rows;
    onProgress({ part: 'rows', done: counted.rows });
  };
  faults.push(...(await settled(db, deskId, log, count)));
  faults.push(...recordFaults(log.replay.expected));
  const texts = await verifyTexts(db, deskId, recordsIn(log.replay.expected), (done) =>
    onProgress({ part: 'texts', done }),
  );
  const kept = new Set([...texts.files, ...publishedFiles(log.replay)]);
  const files = await verifyFiles(db, kept, (done) => onProgress({ part: 'files', done }));
  faults.push(...texts.faults, ...files.faults);
  return {
    deskId,
    events: log.end.seq,
    head: log.end.hash,
    rows: counted.rows,
    files: files.count,
    faults: faults.slice(0, MOST),
    faultCount: faults.length,
    milliseconds: Math.round(performance.now() - begun),
  };
};

/** Published reports, and what was written of them. */
const publishedFiles = ({ expected }: Replay): string[] =>
  [...expected.PublishedReport.values(), ...expected.ReportFile.values()].map(({ sha256 }) => String(sha256));

/** `verifyDesk` for a person of the desk. @throws DomainError permission.denied */
export const verifyOwnDesk = async (actor: Actor): Promise<Verification> => {
  assertCan(actor, 'audit.verify');
  return verifyDesk(await database(), actor.deskId);
};

/** How far the log was followed. */
type Log = { replay: Replay; end: ChainEnd };

const PAGE = 1_000;

const hash = (event: AuditEvent): string => quickSha256(canonicalJson(unhashed(event)));

/** Read the log on from where it was left. @returns what is wrong with its events */
const follow = async (
  db: Tx,
  deskId: string,
  log: Log,
  onProgress: (progress: Progress) => void,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (;;) {
    const page = await db.auditEvent.findMany({
      where: { deskId, seq: { gt: log.end.seq } },
      orderBy: { seq: 'asc' },
      take: PAGE,
    });
    for (const event of page.map(toAuditEvent)) {
      faults.push(...linkFaults(log.end, event, hash), ...log.replay.take(event));
      log.end = event;
    }
    onProgress({ part: 'events', done: log.end.seq });
    if (page.length < PAGE) return faults;
    await breath();
  }
};

type ComparedTable = ReadTable | 'PublishedItem';

const tables: readonly ComparedTable[] = [...toldTables, 'ExportItem', 'PublishedItem'];

/**
 * Rows against the log. Where they differ, it may be that somebody was writing meanwhile: those tables are looked at
 * again while the desk is locked, with what the log has gained.
 */
const settled = async (db: Tx, deskId: string, log: Log, count: (rows: number) => void): Promise<Fault[]> => {
  const found = await compareAll(db, deskId, log.replay, tables, count);
  const ended = endFaults(log.end, await db.desk.findUniqueOrThrow({ where: { id: deskId } }));
  if (found.length + ended.length === 0) return [];
  return inTransaction(async (tx) => {
    const desk = await lockDesk(tx, deskId);
    if (desk.auditCount === log.end.seq) return [...ended, ...found];
    const later = await follow(tx, deskId, log, () => {});
    const again = tables.filter((table) => found.some((fault) => fault.table === table));
    const rows = await compareAll(tx, deskId, log.replay, again, () => {});
    return [...later, ...endFaults(log.end, desk), ...rows];
  }, 'ReadCommitted');
};

const compareAll = async (
  db: Tx,
  deskId: string,
  replay: Replay,
  some: readonly ComparedTable[],
  count: (rows: number) => void,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (const table of some) faults.push(...(await compareOne(db, deskId, replay, table, count)));
  return faults;
};

const compareOne = (
  db: Tx,
  deskId: string,
  replay: Replay,
  table: ComparedTable,
  count: (rows: number) => void,
): Promise<Fault[]> => {
  if (table === 'ExportItem') return compareItems(db, deskId, replay, count);
  if (table === 'PublishedItem') return comparePublished(db, replay, count);
  return compare(db, deskId, replay, table, count);
};

const compare = async (
  db: Tx,
  deskId: string,
  { expected }: Replay,
  table: ToldTable,
  count: (rows: number) => void,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for await (const page of rowsOf(db, deskId, table)) {
    for (const row of page) {
      const key = keyOf(table, row);
      seen.add(key);
      faults.push(...rowFaults(table, key, expected[table].get(key), row));
    }
    count(page.length);
    await breath();
  }
  for (const key of expected[table].keys())
    if (!seen.has(key)) faults.push({ kind: 'row.missing', table, id: key });
  return faults;
};

/** Which words were there is nobody's to read in a list of faults. */
const secret: ReadonlySet<string> = new Set(['text', 'salt']);

/** Told of a row and kept in others: compared there. */
const elsewhere: ReadonlySet<string> = new Set(['itemsSha256', 'publishedSha256']);

const rowFaults = (table: ToldTable, id: string, told: Row | undefined, row: Row): Fault[] => {
  if (!told) return [{ kind: 'row.unlogged', table, id }];
  const found = { ...row, ...hashed[table]?.(row) };
  const wanted = { ...told, ...derived[table]?.({ ...row, ...told }) };
  const columns = Object.keys(wanted).filter(
    (column) =>
      !elsewhere.has(column) && wanted[column] !== undefined && !equal(wanted[column], found[column]),
  );
  return [
    ...columns.map(
      (column): Fault => ({
        ...{ kind: 'row.column', table, id, column },
        ...(secret.has(column) ? {} : { expected: shown(wanted[column]), found: shown(found[column]) }),
      }),
    ),
    ...selfFaults(table, id, row),
  ];
};

/** What a row says of itself. */
const selfFaults = (table: ToldTable, id: string, row: Row): Fault[] => {
  if (table === 'ArticleVersion' && quickSha256(String(row.text)) !== row.sha256)
    return [{ kind: 'text.hash', table, id, column: 'text' }];
  if (table === 'ProtectedNote' && !isAsHashed(row))
    return [{ kind: 'note.hash', table, id, column: 'text' }];
  return [];
};

/** Destroyed, only the hash is left. */
const isAsHashed = ({ text, salt, sha256, destroyedAt }: Row): boolean =>
  destroyedAt === null ? quickSha256(`${salt}\n${text}`) === sha256 : text === null && salt === null;

/** The claims an export was made with: its event has one hash of all of them. */
const compareItems = async (
  db: Tx,
  deskId: string,
  { expected }: Replay,
  count: (rows: number) => void,
): Promise<Fault[]> => {
  const items = new Map<string, Row[]>();
  for await (const page of rowsOf(db, deskId, 'ExportItem')) {
    for (const { exportId, ...item } of page) {
      const all = items.get(String(exportId)) ?? [];
      all.push(item);
      items.set(String(exportId), all);
    }
    count(page.length);
  }
  return [...expected.Export].flatMap(([id, row]): Fault[] => {
    const found = itemsHash(items.get(id) ?? []);
    if (found === row.itemsSha256) return [];
    return [{ kind: 'export.items', table: 'ExportItem', id, expected: shown(row.itemsSha256), found }];
  });
};

/** The claims of each published report, likewise. */
const comparePublished = async (
  db: Tx,
  { expected }: Replay,
  count: (rows: number) => void,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (const [id, row] of expected.PublishedReport) {
    const items = await db.publishedItem.findMany({ where: { reportId: id } });
    const found = publishedItemsHash(items);
    count(items.length);
    if (found === row.publishedSha256) continue;
    const at = { table: 'PublishedItem', id, expected: shown(row.publishedSha256), found };
    faults.push({ kind: 'published.items', ...at });
  }
  return faults;
};
