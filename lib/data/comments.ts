import type { Comment } from '@/lib/domain/comment';
import { DomainError } from '@/lib/domain/errors';
import type { Locale } from '@/lib/domain/people';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import { type Insider, listInsiders } from './insiders';
import { namesOf } from './people';
import { toRecord } from './records';
import { readHidden } from './sealed';

/** The comments on a claim, oldest first. A deleted one is there without its words where something answers it. */
export type Thread = {
  readonly comments: readonly Comment[];
  /** The claim's first verdict is hidden from the reader, and with it what its author says here. */
  readonly isVeiled: boolean;
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
  const hidden = await readHidden(db, actor, [claimId]);
  if (claim === 0 || hidden.claims.has(claimId)) throw new DomainError('not-found');
  const [rows, people, silent] = await Promise.all([
    db.comment.findMany({ where: { claimId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    listInsiders(db, actor.deskId),
    hidden.verdicts.has(claimId) ? readSilent(db, claimId) : new Set<string>(),
  ]);
  const open = rows.filter((one) => !silent.has(one.authorId));
  const comments = withRoots(withoutDeleted(open.map(toRecord.comment)));
  const named = comments.flatMap((one) => [one.authorId, one.resolvedById ?? '', ...one.mentions]);
  const { compare } = new Intl.Collator(locale);
  return {
    comments,
    isVeiled: silent.size > 0,
    people: people.toSorted((a, b) => compare(a.name, b.name)),
    names: await namesOf(db, named),
  };
};

/** Who knows the verdict that is hidden from the reader: they alone could give it away. */
const readSilent = async (db: Tx, claimId: string): Promise<ReadonlySet<string>> => {
  const where = { claimId, deletedAt: null };
  const authors = await db.assessment.findMany({ where, select: { authorId: true } });
  return new Set(authors.map(({ authorId }) => authorId));
};

/** An answer to what is not shown begins by itself. */
const withRoots = (comments: readonly Comment[]): Comment[] => {
  const shown = new Set<string | null>(comments.map(({ id }) => id));
  return comments.map((one) => (shown.has(one.parentId) ? one : { ...one, parentId: null }));
};

const withoutDeleted = (comments: readonly Comment[]): Comment[] => {
  const answered = new Set(comments.flatMap((one) => (one.deletedAt ? [] : [one.parentId])));
  return comments
    .filter((one) => !one.deletedAt || answered.has(one.id))
    .map((one) => (one.deletedAt ? { ...one, text: '', mentions: [] } : one));
};
