/** Files of large reports: asked for, watched, cancelled, taken along, and gone after a day. */
import { z } from 'zod';
import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { AskedFile, assertMayAsk, PUBLICATION, ReportFileState } from '@/lib/domain/report-file';
import { ReportFormat } from '@/lib/formats/report-format';
import { dropFile, dropUnnamed, isIntact, readThrough } from '@/lib/outside/files';
import { dropAttempts } from '@/lib/outside/written';
import { database, inTransaction } from './client';
import { askFile } from './file-asking';
import type { ReportFile } from './generated/sqlite/client';
import { endExport } from './report-file-runner';

/** Milliseconds that a file is kept. */
const KEPT = 24 * 3_600_000;

/** A file as whoever asked for it sees it. */
export type ReportFileView = {
  readonly id: string;
  /** `published`: a report that is published in this way, which is no file to be fetched. */
  readonly format: ReportFormat | typeof PUBLICATION;
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
  /** Of the report that was published. */
  readonly number: number | null;
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
  const person = asPerson(actor);
  assertMayAsk(person, asked);
  const text = JSON.stringify(asked);
  return askFile(person, { ...about, format, asked }, (one) => JSON.stringify(AskedFile.parse(one)) === text);
};

const Kind = z.union([ReportFormat, z.literal(PUBLICATION)]);
const Numbered = z.object({ number: z.int() });

const viewOf = (row: ReportFile): ReportFileView => ({
  id: row.id,
  format: Kind.parse(row.format),
  title: row.title,
  state: ReportFileState.parse(row.state),
  done: row.done,
  total: row.total,
  size: row.size,
  // Both were written by our own.
  code: row.code as ErrorCode | null,
  details: (row.details ?? {}) as Record<string, unknown>,
  number: Numbered.safeParse(row.details).data?.number ?? null,
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

/** A file that is written, as it is handed on. `size` in bytes. */
type OpenFile = { readonly format: ReportFormat; readonly title: string; readonly size: number };

/**
 * The bytes of a file that is written, for who made it and still may read what is in it.
 *
 * @throws DomainError permission.denied; not-found, also for other people's, and while it is not written; import.altered
 */
export const openReportFile = async (
  actor: Actor,
  id: string,
): Promise<{ file: OpenFile; chunks: AsyncIterable<Uint8Array> }> => {
  const row = await ownFile(actor, id);
  const format = ReportFormat.safeParse(row.format).data;
  if (!format) throw new DomainError('not-found');
  assertMayAsk(actor, AskedFile.parse(row.asked));
  if (row.state !== 'done' || row.sha256 === null || row.size === null) throw new DomainError('not-found');
  if (!(await isIntact(row.sha256))) throw new DomainError('import.altered');
  return { file: { format, title: row.title, size: row.size }, chunks: readThrough(row.sha256) };
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
