import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import {
  EntryOutcome,
  ImportFileState,
  type ImportFileView,
  ImportState,
  type ImportSummary,
  type ImportView,
} from '@/lib/domain/import-job';
import { type Removed, removedInAll } from '@/lib/domain/mark';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database } from './client';
import type { ImportFile, ImportJob, Prisma } from './generated/sqlite/client';
import { namesOf } from './people';

/** Files that one look at a job shows, and jobs that one look at a desk does. */
const FILES_SHOWN = 200;
const JOBS_SHOWN = 50;

/** How far an import is. @throws DomainError permission.denied, not-found */
export const readImport = async (actor: Actor, id: string): Promise<ImportView> => {
  const job = await findJob(actor, id);
  const [summary] = await summaries([job]);
  if (!summary) throw new DomainError('not-found');
  return { ...summary, shown: (await filesShown(id)).map(fileView) };
};

/** The imports of a desk, newest first. @throws DomainError permission.denied */
export const listImports = async (actor: Actor): Promise<ImportSummary[]> => {
  assertCan(actor, 'article.import');
  const where = { deskId: actor.deskId };
  const { importJob } = await database();
  return summaries(await importJob.findMany({ where, orderBy: { createdAt: 'desc' }, take: JOBS_SHOWN }));
};

const findJob = async (actor: Actor, id: string): Promise<ImportJob> => {
  assertCan(actor, 'article.import');
  const job = await (await database()).importJob.findFirst({ where: { id, deskId: actor.deskId } });
  if (!job) throw new DomainError('not-found');
  return job;
};

const sums = { size: true, position: true, imported: true, known: true, refused: true } as const;
const over = { in: ['done', 'refused'] };

const summaries = async (jobs: readonly ImportJob[]): Promise<ImportSummary[]> => {
  const db = await database();
  const where = { jobId: { in: jobs.map(({ id }) => id) } };
  const all = await db.importFile.groupBy({ by: ['jobId'], where, _count: true, _sum: sums });
  const done = await db.importFile.groupBy({ by: ['jobId'], where: { ...where, state: over }, _count: true });
  const names = await namesOf(
    db,
    jobs.map(({ createdById }) => createdById),
  );
  return jobs.map((job): ImportSummary => {
    const { size, position, imported, known, refused } =
      all.find(({ jobId }) => jobId === job.id)?._sum ?? {};
    return {
      ...{ id: job.id, state: ImportState.parse(job.state), code: job.code as ErrorCode | null },
      by: job.createdById && (names[job.createdById] ?? null),
      ...{ createdAt: job.createdAt.toISOString(), endedAt: job.endedAt?.toISOString() ?? null },
      files: all.find(({ jobId }) => jobId === job.id)?._count ?? 0,
      filesDone: done.find(({ jobId }) => jobId === job.id)?._count ?? 0,
      ...{ bytes: size ?? 0, bytesDone: position ?? 0 },
      outcomes: { imported: imported ?? 0, known: known ?? 0, refused: refused ?? 0 },
    };
  });
};

/** Those at work and those that went wrong before those that wait or are done. */
const filesShown = async (jobId: string): Promise<ImportFile[]> => {
  const { importFile } = await database();
  const some = (where: Prisma.ImportFileWhereInput, take: number) =>
    importFile.findMany({ where: { jobId, ...where }, orderBy: { number: 'asc' }, take });
  const notable = { OR: [{ state: { in: ['reading', 'refused'] } }, { refused: { gt: 0 } }] };
  const first = await some(notable, FILES_SHOWN);
  const others = await some({ NOT: notable }, FILES_SHOWN - first.length);
  return [...first, ...others].sort((a, b) => a.number - b.number);
};

const fileView = (file: ImportFile): ImportFileView => ({
  ...{ id: file.id, number: file.number, fileName: file.fileName, size: file.size, position: file.position },
  state: ImportFileState.parse(file.state),
  outcomes: { imported: file.imported, known: file.known, refused: file.refused },
  code: file.code as ErrorCode | null,
  details: (file.details ?? {}) as Readonly<Record<string, unknown>>,
});

/** A line of an import's report. `articleId` and `title`: of the article made, or of the one that has this text. */
export type ReportLine = {
  readonly fileName: string;
  /** Line or record in the file, from 1. */
  readonly line: number;
  readonly outcome: EntryOutcome;
  readonly articleId: string | null;
  readonly title: string | null;
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** The same with what was taken out of the text of an article that was made; null where nothing was. */
export type ReportedLine = ReportLine & { readonly removed: Removed | null };

const PAGE = 1_000;

/**
 * What came of every record of an import so far, file by file, read as it is asked for.
 *
 * @throws DomainError permission.denied, not-found
 */
export const importReport = async (actor: Actor, id: string): Promise<AsyncIterable<ReportedLine>> => {
  await findJob(actor, id);
  return reportLines(id);
};

async function* reportLines(jobId: string): AsyncGenerator<ReportedLine> {
  const { importFile } = await database();
  for (let after = 0; ; ) {
    const page = { where: { jobId, number: { gt: after } }, orderBy: { number: 'asc' }, take: PAGE } as const;
    const files = await importFile.findMany(page);
    for (const file of files) yield* linesOf(file);
    if (files.length < PAGE) return;
    after = files.at(-1)?.number ?? after;
  }
}

async function* linesOf(file: ImportFile): AsyncGenerator<ReportedLine> {
  const { importEntry } = await database();
  const versions = { where: { number: 1 }, select: { removed: true } };
  const article = { select: { title: true, versions } };
  for (let line = 0; file.imported + file.known + file.refused > 0; ) {
    const where = { fileId: file.id, line: { gt: line } };
    const entries = await importEntry.findMany({
      ...{ where, orderBy: { line: 'asc' }, take: PAGE, include: { article } },
    });
    for (const { article: found, code, details, ...entry } of entries)
      yield {
        ...{ fileName: file.fileName, line: entry.line, outcome: EntryOutcome.parse(entry.outcome) },
        ...{ articleId: entry.articleId, title: found?.title ?? null },
        ...reason(code, details),
        removed: entry.outcome === 'imported' ? removedFrom(found?.versions[0]?.removed) : null,
      };
    if (entries.length < PAGE) break;
    line = entries.at(-1)?.line ?? line;
  }
  if (file.code === null) return;
  const all = {
    fileName: file.fileName,
    line: file.line,
    outcome: 'refused',
    articleId: null,
    title: null,
    removed: null,
  } as const;
  yield { ...all, ...reason(file.code, file.details) };
}

const removedFrom = (kept: unknown): Removed | null => {
  const removed: Removed = { controls: 0, bidi: 0, ...(kept ?? {}) };
  return removedInAll(removed) > 0 ? removed : null;
};

const reason = (code: string | null, details: unknown) => ({
  code: code as ErrorCode | null,
  details: (details ?? {}) as Readonly<Record<string, unknown>>,
});
