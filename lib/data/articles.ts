import type { ArticleDetails } from '@/lib/domain/article';
import type { ImportOutcome, PastedText } from '@/lib/domain/article-source';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { draftOne, type OneDraft } from '@/lib/formats/drafts';
import { givenName } from '@/lib/formats/file-name';
import { formatOf } from '@/lib/formats/format-of';
import type { Source } from '@/lib/formats/source';
import { getFile, isIntact, putFile, readThrough } from '@/lib/outside/files';
import { parseApart } from '@/lib/outside/parse';
import { database, type Tx } from './client';
import { knownFiles, knownTexts, saidOf, storeArticles } from './store-articles';
import { write } from './write';

/** A file's bytes, or a text that was pasted. */
export type ArticleSource = Source | PastedText;

/** All that importing stores, worked out before the transaction opens. `fetchedAt`: null for what was handed in. */
export type Prepared = OneDraft & { readonly source: Source; readonly fetchedAt: Date | null };

/**
 * Make an article of a file or a pasted text: recognise, extract, normalise, take the date off its head, name,
 * split, store. The original bytes are kept.
 *
 * @returns the new article's id; with a `requestId` seen before, the one it made the first time
 * @throws DomainError permission.denied, text.empty, text.binary, text.too-large, text.undecodable, text.format;
 *   text.duplicate with `articleId` and `title` when the desk has this text
 */
export const importArticle = async (
  actor: Actor,
  source: ArticleSource,
  requestId: string | null = null,
): Promise<{ articleId: string }> => {
  assertCan(actor, 'article.import');
  return storePrepared(actor, await prepare(source), requestId);
};

/** Make an article of what was prepared. @throws DomainError permission.denied; text.duplicate as `importArticle` */
export const storePrepared = async (
  actor: Actor,
  { draft, mediaType, source, fetchedAt }: Prepared,
  requestId: string | null = null,
): Promise<{ articleId: string }> => {
  const fileName = source.fileName ?? null;
  const { sha256: sourceSha256, size } = await putFile(source.bytes);
  const work = async (tx: Tx, at: Date) => {
    await refuseDuplicate(tx, actor.deskId, draft.sha256, sourceSha256);
    const file = { sha256: sourceSha256, size, mediaType, createdAt: at };
    await tx.storedFile.upsert({ where: { sha256: sourceSha256 }, create: file, update: {} });
    const [articleId, versionId] = [newId(), newId()];
    const origin = { fileName, sourceSha256, sourceLine: null, fetchedAt };
    const article = { articleId, versionId, draft, ...origin };
    await storeArticles(tx, actor, [article], at);
    return { target: articleId, change: { ...saidOf(article), mediaType, size } };
  };
  const event = await write(actor, 'article.import', work, requestId);
  return { articleId: event.target };
};

/**
 * Import several, one after the other; what is refused stops none of the others.
 *
 * @throws DomainError permission.denied
 */
export const importEach = async (
  actor: Actor,
  sources: readonly ArticleSource[],
): Promise<ImportOutcome[]> => {
  assertCan(actor, 'article.import');
  const outcomes: ImportOutcome[] = [];
  for (const source of sources) outcomes.push(await importOne(actor, source));
  return outcomes;
};

const importOne = async (actor: Actor, source: ArticleSource): Promise<ImportOutcome> => {
  const fileName = 'bytes' in source ? (source.fileName ?? null) : null;
  try {
    const { articleId } = await importArticle(actor, source);
    const where = { id: articleId };
    const { title } = await (await database()).article.findUniqueOrThrow({ where, select: { title: true } });
    return { outcome: 'imported', fileName, articleId, title };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, details } = error;
    if (code !== 'text.duplicate') return { outcome: 'refused', fileName, code, details };
    return {
      outcome: 'duplicate',
      fileName,
      articleId: String(details.articleId),
      title: String(details.title),
    };
  }
};

/** In bytes: a larger file is read while it is sent. */
const HELD = 20 * 2 ** 20;

/**
 * The bytes a version of an article came in, for download: the whole file, also where it holds other articles.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles; import.altered
 */
export const articleSource = async (
  actor: Actor,
  articleId: string,
  number: number,
): Promise<{
  bytes: Uint8Array | AsyncIterable<Uint8Array>;
  mediaType: string;
  fileName: string | null;
}> => {
  assertCan(actor, 'article.read');
  const version = await (await database()).articleVersion.findFirst({
    where: { articleId, number, article: { deskId: actor.deskId, deletedAt: null } },
    select: { source: true, article: { select: { fileName: true } } },
  });
  if (!version) throw new DomainError('not-found');
  const { sha256, size, mediaType } = version.source;
  if (size > HELD && !(await isIntact(sha256))) throw new DomainError('import.altered');
  const bytes = size > HELD ? readThrough(sha256) : await getFile(sha256);
  return { bytes, mediaType, fileName: version.article.fileName };
};

/** In bytes: a text of this size is split and hashed in less time than it takes to hand it to another process. */
const AT_ONCE = 32 * 1024;

/**
 * What importing stores of a source, without storing it.
 *
 * @param known comes before what the source says of itself
 * @throws DomainError as `importArticle`, without text.duplicate
 */
export const prepare = async (
  given: ArticleSource,
  known: Partial<ArticleDetails> = {},
): Promise<Prepared> => {
  const source = 'bytes' in given ? named(given) : { bytes: new TextEncoder().encode(given.text) };
  const { bytes, ...options } = {
    ...source,
    said: { ...('bytes' in given ? {} : withoutText(given)), ...known },
  };
  const isPlain = formatOf(source) === 'text' && bytes.byteLength <= AT_ONCE;
  const made = isPlain ? await draftOne(bytes, options) : await parseApart('draft', bytes, options);
  return { ...made, source, fetchedAt: null };
};

const withoutText = ({ text: _, ...details }: PastedText): Partial<ArticleDetails> => details;

const named = (source: Source): Source => ({
  ...source,
  fileName: givenName(source.fileName ?? '') || undefined,
});

/** Within the transaction, in which the desk is locked: of two imports of the same text the second finds the first. */
const refuseDuplicate = async (
  tx: Tx,
  deskId: string,
  textSha256: string,
  sourceSha256: string,
): Promise<void> => {
  const texts = await knownTexts(tx, deskId, [textSha256]);
  const same = texts.get(textSha256) ?? (await knownFiles(tx, deskId, [sourceSha256])).get(sourceSha256);
  if (same) throw new DomainError('text.duplicate', same);
};
