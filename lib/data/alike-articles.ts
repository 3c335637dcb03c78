/** Articles that came in lately, by whatever way, and others of the desk that are much like them. */
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database } from './client';
import { type Alike, nearDuplicates } from './near-duplicates';

/** An article that is much like others, those most like it first. */
export type AlikeArticle = {
  readonly articleId: string;
  readonly title: string;
  readonly others: readonly Alike[];
};

/**
 * Which of these articles are much like others of the desk. Of two of them that are alike, one line says it.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const alikeAmong = async (
  actor: Actor,
  articles: readonly { readonly articleId: string; readonly title: string }[],
): Promise<AlikeArticle[]> => {
  const found: AlikeArticle[] = [];
  const paired = new Set<string>();
  for (const { articleId, title } of articles) {
    const others = (await nearDuplicates(actor, articleId)).filter(
      (other) => !paired.has(pairOf(articleId, other.articleId)),
    );
    for (const other of others) paired.add(pairOf(articleId, other.articleId));
    if (others.length > 0) found.push({ articleId, title, others });
  }
  return found;
};

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What is lately: of so many articles that came last, those not older than so many milliseconds. */
const LATEST = 20;
const LATELY = 7 * 24 * 60 * 60_000;

/**
 * Of what was pasted, fetched, brought in by a feed or handed in lately: what is much like other articles, and of which
 * nobody has said yet that they are one origin.
 *
 * @throws DomainError permission.denied
 */
export const alikeLately = async (actor: Actor, now = new Date()): Promise<AlikeArticle[]> => {
  assertCan(actor, 'article.read');
  const articles = await (await database()).article.findMany({
    where: {
      ...{ deskId: actor.deskId, deletedAt: null },
      createdAt: { gt: new Date(now.getTime() - LATELY) },
    },
    orderBy: { createdAt: 'desc' },
    take: LATEST,
    select: { id: true, title: true },
  });
  const all = await alikeAmong(
    actor,
    articles.map(({ id: articleId, title }) => ({ articleId, title })),
  );
  return all
    .map((one) => ({ ...one, others: one.others.filter(({ shared }) => !shared) }))
    .filter(({ others }) => others.length > 0);
};
