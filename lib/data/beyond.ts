import type { Change } from '@/lib/domain/change';
import type { Beyond, Exported } from '@/lib/domain/writing';
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
  'occurrence.accept',
  'occurrence.place',
  'occurrence.remove',
  'annotation.import',
  'annotation.replace',
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

/** Who made the claim, and who changed its words or evidence, since it was last approved. */
export const editorsOf = async (tx: Tx, deskId: string, target: string): Promise<ReadonlySet<string>> => {
  const since = await lastApproval(tx, deskId, target);
  const edits = await tx.auditEvent.findMany({
    where: { deskId, target, action: { in: EDITS }, seq: { gt: since } },
    distinct: ['actorId'],
    select: { actorId: true },
  });
  // A claim that was split off has its first event under the claim that it was part of.
  const made = since > 0 ? null : await tx.claim.findUnique({ where: { id: target, deskId }, select: MAKER });
  return new Set(
    [...edits.map((one) => one.actorId), made?.createdById].filter((id) => typeof id === 'string'),
  );
};

const MAKER = { createdById: true } as const;

/** Number of the event that approved the claim last; 0 before. The first of two approvals is not one yet. */
const lastApproval = async (tx: Tx, deskId: string, target: string): Promise<number> => {
  const approvals = await tx.auditEvent.findMany({
    where: { deskId, target, action: { in: APPROVALS } },
    orderBy: { seq: 'desc' },
    select: { seq: true, change: true },
  });
  return approvals.find(({ change }) => approves(change as unknown as Change))?.seq ?? 0;
};

const approves = (change: Change): boolean =>
  change.some((one) => one.kind === 'assessment' && 'set' in one && one.set.state?.[1] === 'approved');

/** What the newest export printed of each claim that stands in one. */
const lastExports = async (tx: Tx, claimIds: readonly string[]): Promise<Beyond['exported']> => {
  if (claimIds.length === 0) return new Map();
  const items = await tx.exportItem.findMany({
    where: { claimId: { in: [...claimIds] } },
    orderBy: { export: { createdAt: 'asc' } },
    select: { claimId: true, hash: true, assessment: { select: PRINTED } },
  });
  return new Map(
    items.map(({ claimId, hash, assessment }) => [
      claimId,
      { hash, assessment: assessment as Exported['assessment'] },
    ]),
  );
};

const PRINTED = {
  verdict: true,
  basis: true,
  confidence: true,
  rationale: true,
  whatWouldChangeIt: true,
} as const;
