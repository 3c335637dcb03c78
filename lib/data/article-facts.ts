import type { ArticleQuery, Facet, Sort } from '@/lib/domain/article-list';
import { type Actor, can } from '@/lib/domain/permissions';
import { Prisma } from './generated/sqlite/client';
import { type HiddenSql, readerOf } from './sealed';
import { matchSql } from './search-index';

const { sql, join, raw } = Prisma;
const ALWAYS = sql`1 = 1`;
const NEVER = sql`1 = 0`;

/**
 * Claims with their verdicts as they stand in each article, counted; a claim that stands there twice counts once, where
 * it stands first. One that the current version has lost still counts: somebody has to say what becomes of it.
 */
const tally = (deskId: string, hidden: HiddenSql) => sql`
  WITH "current" AS MATERIALIZED (
    SELECT a."id" FROM "Article" a WHERE a."deskId" = ${deskId} AND a."deletedAt" IS NULL
  )
  SELECT v."id" AS "articleId", COUNT(*) AS "claims",
    SUM(CASE WHEN s."verdict" = 'confirmed' THEN 1 ELSE 0 END) AS "confirmed",
    SUM(CASE WHEN s."verdict" = 'unconfirmed' THEN 1 ELSE 0 END) AS "unconfirmed",
    SUM(CASE WHEN s."verdict" = 'disputed' THEN 1 ELSE 0 END) AS "disputed",
    SUM(CASE WHEN s."verdict" IS NULL THEN 1 ELSE 0 END) AS "none",
    SUM(CASE WHEN c."layer" = 'content' THEN 1 ELSE 0 END) AS "content",
    SUM(CASE WHEN c."layer" = 'attribution' THEN 1 ELSE 0 END) AS "attribution"
  FROM "current" v
  JOIN "Occurrence" o ON o."articleId" = v."id" AND o."deletedAt" IS NULL
  JOIN "Claim" c ON c."id" = o."claimId" AND c."deletedAt" IS NULL
  LEFT JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."deletedAt" IS NULL
    AND c."id" NOT IN (${hidden.verdicts})
  WHERE c."id" NOT IN (${hidden.claims}) AND NOT EXISTS (
    SELECT 1 FROM "Occurrence" e
    WHERE e."claimId" = o."claimId" AND e."articleId" = o."articleId" AND e."deletedAt" IS NULL AND e."id" < o."id"
  )
  GROUP BY v."id"`;

/** A row for each article of a desk: what it can be filtered, counted and ordered by. */
export const factsSql = (deskId: string, hidden: HiddenSql) => sql`
  SELECT a."id", a."publisher", a."language", a."publishedOn", a."createdAt", a."titleKey",
    substr(a."publishedOn", 1, 4) AS "year",
    COALESCE(t."claims", 0) AS "claims", COALESCE(t."confirmed", 0) AS "confirmed",
    COALESCE(t."unconfirmed", 0) AS "unconfirmed", COALESCE(t."disputed", 0) AS "disputed",
    COALESCE(t."none", 0) AS "none",
    COALESCE(t."content", 0) AS "content", COALESCE(t."attribution", 0) AS "attribution"
  FROM "Article" a LEFT JOIN (${tally(deskId, hidden)}) AS t ON t."articleId" = a."id"
  WHERE a."deskId" = ${deskId} AND a."deletedAt" IS NULL`;

const either = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? ALWAYS : sql`(${join([...conditions], ' OR ')})`;

const oneOf = (column: string, values: readonly string[]): Prisma.Sql =>
  values.length === 0 ? ALWAYS : sql`${raw(`"${column}"`)} IN (${join([...values])})`;

/** What it takes, in the columns of the facts, to have a value that is not a column of its own. */
export const VALUE_SQL = {
  verdict: {
    confirmed: sql`"confirmed" > 0`,
    unconfirmed: sql`"unconfirmed" > 0`,
    disputed: sql`"disputed" > 0`,
    none: sql`"none" > 0`,
  },
  progress: {
    new: sql`"claims" = 0`,
    working: sql`"none" > 0`,
    done: sql`"claims" > 0 AND "none" = 0`,
  },
  layer: { content: sql`"content" > 0`, attribution: sql`"attribution" > 0` },
} as const satisfies Partial<Record<Facet, Record<string, Prisma.Sql>>>;

