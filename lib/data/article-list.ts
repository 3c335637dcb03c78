import {
  type ArticleList,
  type ArticleQuery,
  type ArticleRow,
  type Facet,
  type FacetCount,
  facets,
  PAGE_SIZE,
  progressOf,
  type VerdictCounts,
  VerdictOrNone,
} from '@/lib/domain/article-list';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { factsSql, filterSql, ORDER_SQL, scopeSql, VALUE_SQL } from './article-facts';
import { findHits } from './article-hits';
import { database } from './client';
import { Prisma } from './generated/sqlite/client';
import { hiddenSql } from './sealed';

const { sql, join, raw } = Prisma;

/**
 * One page of a desk's articles: filtered, counted, in order. With words to look for, each comes with the places
 * where they stand. A page beyond the last is the last.
 *
 * @throws DomainError permission.denied
 */
export const listArticles = async (actor: Actor, query: ArticleQuery): Promise<ArticleList> => {
  assertCan(actor, 'article.read');
  const { total, counts, found } = await ask(actor, query, query.page);
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / PAGE_SIZE)));
  const onPage = page === query.page ? found : (await ask(actor, query, page)).found;
  return { rows: await readRows(actor, query, onPage), total, page, counts };
};

/** A line of the answer: how many articles a value would show, or an article of the page and its place on it. */
type Line = { name: Facet | 'total' | 'row'; value: string; count: number | bigint } & Record<
  VerdictOrNone,
  number | bigint
>;

/**
 * Page and counts in one statement, since adding up the claims is what takes long. Each article is marked with the
 * filters it fails: it is on the list when it fails none, and counts for a value of a filter when it fails no other.
 */
const ask = async (actor: Actor, query: ArticleQuery, page: number) => {
  const misses = facets.map(
    (facet) => sql`CASE WHEN ${filterSql[facet](query)} THEN 0 ELSE 1 END AS ${missOf(facet)}`,
  );
  const missed = join(facets.map(missOf), ' + ');
  const db = await database();
  const hidden = await hiddenSql(db, actor);
  const lines = await db.$queryRaw<Line[]>`
    WITH "facts" AS (${factsSql(actor.deskId, hidden)}),
    "judged" AS (SELECT "facts".*, ${join(misses)} FROM "facts" WHERE ${scopeSql(actor, query, hidden)}),
    "marked" AS MATERIALIZED (SELECT "judged".*, ${missed} AS "missed" FROM "judged")
    SELECT * FROM (
      SELECT 'row' AS "name", "id" AS "value", ROW_NUMBER() OVER (ORDER BY ${ORDER_SQL[query.sort]}) AS "count",
        "confirmed", "unconfirmed", "disputed", "none"
      FROM "marked" WHERE "missed" = 0
      ORDER BY "count" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}
    ) AS "page"
    UNION ALL ${countingSql('total', sql`''`, sql`"missed" = 0`)}
    ${join(
      facets.flatMap(countsOf).map((one) => sql`UNION ALL ${one}`),
      ' ',
    )}`;
  const of = (name: Line['name']): FacetCount[] =>
    lines.filter((line) => line.name === name).map(({ value, count }) => ({ value, count: Number(count) }));
  const counts = Object.fromEntries(facets.map((facet) => [facet, ordered(facet, of(facet))]));
  return {
    total: of('total')[0]?.count ?? 0,
    counts: counts as ArticleList['counts'],
    found: lines.filter(({ name }) => name === 'row').toSorted((a, b) => Number(a.count) - Number(b.count)),
  };
};

const missOf = (facet: Facet): Prisma.Sql => raw(`"miss_${facet}"`);

const countingSql = (name: Line['name'], value: Prisma.Sql, where: Prisma.Sql): Prisma.Sql =>
  sql`SELECT ${raw(`'${name}'`)} AS "name", ${value} AS "value", COUNT(*) AS "count", 0, 0, 0, 0
    FROM "marked" WHERE ${where}`;

const countsOf = (facet: Facet): Prisma.Sql[] => {
  const others = sql`"missed" - ${missOf(facet)} = 0`;
  if (facet === 'publisher' || facet === 'year' || facet === 'language') {
    const column = raw(`"${facet}"`);
    return [sql`${countingSql(facet, column, sql`${others} AND ${column} IS NOT NULL`)} GROUP BY ${column}`];
  }
  return Object.entries(VALUE_SQL[facet]).map(([value, has]) =>
    countingSql(facet, raw(`'${value}'`), sql`${others} AND ${has}`),
  );
};

/** Years newest first, names most frequent first; the others in the order of their table. */
const ordered = (facet: Facet, counts: readonly FacetCount[]): readonly FacetCount[] => {
  if (facet === 'year') return counts.toSorted((a, b) => Number(b.value) - Number(a.value));
  if (facet === 'publisher' || facet === 'language') return counts.toSorted((a, b) => b.count - a.count);
  return counts;
};

const readRows = async (actor: Actor, query: ArticleQuery, found: readonly Line[]): Promise<ArticleRow[]> => {
  if (found.length === 0) return [];
  const ids = found.map(({ value }) => value);
  const articles = await (await database()).article.findMany({ where: { id: { in: ids } } });
  const byId = new Map(articles.map((article) => [article.id, article]));
  const hits = await findHits(actor, query, ids);
  return found.flatMap(({ value: id, ...line }) => {
    const article = byId.get(id);
    if (!article) return [];
    const verdicts = Object.fromEntries(
      VerdictOrNone.options.map((verdict) => [verdict, Number(line[verdict])]),
    ) as VerdictCounts;
    const { title, byline, publisher, agency, fileName, language, publishedOn } = article;
    return {
      ...{ id, title, byline, publisher, agency, fileName, language, publishedOn },
      createdAt: article.createdAt.toISOString(),
      verdicts,
      progress: progressOf(verdicts),
      hits: hits.get(id) ?? [],
    };
  });
};

/** What there is on a desk, whatever is filtered. */
export type DeskCounts = {
  articles: number;
  claims: number;
  verdicts: VerdictCounts;
};

/**
 * How many articles and claims a desk has, claims by their verdict, each claim once.
 *
 * @throws DomainError permission.denied
 */
export const countDesk = async (actor: Actor): Promise<DeskCounts> => {
  assertCan(actor, 'article.read');
  const client = await database();
  const ofDesk = { deskId: actor.deskId, deletedAt: null };
  const hidden = await hiddenSql(client, actor);
  const [articles, given] = await Promise.all([
    client.article.count({ where: ofDesk }),
    client.$queryRaw<{ verdict: string | null; count: number | bigint }[]>`
      SELECT s."verdict", COUNT(*) AS "count" FROM "Claim" c
      LEFT JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."deletedAt" IS NULL
        AND c."id" NOT IN (${hidden.verdicts})
      WHERE c."deskId" = ${actor.deskId} AND c."deletedAt" IS NULL AND c."id" NOT IN (${hidden.claims})
      GROUP BY s."verdict"`,
  ]);
  const of = (verdict: string | null) => Number(given.find((group) => group.verdict === verdict)?.count ?? 0);
  const [confirmed, unconfirmed, disputed] = [of('confirmed'), of('unconfirmed'), of('disputed')];
  const none = of(null);
  return {
    articles,
    claims: confirmed + unconfirmed + disputed + none,
    verdicts: { confirmed, unconfirmed, disputed, none },
  };
};
