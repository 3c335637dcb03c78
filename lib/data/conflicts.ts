import {
  type ConflictOfInterest,
  type DeclareConflict,
  type EndConflict,
  subjectKey,
} from '@/lib/domain/conflict';
import { DomainError } from '@/lib/domain/errors';
import { sha256 } from '@/lib/domain/hash';
import { type Actor, assertCan, can } from '@/lib/domain/permissions';
import { database } from './client';
import { write } from './write';

/** An interest with its owner's name. */
export type Declared = ConflictOfInterest & { readonly name: string };

/**
 * Declare an interest of one's own in a subject: from now on one neither assesses nor approves claims about it.
 *
 * @throws DomainError permission.denied
 */
export const declareConflict = async (
  actor: Actor,
  { id, subject, note }: DeclareConflict,
): Promise<void> => {
  await write(actor, 'conflict.declare', async (tx, createdAt) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { deskId, userId } = actor;
    const key = subjectKey(subject);
    await tx.conflictOfInterest.create({
      data: { id, deskId, userId, subject, subjectKey: key, note, createdAt },
    });
    return { target: id, change: { userId, subject, noteSha256: sha256(note) } };
  });
};

/** End one's own interest; that there was one stays on record. @throws DomainError permission.denied, not-found */
export const endConflict = async (actor: Actor, { id }: EndConflict): Promise<void> => {
  await write(actor, 'conflict.end', async (tx, deletedAt) => {
    const userId = actor.kind === 'person' ? actor.userId : '';
    const where = { id, deskId: actor.deskId, userId, deletedAt: null };
    const { count } = await tx.conflictOfInterest.updateMany({ where, data: { deletedAt } });
    if (count === 0) throw new DomainError('not-found');
    return { target: id, change: { userId } };
  });
};

/**
 * Interests declared in the desk, newest first: those who assign the work see everyone's, the others their own.
 *
 * @throws DomainError permission.denied
 */
export const listConflicts = async (actor: Actor): Promise<Declared[]> => {
  assertCan(actor, 'conflict.declare');
  const userId = actor.kind === 'person' ? actor.userId : '';
  const rows = await (await database()).conflictOfInterest.findMany({
    where: { deskId: actor.deskId, ...(can(actor, 'claim.assign') ? {} : { userId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    include: { user: { select: { name: true } } },
  });
  return rows.map(({ user, deskId: _, subjectKey: __, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    name: user.name,
  }));
};
