import type { Actor } from '@/lib/domain/permissions';
import type { Draft } from '@/lib/formats/draft';
import { insertRows } from './bulk';
import type { Tx } from './client';
import { Prisma } from './generated/sqlite/client';

/** A draft with the ids it will have, and what it came in. */
export type NewArticle = {
  readonly articleId: string;
  readonly versionId: string;
  readonly draft: Draft;
  readonly fileName: string | null;
  /** Of the file it came in; stored already, with its row in `StoredFile`. */
  readonly sourceSha256: string;
  /** Line or record in that file; null where the file is the article. */
  readonly sourceLine: number | null;
  /** Null for what was handed in. */
  readonly fetchedAt: Date | null;
};

const articleColumns = {
  text: [
    ...(['id', 'deskId', 'title', 'titleKey', 'byline', 'publisher', 'agency', 'url'] as const),
    ...(['language', 'publishedOn', 'fileName'] as const),
  ],
  boolean: ['titleGiven'],
  time: ['createdAt'],
} as const;

const versionColumns = {
  text: ['id', 'articleId', 'text', 'sha256', 'sourceSha256', 'importedById', 'origin'],
  integer: ['number', 'sourceLine'],
  json: ['sentences', 'marks', 'removed'],
  time: ['importedAt', 'fetchedAt'],
} as const;

const searchColumns = {
  text: ['deskId', 'kind', 'ownerId', 'articleId', 'marked', 'folded'],
  integer: ['part'],
} as const;

/** Make articles of drafts, each with its first version, its words for searching and its keys of likeness. */
export async function storeArticles(
  tx: Tx,
  actor: Actor,
  articles: readonly NewArticle[],
  at: Date,
): Promise<void> {
  const { deskId } = actor;
  const importedById = actor.kind === 'person' ? actor.userId : null;
  const rows = articles.map(({ articleId: id, draft, fileName }) => {
    const { details, titleKey, titleGiven } = draft;
    return { ...details, id, deskId, titleKey, titleGiven, fileName, createdAt: at };
  });
  const versions = articles.map(({ versionId: id, articleId, draft, ...source }) => {
    const { text, sha256, sentences, marks, removed } = draft;
    const { sourceSha256, sourceLine, fetchedAt } = source;
    const what = { id, articleId, number: 1, text, sha256, sentences, marks, removed };
    return { ...what, sourceSha256, sourceLine, fetchedAt, importedAt: at, importedById, origin: 'import' };
  });
  const words = articles.flatMap(({ articleId, draft }) =>
    draft.search.map((row) => ({ ...row, deskId, kind: 'article', ownerId: articleId, articleId })),
  );
  const keys = articles.flatMap(({ versionId, draft }) => draft.likeness.map((key) => ({ versionId, key })));
  await insertRows(tx, 'Article', articleColumns, rows);
  await insertRows(tx, 'ArticleVersion', versionColumns, versions);
  await insertRows(tx, 'SearchText', searchColumns, words);
  await storeLikeness(tx, keys);
}

/** What the log says of an article that was imported: everything, the long texts by their hash. */
export const saidOf = ({ articleId: _, draft, fetchedAt, ...source }: NewArticle) => {
  const { details, titleGiven, sha256, sentencesSha256, marks, removed } = draft;
  const what = { details, titleGiven, sha256, sentencesSha256, marks, removed };
  return { ...what, ...source, fetchedAt: fetchedAt?.toISOString() ?? null };
};

/** Keep the keys of versions' texts (lib/domain/likeness.ts); a text may have the same key twice. */
export async function storeLikeness(
  tx: Tx,
  keys: readonly { readonly versionId: string; readonly key: number }[],
): Promise<void> {
  const once = new Map(keys.map((one) => [`${one.versionId} ${one.key}`, one]));
  await insertRows(tx, 'Likeness', { text: ['versionId'], integer: ['key'] }, [...once.values()]);
}

/** An article that has a text already. */
export type Known = { readonly articleId: string; readonly title: string };

/**
 * Which of these texts are the current ones of articles of the desk, by their SHA-256. Within a transaction that has
 * locked the desk: of two imports of one text the second finds the first. CROSS keeps SQLite from asking the index
 * once for every article of the desk.
 */
export async function knownTexts(
  tx: Tx,
  deskId: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Known & { sha256: string })[]>`
    SELECT v."sha256" AS "sha256", a."id" AS "articleId", a."title" AS "title"
    FROM "ArticleVersion" v CROSS JOIN "Article" a
    WHERE a."id" = v."articleId" AND a."currentNumber" = v."number" AND v."sha256" IN (${Prisma.join([...hashes])}) AND a."deskId" = ${deskId} AND a."deletedAt" IS NULL`;
  return new Map(rows.map(({ sha256, ...known }) => [sha256, known]));
}

/** Which of these files are articles of the desk, as they are or as they once came. */
export async function knownFiles(
  tx: Tx,
  deskId: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Known & { sha256: string })[]>`
    SELECT v."sourceSha256" AS "sha256", a."id" AS "articleId", a."title" AS "title"
    FROM "ArticleVersion" v CROSS JOIN "Article" a
    WHERE a."id" = v."articleId" AND v."sourceSha256" IN (${Prisma.join([...hashes])}) AND v."sourceLine" IS NULL
      AND a."deskId" = ${deskId} AND a."deletedAt" IS NULL`;
  return new Map(rows.map(({ sha256, ...known }) => [sha256, known]));
}
