import { DomainError } from '@/lib/domain/errors';
import { likeness, shinglesOf } from '@/lib/domain/likeness';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { searchable } from '@/lib/domain/text';
import { database } from './client';

/** One of two articles that are compared, with its current text. */
export type Compared = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly language: string;
  readonly text: string;
  readonly originId: string | null;
};

/**
 * Two articles of the desk with their current texts, and what these share of what either has, 0 to 1.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const readPair = async (
  actor: Actor,
  ids: readonly [string, string],
): Promise<{ first: Compared; second: Compared; similarity: number; shared: boolean }> => {
  assertCan(actor, 'article.read');
  const [first, second] = await Promise.all(ids.map((id) => readOne(actor, id)));
  if (!first || !second) throw new DomainError('not-found');
  const [a, b] = [first, second].map(({ text }) => shinglesOf(searchable(text).folded));
  const similarity = a && b ? likeness(a, b) : 0;
  return { first, second, similarity, shared: first.originId !== null && first.originId === second.originId };
};

const readOne = async ({ deskId }: Actor, id: string): Promise<Compared> => {
  const db = await database();
  const article = await db.article.findFirst({
    where: { id, deskId, deletedAt: null },
    select: {
      ...{ id: true, title: true, publisher: true, publishedOn: true, language: true },
      ...{ originId: true, currentNumber: true },
    },
  });
  if (!article) throw new DomainError('not-found');
  const { currentNumber: number, ...known } = article;
  const { text } = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId: id, number } },
    select: { text: true },
  });
  return { ...known, text };
};
