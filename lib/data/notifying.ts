import type { AuditEvent } from '@/lib/domain/audit';
import type { Change } from '@/lib/domain/change';
import { newId } from '@/lib/domain/ids';
import { audience, type Occasion, occasionsIn, type Part } from '@/lib/domain/notification';
import type { Decision } from '@/lib/domain/review';
import type { Tx } from './client';

/**
 * Tell the people concerned of an event, within its transaction; an event that is no change of records tells nobody.
 * Only who is on the desk is told, and never who did it.
 */
export const notify = async (tx: Tx, event: AuditEvent): Promise<void> => {
  if (!Array.isArray(event.change)) return;
  for (const occasion of occasionsIn(event.change as Change)) await tell(tx, event, occasion);
};

const tell = async (tx: Tx, event: AuditEvent, occasion: Occasion): Promise<void> => {
  const claimId = occasion.claimId ?? (await claimOf(tx, occasion));
  if (claimId === null) return;
  const parts: readonly Part[] = audience[occasion.kind];
  const asked = await Promise.all(parts.map((part) => whoIs[part](tx, { ...occasion, claimId }, event)));
  const people = await onDesk(tx, event, new Set(asked.flat()));
  await tx.notification.createMany({
    data: people.map((userId) => ({
      id: newId(),
      deskId: event.deskId,
      userId,
      kind: occasion.kind,
      claimId,
      seq: event.seq,
      createdAt: new Date(event.at),
    })),
  });
};

const claimOf = async (tx: Tx, { commentId, assessmentId }: Occasion): Promise<string | null> => {
  const select = { claimId: true };
  const found = commentId
    ? await tx.comment.findUnique({ where: { id: commentId }, select })
    : await tx.assessment.findUnique({ where: { id: assessmentId ?? '' }, select });
  return found?.claimId ?? null;
};

type Placed = Occasion & { claimId: string };

const whoIs: Readonly<Record<Part, (tx: Tx, occasion: Placed, event: AuditEvent) => Promise<string[]>>> = {
  assignee: async (tx, { people, claimId }) =>
    people ? [...people] : (await openAssignments(tx, claimId)).map((one) => one.assigneeId),
  assigner: async (tx, { claimId }) => (await openAssignments(tx, claimId)).map((one) => one.assignedById),
  mentioned: async (_, { people = [] }) => [...people],
  author: (tx, { assessmentId }) => authorsOf(tx, [assessmentId]),
  second: async (tx, { claimId, assessmentId, opinionId }) => {
    const reviews = await tx.review.findMany({
      where: { claimId, decision: 'disagreed' },
      select: { assessmentId: true, opinionId: true },
    });
    const between = reviews.flatMap((one) => [one.assessmentId, one.opinionId]);
    return authorsOf(tx, between.includes(assessmentId ?? null) ? between : [opinionId]);
  },
  returners: (tx, { assessmentId }) => reviewersOf(tx, assessmentId, ['changes_requested']),
  approvers: (tx, { assessmentId }) => reviewersOf(tx, assessmentId, ['approved', 'decided']),
  editors: async (tx, _, { deskId }) => {
    const where = { deskId, role: { in: ['editor', 'admin'] } };
    return (await tx.membership.findMany({ where, select: { userId: true } })).map((one) => one.userId);
  },
  exporters: async (tx, { claimId, fromHash = '' }) => {
    const where = { claimId, hash: fromHash };
    const items = await tx.exportItem.findMany({ where, select: { export: { select: { actorId: true } } } });
    return items.map((one) => one.export.actorId);
  },
};

const openAssignments = (tx: Tx, claimId: string) =>
  tx.assignment.findMany({
    where: { claimId, deletedAt: null },
    select: { assigneeId: true, assignedById: true },
  });

const reviewersOf = async (tx: Tx, assessmentId = '', decisions: Decision[]): Promise<string[]> => {
  const where = { assessmentId, decision: { in: decisions } };
  return (await tx.review.findMany({ where, select: { reviewerId: true } })).map((one) => one.reviewerId);
};

const authorsOf = async (tx: Tx, ids: readonly (string | null | undefined)[]): Promise<string[]> => {
  const where = { id: { in: ids.filter((id) => typeof id === 'string') } };
  return (await tx.assessment.findMany({ where, select: { authorId: true } })).map((one) => one.authorId);
};

const onDesk = async (
  tx: Tx,
  { deskId, actorId }: AuditEvent,
  people: ReadonlySet<string>,
): Promise<string[]> => {
  const others = [...people].filter((id) => id !== actorId);
  if (others.length === 0) return [];
  const where = { deskId, deactivatedAt: null, userId: { in: others } };
  return (await tx.membership.findMany({ where, select: { userId: true } })).map((one) => one.userId);
};
