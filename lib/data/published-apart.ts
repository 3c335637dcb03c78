/** Formats of large published reports: asked for, written by a process of their own, and the same ever after. */
import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { ReportFileState, WRITTEN_APART } from '@/lib/domain/report-file';
import { ReportFormat } from '@/lib/formats/report-format';
import { isIntact, readThrough } from '@/lib/outside/files';
import { database, inTransaction, type Tx } from './client';
import { Prisma, type ReportFile } from './generated/sqlite/client';
import { type Published, readPublishedAbout } from './published-list';
import { wakeExports } from './report-file-runner';
import { lockDesk } from './write';

/** Claims that a published report prints. */
export const claimsIn = ({ totals }: Pick<Published, 'totals'>): number =>
  totals.confirmed + totals.unconfirmed + totals.disputed + totals.unassessed;

/** Whether the formats of a published report are written by a process of their own. */
export const isApart = (row: Pick<Published, 'totals'>): boolean => claimsIn(row) > WRITTEN_APART;

/** How far a format of a published report is. `none`: nobody has asked for it. */
export type PublishedFile = {
  readonly format: ReportFormat;
  readonly state: ReportFileState | 'none';
  /** Claims that are through, of how many. */
  readonly done: number;
  readonly total: number;
  /** In bytes, when it is written. */
  readonly size: number | null;
  /** Why it failed, and what with. */
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
};

const viewOf = (report: Published, format: ReportFormat, row: ReportFile | undefined): PublishedFile => ({
  format,
  state: row ? ReportFileState.parse(row.state) : 'none',
  done: row?.done ?? 0,
  total: row?.total || claimsIn(report),
  size: row?.size ?? null,
  // Both were written by our own.
  code: (row?.code ?? null) as ErrorCode | null,
  details: (row?.details ?? {}) as Record<string, unknown>,
});

/** JSON is the published file itself. */
const recordOf = async (report: Published): Promise<PublishedFile> => {
  const { storedFile } = await database();
  const { size } = await storedFile.findUniqueOrThrow({ where: { sha256: report.sha256 } });
  const total = claimsIn(report);
  return { format: 'json', state: 'done', done: total, total, size, code: null, details: {} };
};

/** A published report and how far each of its formats is. @throws DomainError permission.denied; not-found */
export const readPublishedFiles = async (
  actor: Actor,
  number: number,
): Promise<{ about: Published; files: PublishedFile[] }> => {
  const about = await readPublishedAbout(actor, number);
  const rows = await (await database()).reportFile.findMany({ where: { reportId: about.id } });
  const record = await recordOf(about);
  const files = ReportFormat.options.map((format) =>
    format === 'json'
      ? record
      : viewOf(
          about,
          format,
          rows.find((one) => one.format === format),
        ),
  );
  return { about, files };
};

/** Milliseconds after which a format that could not be written is tried again for who merely fetches it. */
const TRIED_AGAIN = 10 * 60_000;

/** Who has a format written. */
type Asking = {
  /** Where the server is found, `https://verimark.example.org`: what is written keeps it. */
  readonly origin: string;
  /** The person who asks; null: somebody outside the desk. */
  readonly by: string | null;
  /** When it may have failed last, to be tried again. */
  readonly failedBefore?: Date;
};

/** Have a format of a large published report written, unless it is, or is on its way. @returns how far it is */
export const askPublishedFile = async (
  deskId: string,
  report: Published,
  format: ReportFormat,
  { origin, by, failedBefore = new Date(Date.now() - TRIED_AGAIN) }: Asking,
): Promise<PublishedFile> => {
  if (format === 'json') return recordOf(report);
  const where = { reportId_format: { reportId: report.id, format } };
  const asked = async (db: Tx): Promise<ReportFile | null> => {
    const known = await db.reportFile.findUnique({ where });
    return known?.state === 'failed' && (known.endedAt ?? failedBefore) <= failedBefore ? null : known;
  };
  // Whoever merely looks again keeps nobody of the desk waiting.
  const before = await asked(await database());
  if (before) return viewOf(report, format, before);
  const row = await inTransaction(async (tx) => {
    await lockDesk(tx, deskId);
    const known = await asked(tx);
    if (known) return known;
    const { publishedById } = await tx.publishedReport.findUniqueOrThrow({ where: { id: report.id } });
    const begun = {
      ...{ deskId, reportId: report.id, format, title: report.title, total: claimsIn(report), done: 0 },
      ...{ createdById: by ?? publishedById, asked: { origin }, state: 'waiting', createdAt: new Date() },
      ...{ code: null, details: Prisma.DbNull, endedAt: null },
    };
    return tx.reportFile.upsert({ where, create: { id: newId(), ...begun }, update: begun });
  }, 'ReadCommitted');
  wakeExports();
  return viewOf(report, format, row);
};

/** A format of a published report that is written. `size` in bytes. */
export type OpenPublished = {
  readonly sha256: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/**
 * The bytes of a format, read as they are sent; null while it is not written. Whether it may be read is the caller's to
 * ask before.
 *
 * @throws DomainError publish.tampered
 */
export const openPublishedFile = async (
  { id, number, sha256: record }: Published,
  format: ReportFormat,
): Promise<OpenPublished | null> => {
  const db = await database();
  const where = { reportId_format: { reportId: id, format } };
  const sha256 = format === 'json' ? record : (await db.reportFile.findUnique({ where }))?.sha256;
  if (!sha256) return null;
  if (!(await isIntact(sha256))) throw new DomainError('publish.tampered', { number });
  const { size } = await db.storedFile.findUniqueOrThrow({ where: { sha256 } });
  return { sha256, size, chunks: readThrough(sha256) };
};
