import type { ArticleDetails } from '@/lib/domain/article';
import type { ImportOutcome, PastedText } from '@/lib/domain/article-source';
import { takeDateHead } from '@/lib/domain/dates';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { canonicalJson, sha256 } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { splitSentences } from '@/lib/domain/sentences';
import { collationKey, shorten } from '@/lib/domain/text';
import { givenName } from '@/lib/formats/file-name';
import { detectLanguage } from '@/lib/formats/language';
import { readSource, type Source } from '@/lib/formats/recognise';
import { getFile, putFile } from '@/lib/outside/files';
import { database, type Tx } from './client';
import { indexArticle } from './reindex';
import { write } from './write';

/** In code points: what fits a line of the list. */
const TITLE_MAX = 120;

/** A file's bytes, or a text that was pasted. */
export type ArticleSource = Source | PastedText;

/** All that importing stores, worked out before the transaction opens. */
type Draft = {
  readonly source: Source;
  readonly mediaType: string;
  readonly details: ArticleDetails;
  readonly titleGiven: boolean;
  readonly text: string;
  readonly sha256: string;
  readonly sentences: readonly number[];
};

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
  const draft = await prepare(source);
  const stored = await putFile(draft.source.bytes);
  const work = async (tx: Tx, at: Date) => {
    await refuseDuplicate(tx, actor.deskId, draft.sha256, stored.sha256);
    const versionId = newId();
    const articleId = await create(tx, actor, draft, stored, versionId, at);
    return { target: articleId, change: { ...said(draft), versionId, ...kept(stored) } };
  };
  const event = await write(actor, 'article.import', work, requestId);
  return { articleId: event.target };
};

/** What the log says of an import: everything, the long texts by their hash. */
const said = ({ text: _, sentences, source, ...draft }: Draft) => ({
  ...draft,
  fileName: source.fileName ?? null,
  sentencesSha256: sha256(canonicalJson(sentences)),
});

const kept = ({ sha256: sourceSha256, size }: { sha256: string; size: number }) => ({ sourceSha256, size });

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

/**
 * The bytes a version of an article came in, for download.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const articleSource = async (
  actor: Actor,
  articleId: string,
  number: number,
): Promise<{ bytes: Uint8Array; mediaType: string; fileName: string | null }> => {
  assertCan(actor, 'article.read');
  const version = await (await database()).articleVersion.findFirst({
    where: { articleId, number, article: { deskId: actor.deskId, deletedAt: null } },
    select: { sourceSha256: true, source: true, article: { select: { fileName: true } } },
  });
  if (!version) throw new DomainError('not-found');
  const bytes = await getFile(version.sourceSha256);
  return { bytes, mediaType: version.source.mediaType, fileName: version.article.fileName };
};

const prepare = async (given: ArticleSource): Promise<Draft> => {
  const source = 'bytes' in given ? named(given) : { bytes: new TextEncoder().encode(given.text) };
  const { text: whole, mediaType, ...found } = readSource(source);
  const said: Partial<ArticleDetails> = { ...found, ...('bytes' in given ? {} : withoutText(given)) };
  const { date, text: body } = takeDateHead(whole);
  const text = body.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new DomainError('text.empty');
  const language = said.language ?? (await detectLanguage(text));
  const sentences = splitSentences(text, language);
  const first = sentences[0];
  const details: ArticleDetails = {
    title: said.title ?? shorten(oneLine(text.slice(first?.start, first?.end)), TITLE_MAX),
    byline: said.byline ?? null,
    publisher: said.publisher ?? null,
    agency: said.agency ?? null,
    url: said.url ?? null,
    language,
    publishedOn: said.publishedOn ?? date,
  };
  return {
    source,
    mediaType,
    details,
    titleGiven: said.title !== undefined,
    text,
    sha256: sha256(text),
    sentences: sentences.flatMap(({ start, end }) => [start, end]),
  };
};

const withoutText = ({ text: _, ...details }: PastedText): Partial<ArticleDetails> => details;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

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
  const candidates = await tx.articleVersion.findMany({
    where: { OR: [{ sha256: textSha256 }, { sourceSha256 }], article: { deskId, deletedAt: null } },
    select: {
      sourceSha256: true,
      number: true,
      article: { select: { id: true, title: true, currentNumber: true } },
    },
  });
  const same = candidates.find(
    (one) => one.sourceSha256 === sourceSha256 || one.number === one.article.currentNumber,
  );
  if (same)
    throw new DomainError('text.duplicate', { articleId: same.article.id, title: same.article.title });
};

const create = async (
  tx: Tx,
  actor: Actor,
  { source, mediaType, details, titleGiven, text, sha256, sentences }: Draft,
  stored: { sha256: string; size: number },
  versionId: string,
  at: Date,
): Promise<string> => {
  const articleId = newId();
  const file = { ...stored, mediaType, createdAt: at };
  await tx.storedFile.upsert({ where: { sha256: stored.sha256 }, create: file, update: {} });
  await tx.article.create({
    data: {
      ...details,
      id: articleId,
      deskId: actor.deskId,
      titleKey: collationKey(details.title),
      titleGiven,
      fileName: source.fileName ?? null,
      createdAt: at,
    },
  });
  await tx.articleVersion.create({
    data: {
      id: versionId,
      articleId,
      number: 1,
      text,
      sha256,
      sourceSha256: stored.sha256,
      sentences: [...sentences],
      importedAt: at,
      importedById: actor.kind === 'person' ? actor.userId : null,
    },
  });
  await indexArticle(tx, actor.deskId, articleId);
  return articleId;
};
