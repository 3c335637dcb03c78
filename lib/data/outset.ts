import { mostDoubtful } from '@/lib/domain/doubt';
import { rangesOf } from '@/lib/domain/sentences';
import { database } from './client';
import type { Person } from './people';
import { sentencesOf } from './texts';

/** Articles that are looked through: enough for a first look, few enough to be quick. */
const LOOKED_AT = 10;

/** Where somebody's first look at their desk begins: the most doubtful sentence of its first articles. */
export type Outset = { deskId: string; articleId: string; sentence: number };

/** @returns null when the person has no desk yet, or the desk no article. `sentence` counts from 1 */
export const outsetOf = async (person: Pick<Person, 'id'>): Promise<Outset | null> => {
  const members = { some: { userId: person.id, deactivatedAt: null } };
  const articles = await (await database()).article.findMany({
    where: { deletedAt: null, desk: { memberships: members } },
    orderBy: { createdAt: 'asc' },
    take: LOOKED_AT,
    select: { id: true, deskId: true, language: true, versions: { orderBy: { number: 'desc' }, take: 1 } },
  });
  const found = articles.flatMap(({ id, deskId, language, versions: [version] }) => {
    const most = version && mostDoubtful(version.text, rangesOf(sentencesOf(version)), language);
    return most ? [{ deskId, articleId: id, sentence: most.index + 1, weight: most.weight }] : [];
  });
  const first = found.toSorted((a, b) => b.weight - a.weight)[0];
  return first ? { deskId: first.deskId, articleId: first.articleId, sentence: first.sentence } : null;
};
