import { newId } from '@/lib/domain/ids';
import type { EntryOutcome } from '@/lib/domain/import-job';
import type { Actor } from '@/lib/domain/permissions';
import type { RecordDraft } from '@/lib/formats/drafts';
import { insertRows } from './bulk';
import { inTransaction, type Tx } from './client';
import type { Prisma } from './generated/sqlite/client';
import { type Known, knownFiles, knownTexts, type NewArticle, saidOf, storeArticles } from './store-articles';
import { lockDesk, record } from './write';

/** A job in the hands of this process. */
export type Run = {
  readonly jobId: string;
  readonly actor: Actor;
  /** The word by which this process has it. */
  readonly runner: string;
};

/** The file that records are of, as far as storing them needs it. */
export type RecordsOf = { readonly id: string; readonly fileName: string; readonly sha256: string };

/** A record of a file, ready to be stored. */
export type Item = {
  readonly file: RecordsOf;
  /** Of a file that is the article, as recognised; null where the file holds many. */
  readonly mediaType: string | null;
  readonly record: RecordDraft;
};

/** How a file stands after a batch, if it still stood as `from` when the batch began. */
export type Advance = {
  readonly fileId: string;
  readonly from: number;
  readonly set: Prisma.ImportFileUpdateManyMutationInput;
};

/** Media type of a stored file until it was opened. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Somebody else has taken the job, it was cancelled, or a file is not where this process left it. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What came of a record. */
type Entry = {
  readonly item: Item;
  readonly outcome: EntryOutcome;
  readonly articleId: string | null;
};

/**
 * Store a batch in one transaction: its articles, a line of the report for each record, and how far the files are, with
 * one event that names every article by its hashes. Killed before it is through, nothing of it is there.
 *
 * @throws Stopped when the job is no longer this process's, or the files are not where it left them
 */
export const storeBatch = async (
  { jobId, actor, runner }: Run,
  items: readonly Item[],
  advances: readonly Advance[],
): Promise<void> =>
  inTransaction(async (tx) => {
    await lockDesk(tx, actor.deskId);
    const at = new Date();
    await beat(tx, jobId, runner, at);
    const entries = await outcomesOf(tx, actor.deskId, items);
    const articles = entries.flatMap((entry) => newArticle(entry) ?? []);
    await nameTypes(tx, items);
    await storeArticles(tx, actor, articles, at);
    await storeEntries(tx, entries);
    for (const advance of advances) await advanceFile(tx, advance, countsOf(entries, advance.fileId));
    if (articles.length === 0) return;
    const change = { articles: articles.map((one) => ({ articleId: one.articleId, ...saidOf(one) })) };
    await record(tx, actor, 'article.import-batch', { target: jobId, change }, at);
  }, 'ReadCommitted');

/** Files were kept before anybody looked into them. */
const nameTypes = async (tx: Tx, items: readonly Item[]): Promise<void> => {
  for (const mediaType of new Set(items.flatMap((item) => item.mediaType ?? []))) {
    const these = items.filter((item) => item.mediaType === mediaType).map(({ file }) => file.sha256);
    const where = { sha256: { in: these }, mediaType: UNKNOWN_TYPE };
    await tx.storedFile.updateMany({ where, data: { mediaType } });
  }
};

/** Say that this process is still at the job. @throws Stopped when it is not */
export const beat = async (tx: Tx, jobId: string, runner: string, at: Date): Promise<void> => {
  const mine = { id: jobId, state: 'running', runner };
  const { count } = await tx.importJob.updateMany({ where: mine, data: { beatAt: at } });
  if (count === 0) throw new Stopped();
};

/** Of two records with one text the first is imported. */
const outcomesOf = async (tx: Tx, deskId: string, items: readonly Item[]): Promise<Entry[]> => {
  const drafts = items.flatMap(({ record }) => ('draft' in record ? [record.draft.sha256] : []));
  const wholes = items.flatMap(({ mediaType, file }) => (mediaType === null ? [] : [file.sha256]));
  const texts = await knownTexts(tx, deskId, drafts);
  const files = await knownFiles(tx, deskId, wholes);
  const inBatch = new Map<string, string>();
  return items.map((item): Entry => {
    const { record, file, mediaType } = item;
    if (!('draft' in record)) return { item, outcome: 'refused', articleId: null };
    const { sha256 } = record.draft;
    const known: Known | undefined =
      texts.get(sha256) ?? (mediaType === null ? undefined : files.get(file.sha256));
    const earlier = known?.articleId ?? inBatch.get(sha256);
    if (earlier) return { item, outcome: 'known', articleId: earlier };
    const articleId = newId();
    inBatch.set(sha256, articleId);
    return { item, outcome: 'imported', articleId };
  });
};

const newArticle = ({ item: { file, mediaType, record }, outcome, articleId }: Entry): NewArticle | null => {
  if (outcome !== 'imported' || articleId === null || !('draft' in record)) return null;
  const source = {
    sourceSha256: file.sha256,
    sourceLine: mediaType === null ? record.line : null,
    fetchedAt: null,
  };
  return { articleId, versionId: newId(), draft: record.draft, fileName: file.fileName, ...source };
};

const storeEntries = (tx: Tx, entries: readonly Entry[]): Promise<void> =>
  insertRows(
    tx,
    'ImportEntry',
    { text: ['fileId', 'outcome', 'articleId', 'code'], integer: ['line'], json: ['details'] },
    entries.map(({ item: { file, record }, outcome, articleId }) => {
      const { code, details } = 'code' in record ? record : { code: null, details: null };
      return { fileId: file.id, line: record.line, outcome, articleId, code, details };
    }),
  );

const countsOf = (entries: readonly Entry[], fileId: string) => {
  const of = (wanted: EntryOutcome) =>
    entries.filter(({ item, outcome }) => item.file.id === fileId && outcome === wanted).length;
  return {
    imported: { increment: of('imported') },
    known: { increment: of('known') },
    refused: { increment: of('refused') },
  };
};

const advanceFile = async (
  tx: Tx,
  { fileId, from, set }: Advance,
  counts: ReturnType<typeof countsOf>,
): Promise<void> => {
  const where = { id: fileId, position: from, state: { in: ['waiting', 'reading'] } };
  const { count } = await tx.importFile.updateMany({ where, data: { ...counts, ...set } });
  if (count === 0) throw new Stopped();
};
