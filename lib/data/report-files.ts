/** Files of large reports: asked for, watched, cancelled, taken along, and gone after a day. */
import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { AskedFile, assertMayAsk, ON_THE_WAY, ReportFileState } from '@/lib/domain/report-file';
import { ReportFormat } from '@/lib/formats/report-format';
import { dropFile, dropUnnamed, isIntact, readThrough } from '@/lib/outside/files';
import { dropAttempts } from '@/lib/outside/written';
import { database, inTransaction } from './client';
import type { ReportFile } from './generated/sqlite/client';
import { endExport, wakeExports } from './report-file-runner';
import { lockDesk } from './write';

/** Milliseconds that a file is kept. */
const KEPT = 24 * 3_600_000;

/** A file as whoever asked for it sees it. */
export type ReportFileView = {
  readonly id: string;
  readonly format: ReportFormat;
  readonly title: string;
  readonly state: ReportFileState;
  /** Claims that are through, of how many. */
  readonly done: number;
  readonly total: number;
  /** In bytes, when it is written. */
  readonly size: number | null;
  /** Why it failed, and what with. */
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly endedAt: string | null;
};

type Person = Actor & { kind: 'person' };

const asPerson = (actor: Actor): Person => {
  assertCan(actor, 'report.export');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.export' });
  return actor;
};

/**
 * Have a report written as a file, apart from the server. Who asks for the same again while it is on its way gets the
 * one that is.
 *
 * @param about what it is called until it is written, and how many claims it is likely to hold
 * @throws DomainError permission.denied; report.too-many while so many of one's own are on their way
 */
export const askReportFile = async (
  actor: Actor,
  { asked, format, ...about }: { asked: AskedFile; format: ReportFormat; title: string; total: number },
): Promise<string> => {
  const { deskId, userId: createdById } = asPerson(actor);
  assertMayAsk(actor, asked);
  const own = { deskId, createdById, reportId: null };
  const id = await inTransaction(async (tx) => {
    await lockDesk(tx, deskId);
    const where = { ...own, state: { in: ['waiting', 'writing'] } };
    const onTheWay = await tx.reportFile.findMany({ where, orderBy: { createdAt: 'desc' } });
    const same = onTheWay.find((one) => one.format === format && isSame(AskedFile.parse(one.asked), asked));
    if (same) return same.id;
    assertRoom(onTheWay);
    const row = { id: newId(), ...own, format, ...about, asked, state: 'waiting', createdAt: new Date() };
    await tx.reportFile.create({ data: row });
    return row.id;
  }, 'ReadCommitted');
  wakeExports();
  return id;
};

const isSame = (one: AskedFile, other: AskedFile): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Seconds after which it is worth asking again. */
const LATER = 30;

const assertRoom = (onTheWay: readonly { id: string }[]): void => {
  if (onTheWay.length < ON_THE_WAY) return;
  throw new DomainError('report.too-many', { limit: ON_THE_WAY, fileId: onTheWay[0]?.id, seconds: LATER });
};

const viewOf = (row: ReportFile): ReportFileView => ({
  id: row.id,
  format: ReportFormat.parse(row.format),
  title: row.title,
  state: ReportFileState.parse(row.state),
  done: row.done,
  total: row.total,
  size: row.size,
  // Both were written by our own.
  code: row.code as ErrorCode | null,
  details: (row.details ?? {}) as Record<string, unknown>,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** A file is its maker's alone, also within the desk: others learn not even that it is there. */
const ownFile = async (actor: Actor, id: string): Promise<ReportFile> => {
  const { deskId, userId: createdById } = asPerson(actor);
  const where = { id, deskId, createdById, reportId: null };
  const row = await (await database()).reportFile.findFirst({ where });
  if (!row) throw new DomainError('not-found');
  return row;
};

/** How far a file of one's own is. @throws DomainError permission.denied; not-found, also for other people's */
export const reportFile = async (actor: Actor, id: string): Promise<ReportFileView> =>
  viewOf(await ownFile(actor, id));

/** One's own files in the desk that are still kept, the newest first. @throws DomainError permission.denied */
export const listReportFiles = async (actor: Actor): Promise<ReportFileView[]> => {
  const { deskId, userId: createdById } = asPerson(actor);
  const createdAt = { gt: new Date(Date.now() - KEPT) };
  const rows = await (await database()).reportFile.findMany({
    where: { deskId, createdById, reportId: null, createdAt },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(viewOf);
};

/**
 * The bytes of a file that is written, for who made it and still may read what is in it.
 *
 * @throws DomainError permission.denied; not-found, also for other people's, and while it is not written; import.altered
 */
export const openReportFile = async (
  actor: Actor,
  id: string,
): Promise<{ file: ReportFileView & { size: number }; chunks: AsyncIterable<Uint8Array> }> => {
  const row = await ownFile(actor, id);
  assertMayAsk(actor, AskedFile.parse(row.asked));
  if (row.state !== 'done' || row.sha256 === null || row.size === null) throw new DomainError('not-found');
  if (!(await isIntact(row.sha256))) throw new DomainError('import.altered');
  return { file: { ...viewOf(row), size: row.size }, chunks: readThrough(row.sha256) };
};

/**
 * Give up a file that is on its way, or throw away one that is written. Nothing of it is left.
 *
 * @throws DomainError permission.denied; not-found, also for other people's
 */
export const cancelReportFile = async (actor: Actor, id: string): Promise<void> => {
  await ownFile(actor, id);
  const { reportFile: files } = await database();
  const { count } = await files.updateMany({
    where: { id, state: { in: ['waiting', 'writing'] } },
    data: { state: 'cancelled', runner: null, endedAt: new Date() },
  });
  if (count > 0) return endExport(id);
  // It may have been finished since.
  await removed(await ownFile(actor, id));
};

/** Take a file away for good, its bytes too unless something else is made of them. */
const removed = async ({ id, sha256 }: ReportFile): Promise<void> => {
  const isAlone = await inTransaction(async (tx) => {
    await tx.reportFile.deleteMany({ where: { id } });
    if (sha256 === null) return false;
    const alone = {
      ...{ sha256, versions: { none: {} }, snapshots: { none: {} }, imports: { none: {} } },
      ...{ published: { none: {} }, reports: { none: {} } },
    };
    return (await tx.storedFile.deleteMany({ where: alone })).count > 0;
  });
  await dropAttempts(id, null);
  if (isAlone && sha256 !== null) await dropFile(sha256);
};

/** Take away what has been kept for a day. Files of published reports stay. */
export const removeOldFiles = async (now = Date.now()): Promise<void> => {
  const createdAt = { lt: new Date(now - KEPT) };
  const states = ['done', 'cancelled', 'failed'];
  const where = { reportId: null, createdAt, state: { in: states } };
  for (const row of await (await database()).reportFile.findMany({ where })) await removed(row);
};

/** Which of these bytes a row names. */
const named = async (hashes: readonly string[]): Promise<ReadonlySet<string>> => {
  const where = { sha256: { in: [...hashes] } };
  const rows = await (await database()).storedFile.findMany({ where, select: { sha256: true } });
  return new Set(rows.map(({ sha256 }) => sha256));
};

/** Take away what is nobody's: files that have been kept for a day, and bytes that no row names. */
export const tidyFiles = async (): Promise<void> => {
  await removeOldFiles();
  await dropUnnamed(named);
};
