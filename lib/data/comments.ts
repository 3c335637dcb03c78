import type { Comment } from '@/lib/domain/comment';
import { DomainError } from '@/lib/domain/errors';
import type { Locale } from '@/lib/domain/people';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database } from './client';
import { type Insider, listInsiders } from './insiders';
import { toRecord } from './records';

/** The comments on a claim, oldest first. A deleted one is there without its words where something answers it. */
export type Thread = {
  readonly comments: readonly Comment[];
  /** Who can be mentioned, by name. */
  readonly people: readonly Insider[];
  /** Names of everyone who wrote, resolved or is mentioned, by id, also of those who have left. */
  readonly names: Readonly<Record<string, string>>;
};

/**
 * What is said about a claim among those who work on it. It never leaves the desk: no report and no public page reads it.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' claims
 */
export const readThread = async (actor: Actor, claimId: string, locale: Locale = 'vi'): Promise<Thread> => {
  assertCan(actor, 'note.read-internal');
  const db = await database();
  const claim = await db.claim.count({ where: { id: claimId, deskId: actor.deskId } });
  if (claim === 0) throw new DomainError('not-found');
  const [rows, people] = await Promise.all([
    db.comment.findMany({ where: { claimId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    listInsiders(db, actor.deskId),
  ]);
  const comments = withoutDeleted(rows.map(toRecord.comment));
  const named = comments.flatMap((one) => [one.authorId, one.resolvedById ?? '', ...one.mentions]);
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(named)] } },
    select: { id: true, name: true },
  });
  const { compare } = new Intl.Collator(locale);
  return {
    comments,
    people: people.toSorted((a, b) => compare(a.name, b.name)),
    names: Object.fromEntries(users.map(({ id, name }) => [id, name])),
  };
};

const withoutDeleted = (comments: readonly Comment[]): Comment[] => {
  const answered = new Set(comments.flatMap((one) => (one.deletedAt ? [] : [one.parentId])));
  return comments
    .filter((one) => !one.deletedAt || answered.has(one.id))
    .map((one) => (one.deletedAt ? { ...one, text: '', mentions: [] } : one));
};
