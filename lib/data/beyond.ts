import type { Beyond } from '@/lib/domain/drafting';
import type { Tx } from './client';
import { snapshotsOf, tamperedAmong } from './custody';

/** Verbs that change what a report prints of a claim, or what it rests on; undoing one does too. */
const EDITS = [
  'claim.draft',
  'claim.edit',
  'claim.merge',
  'claim.split',
  'occurrence.add',
  'occurrence.adjust',
  'occurrence.remove',
  'evidence.add',
  'evidence.edit',
  'evidence.remove',
  'history.undo',
  'history.redo',
];

const APPROVALS = ['review.approve', 'review.decide'];

/** What is known of claims beyond their records. Costs nothing when none is asked for. */
export const readBeyond = async (tx: Tx, deskId: string, claimIds: readonly string[]): Promise<Beyond> => ({
  editors: new Map(
    await Promise.all(claimIds.map(async (id) => [id, await editorsOf(tx, deskId, id)] as const)),
  ),
  exported: await lastExports(tx, claimIds),
  tampered: await tamperedAmong(await snapshotsOf(tx, claimIds)),
});

/** Who changed the claim's words or evidence since it was last approved. */
const editorsOf = async (tx: Tx, deskId: string, target: string): Promise<ReadonlySet<string>> => {
  const approved = await tx.auditEvent.findFirst({
    where: { deskId, target, action: { in: APPROVALS } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  const edits = await tx.auditEvent.findMany({
    where: { deskId, target, action: { in: EDITS }, seq: { gt: approved?.seq ?? 0 } },
    distinct: ['actorId'],
    select: { actorId: true },
  });
  return new Set(edits.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])));
};

/** What the newest export printed of each claim that stands in one. */
const lastExports = async (tx: Tx, claimIds: readonly string[]): Promise<Beyond['exported']> => {
  if (claimIds.length === 0) return new Map();
  const items = await tx.exportItem.findMany({
    where: { claimId: { in: [...claimIds] } },
    orderBy: { export: { createdAt: 'asc' } },
    select: { claimId: true, hash: true },
  });
  return new Map(items.map(({ claimId, hash }) => [claimId, { hash }]));
};
