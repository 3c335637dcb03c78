import { type Actor, assertCan } from '@/lib/domain/permissions';
import { MAX_ARTICLES } from '@/lib/domain/report-request';
import { database } from './client';

/** An article that a report can be of. */
export type ArticleChoice = { readonly id: string; readonly title: string; readonly language: string };

/**
 * The articles to choose from: those that are chosen, in their order, then the newest of the desk in which something is
 * marked, 200 at the most.
 *
 * @throws DomainError permission.denied
 */
export const articleChoices = async (actor: Actor, chosen: readonly string[]): Promise<ArticleChoice[]> => {
  assertCan(actor, 'report.read');
  const db = await database();
  const select = { id: true, title: true, language: true };
  const here = { deskId: actor.deskId, deletedAt: null };
  const marked = { occurrences: { some: { deletedAt: null } } };
  const [own, newest] = await Promise.all([
    db.article.findMany({ where: { ...here, id: { in: [...chosen] } }, select }),
    db.article.findMany({
      where: { ...here, ...marked },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MAX_ARTICLES,
      select,
    }),
  ]);
  const first = chosen.flatMap((id) => own.filter((one) => one.id === id));
  return [...first, ...newest.filter(({ id }) => !chosen.includes(id))];
};