/** What an article has to meet, filter by filter. */
export const filterSql: Readonly<Record<Facet, (query: ArticleQuery) => Prisma.Sql>> = {
  verdict: (query) => either(query.verdict.map((value) => VALUE_SQL.verdict[value])),
  progress: (query) => either(query.progress.map((value) => VALUE_SQL.progress[value])),
  layer: (query) => either(query.layer.map((value) => VALUE_SQL.layer[value])),
  publisher: (query) => oneOf('publisher', query.publisher),
  year: (query) => oneOf('year', query.year),
  language: (query) => oneOf('language', query.language),
};

/** What narrows the list besides the filters that are counted: the words looked for, and the first and last date. */
export const scopeSql = (actor: Actor, query: ArticleQuery, hidden: HiddenSql): Prisma.Sql =>
  join([wordsSql(actor, query, hidden), dateSql('>=', query.from), dateSql('<=', query.to)], ' AND ');

/** Dates are compared as far as both are known: January 2022 may lie after 10 January 2022. */
const dateSql = (order: '>=' | '<=', date: string | undefined): Prisma.Sql =>
  date === undefined
    ? ALWAYS
    : sql`substr("publishedOn", 1, ${raw(String(date.length))}) ${raw(order)}
        substr(CAST(${date} AS TEXT), 1, length("publishedOn"))`;

/** Articles with the words in their title or text, or in a claim or what hangs on it, as far as the actor may read it. */
const wordsSql = (actor: Actor, query: ArticleQuery, hidden: HiddenSql): Prisma.Sql => {
  if (query.q === '') return ALWAYS;
  const everyone = ['article', 'claim', 'note', 'evidence'] as const;
  const kinds = can(actor, 'note.read-internal') ? ([...everyone, 'comment'] as const) : everyone;
  const found = matchSql(actor.deskId, query.q, { exactAccents: query.exact === '1', kinds });
  if (!found) return NEVER;
  const readable = can(actor, 'note.read-internal')
    ? ALWAYS
    : sql`("kind" <> 'note' OR "ownerId" IN (SELECT "id" FROM "SourcingNote" WHERE "visibility" = 'public'))`;
  return sql`"id" IN (
    WITH "found" AS (SELECT "kind", "ownerId", "articleId", "claimId" FROM (${found}) AS "any" WHERE ${readable}
      AND ("kind" NOT IN ('note', 'comment') OR "ownerId" NOT IN (${secretWords(actor, hidden)}))
      AND ("kind" = 'article' OR "claimId" NOT IN (${hidden.claims})))
    SELECT "articleId" FROM "found" WHERE "kind" = 'article'
    UNION
    SELECT o."articleId" FROM "found" JOIN "Occurrence" o ON o."claimId" = "found"."claimId"
    WHERE "found"."kind" <> 'article' AND o."deletedAt" IS NULL)`;
};

/** Notes and comments of others on claims whose verdict is hidden. */
const secretWords = (actor: Actor, { verdicts }: HiddenSql): Prisma.Sql => sql`
  SELECT n."id" FROM "SourcingNote" n
  WHERE n."claimId" IN (${verdicts}) AND n."authorId" <> ${readerOf(actor)}
  UNION ALL
  SELECT k."id" FROM "Comment" k
  WHERE k."claimId" IN (${verdicts}) AND k."authorId" <> ${readerOf(actor)}`;

/** The orders, each made complete by the id. Articles without a date come last. */
export const ORDER_SQL: Readonly<Record<Sort, Prisma.Sql>> = {
  newest: sql`"createdAt" DESC, "id"`,
  oldest: sql`"createdAt", "id"`,
  title: sql`"titleKey", "id"`,
  published: sql`"publishedOn" IS NULL, "publishedOn" DESC, "id"`,
  unconfirmed: sql`"unconfirmed" DESC, "createdAt" DESC, "id"`,
};
