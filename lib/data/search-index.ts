import { OVERLAP_WORDS, searchRows, wordsOf } from '../domain/search-rows';
import { searchable } from '../domain/text';
import type { Engine } from './address';
import { insertRows } from './bulk';
import { engine, type PrismaClient, type Tx } from './client';
import { Prisma } from './generated/sqlite/client';

/** What can be found. */
export const searched = ['article', 'claim', 'note', 'evidence', 'comment'] as const;
export type Searched = (typeof searched)[number];

/** A text as it is put into the index: one row for each article, claim or note. */
export type Entry = {
  deskId: string;
  kind: Searched;
  /** Id of the article, claim or note. */
  ownerId: string;
  articleId: string | null;
  claimId: string | null;
  text: string;
};

/** What was found; its text is read where it lives. */
export type Hit = Pick<Entry, 'kind' | 'ownerId' | 'articleId' | 'claimId'>;

/** Put a text into the index, in the place of an earlier one of the same owner. */
export async function indexText(tx: Tx, { text, ...entry }: Entry): Promise<void> {
  await unindex(tx, entry.kind, entry.ownerId);
  await tx.searchText.createMany({ data: searchRows(searchable(text)).map((row) => ({ ...entry, ...row })) });
}

/** The same for owners of whom nothing is in the index yet, by a few statements for many. */
export async function indexTexts(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const rows = entries.flatMap(({ text, ...entry }) =>
    searchRows(searchable(text)).map((row) => ({ ...entry, ...row })),
  );
  const columns = {
    text: ['deskId', 'kind', 'ownerId', 'articleId', 'claimId', 'marked', 'folded'],
    integer: ['part'],
  } as const;
  await insertRows(tx, 'SearchText', columns, rows);
}

/** Take a text out of the index; nothing happens where there is none. */
export async function unindex(tx: Tx, kind: Searched, ownerId: string): Promise<void> {
  await tx.searchText.deleteMany({ where: { kind, ownerId } });
}

/** How and how much to look for. */
export type Search = {
  /** Whether `ba` finds only itself, not `bà`. */
  exactAccents?: boolean;
  /** All of them when left out. */
  kinds?: readonly Searched[];
  limit?: number;
  offset?: number;
};

/**
 * Texts of a desk in which the words of `query` follow one another, the last of them as the beginning of a word.
 *
 * @returns best first; none for a query without words
 */
export async function matchText(
  tx: Pick<PrismaClient, '$queryRaw'>,
  deskId: string,
  query: string,
  { exactAccents = false, kinds = searched, limit = 50, offset = 0 }: Search = {},
): Promise<Hit[]> {
  const found = matchSql(deskId, query, { exactAccents, kinds });
  if (!found) return [];
  return tx.$queryRaw<Hit[]>`
    SELECT "kind", "ownerId", "articleId", "claimId" FROM (${found}) AS "found"
    GROUP BY "kind", "ownerId", "articleId", "claimId"
    ORDER BY max("score") DESC, max("id") DESC
    LIMIT ${limit} OFFSET ${offset}`;
}

/**
 * The same search as a part of another statement: rows of `id`, `kind`, `ownerId`, `articleId`, `claimId`, `score`,
 * an owner several times where its text has several rows. @returns null for a query without words
 */
export function matchSql(
  deskId: string,
  query: string,
  { exactAccents, kinds }: Required<Pick<Search, 'exactAccents' | 'kinds'>>,
): Prisma.Sql | null {
  const column = exactAccents ? 'marked' : 'folded';
  const words = wordsOf(searchable(query)[column]).slice(0, OVERLAP_WORDS);
  if (words.length === 0 || kinds.length === 0) return null;

  const { from, matches, score } = DIALECTS[engine()](column, words.join(' '));
  return Prisma.sql`
    SELECT s."id", s."kind", s."ownerId", s."articleId", s."claimId", ${score} AS "score"
    FROM ${from}
    WHERE ${matches} AND s."deskId" = ${deskId} AND s."kind" IN (${Prisma.join([...kinds])})`;
}

type Dialect = (
  column: 'marked' | 'folded',
  words: string,
) => { from: Prisma.Sql; matches: Prisma.Sql; score: Prisma.Sql };

/** The one place where the engines differ. Words are letters, marks and digits: nothing in them needs escaping. */
const DIALECTS: Record<Engine, Dialect> = {
  sqlite: (column, words) => ({
    // CROSS keeps the order: the planner would otherwise ask the index once for every text of the desk.
    from: Prisma.sql`"SearchIndex" CROSS JOIN "SearchText" s ON s."id" = "SearchIndex".rowid`,
    matches: Prisma.sql`"SearchIndex" MATCH ${`${column} : "${words}" *`}`,
    score: Prisma.sql`-"SearchIndex".rank`,
  }),
  postgresql: (column, words) => {
    const vector = Prisma.raw(`to_tsvector('simple', s."${column}")`);
    // Cut by the same parser as the texts; written as text it ends with its last word, which then becomes a prefix.
    const phrase = Prisma.sql`(phraseto_tsquery('simple', ${words})::text || ':*')::tsquery`;
    return {
      from: Prisma.sql`"SearchText" s`,
      matches: Prisma.sql`${vector} @@ ${phrase}`,
      score: Prisma.sql`ts_rank(${vector}, ${phrase})`,
    };
  },
};
