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
import { allFiltersSql, factsSql, filterSql, ORDER_SQL, scopeSql, VALUE_SQL } from './article-facts';
import { findHits } from './article-hits';
import { database } from './client';
import { Prisma } from './generated/sqlite/client';

const { sql, join, raw } = Prisma;

/**
 * One page of a desk's articles: filtered, counted, in order. With words to look for, each comes with the places
 * where they stand. A page beyond the last is the last.
 *
 * @throws DomainError permission.denied
 */
export const listArticles = async (actor: Actor, query: ArticleQuery): Promise<ArticleList> => {
  assertCan(actor, 'article.read');
  const { total, counts } = await count(actor, query);
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / PAGE_SIZE)));
  const rows = total === 0 ? [] : await readPage(actor, query, page);
  return { rows, total, page, counts };
};

const TOTAL = 'total';
type Counted = { facet: Facet | typeof TOTAL; value: string; count: number | bigint };

/**
 * The counts of every filter in one statement: each row of the facts is marked with the filters it fails, and counts
 * for a value of a filter when it fails none of the others.
 */
const count = async (actor: Actor, query: ArticleQuery): Promise<Pick<ArticleList, 'total' | 'counts'>> => {
  const misses = facets.map(
    (facet) => sql`CASE WHEN ${filterSql[facet](query)} THEN 0 ELSE 1 END AS ${missOf(facet)}`,
  );
  const missed = join(facets.map(missOf), ' + ');
  const counting = [
    sql`SELECT ${TOTAL} AS "facet", '' AS "value", COUNT(*) AS "count" FROM "marked" WHERE "missed" = 0`,
  ].concat(facets.flatMap(countingSql));
  const counted = await (await database()).$queryRaw<Counted[]>`
    WITH "facts" AS (${factsSql(actor.deskId)}),
    "judged" AS (SELECT "facts".*, ${join(misses)} FROM "facts" WHERE ${scopeSql(actor, query)}),
    "marked" AS MATERIALIZED (SELECT "judged".*, ${missed} AS "missed" FROM "judged")
    ${join(counting, ' UNION ALL ')}`;
  const of = (wanted: Counted['facet']): FacetCount[] =>
    counted
      .filter(({ facet }) => facet === wanted)
      .map((row) => ({ value: row.value, count: Number(row.count) }));
  return {
    total: of(TOTAL)[0]?.count ?? 0,
    counts: Object.fromEntries(
      facets.map((facet) => [facet, ordered(facet, of(facet))]),
    ) as ArticleList['counts'],
  };
};

const missOf = (facet: Facet): Prisma.Sql => raw(`"miss_${facet}"`);

const countingSql = (facet: Facet): Prisma.Sql[] => {
  const others = sql`"missed" - ${missOf(facet)} = 0`;
  if (facet === 'publisher' || facet === 'year' || facet === 'language') {
    const column = raw(`"${facet}"`);
    return [
      sql`SELECT ${facet}, ${column}, COUNT(*) FROM "marked" WHERE ${others} AND ${column} IS NOT NULL GROUP BY ${column}`,
    ];
  }
  return Object.entries(VALUE_SQL[facet]).map(
    ([value, has]) => sql`SELECT ${facet}, ${value}, COUNT(*) FROM "marked" WHERE ${others} AND ${has}`,
  );
};

/** Years newest first, names most frequent first; the others in the order of their table. */
const ordered = (facet: Facet, counts: readonly FacetCount[]): readonly FacetCount[] => {
  if (facet === 'year') return counts.toSorted((a, b) => Number(b.value) - Number(a.value));
  if (facet === 'publisher' || facet === 'language') return counts.toSorted((a, b) => b.count - a.count);
  return counts;
};

type Found = { id: string } & Record<VerdictOrNone, number | bigint>;

const readPage = async (actor: Actor, query: ArticleQuery, page: number): Promise<ArticleRow[]> => {
  const client = await database();
  const found = await client.$queryRaw<Found[]>`
    WITH "facts" AS (${factsSql(actor.deskId)})
    SELECT "id", "confirmed", "unconfirmed", "disputed", "none" FROM "facts"
    WHERE ${scopeSql(actor, query)} AND ${allFiltersSql(query)}
    ORDER BY ${ORDER_SQL[query.sort]} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  const ids = found.map(({ id }) => id);
  const articles = await client.article.findMany({ where: { id: { in: ids } } });
  const byId = new Map(articles.map((article) => [article.id, article]));
  const hits = await findHits(actor, query, ids);
  return found.flatMap(({ id, ...counted }) => {
    const article = byId.get(id);
    if (!article) return [];
    const verdicts = Object.fromEntries(
      VerdictOrNone.options.map((verdict) => [verdict, Number(counted[verdict])]),
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
export type DeskCounts = { articles: number; claims: number; verdicts: VerdictCounts };

/**
 * How many articles and claims a desk has, claims by their verdict, each claim once.
 *
 * @throws DomainError permission.denied
 */
export const countDesk = async (actor: Actor): Promise<DeskCounts> => {
  assertCan(actor, 'article.read');
  const client = await database();
  const ofDesk = { deskId: actor.deskId, deletedAt: null };
  const [articles, claims, given] = await Promise.all([
    client.article.count({ where: ofDesk }),
    client.claim.count({ where: ofDesk }),
    client.assessment.groupBy({
      by: ['verdict'],
      where: { deletedAt: null, standing: ofDesk },
      _count: true,
    }),
  ]);
  const of = (verdict: string) => given.find((group) => group.verdict === verdict)?._count ?? 0;
  const [confirmed, unconfirmed, disputed] = [of('confirmed'), of('unconfirmed'), of('disputed')];
  const none = claims - confirmed - unconfirmed - disputed;
  return { articles, claims, verdicts: { confirmed, unconfirmed, disputed, none } };
};
