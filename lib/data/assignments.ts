import { type Change, noRecords } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Assignment } from '@/lib/domain/review';
import { editorsOf } from './beyond';
import { save } from './records';
import { findNext } from './review-queue';
import { write } from './write';

/**
 * Make the claim that waits longest for a second person the actor's turn. The desk's writers take turns, so what one
 * has taken the next no longer finds: twenty who ask at once get twenty claims.
 *
 * @param requestId asked again with the same, the answer is the same claim
 * @returns the claim's id
 * @throws DomainError permission.denied; queue.empty when nothing waits that the actor may review
 */
export const takeNext = async (
  actor: Actor,
  requestId: string | null = null,
): Promise<{ claimId: string }> => {
  assertCan(actor, 'claim.take');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'claim.take' });
  const { userId, deskId } = actor;
  const event = await write(
    actor,
    'claim.take',
    async (tx, at) => {
      const claimId = await findNext(tx, actor, (id) => editorsOf(tx, deskId, id));
      if (claimId === null) throw new DomainError('queue.empty');
      const assignment: Assignment = {
        id: newId(),
        claimId,
        assigneeId: userId,
        assignedById: userId,
        dueOn: await lastDue(tx, claimId),
        createdAt: at.toISOString(),
        deletedAt: null,
      };
      const change: Change = [{ kind: 'assignment', id: assignment.id, create: assignment }];
      await save(tx, deskId, noRecords, change);
      return { target: claimId, change };
    },
    requestId,
  );
  return { claimId: event.target };
};

/** The day for which it was wanted before it was handed back. */
const lastDue = async (tx: Parameters<typeof findNext>[0], claimId: string): Promise<string | null> => {
  const last = await tx.assignment.findFirst({
    where: { claimId },
    orderBy: { createdAt: 'desc' },
    select: { dueOn: true },
  });
  return last?.dueOn ?? null;
};
