/** The chain of custody of a snapshot, as its events tell it. */
import type { Change } from './change';

/** What can happen to a snapshot. Hashing it is part of each: captured under its hash, hashed anew when opened or exported. */
export const custodyActions = [
  'snapshot.capture',
  'snapshot.view',
  'snapshot.export',
  'snapshot.replace',
] as const;
export type CustodyAction = (typeof custodyActions)[number];

/** One thing that happened to a snapshot. `intact`: whether the bytes were still those that were captured. */
export type CustodyEvent = {
  snapshotId: string;
  seq: number;
  at: string;
  actorId: string | null;
  action: CustodyAction;
  intact: boolean;
};

/** What a change means for snapshots: where evidence now rests on another one, or on none. */
export const replacements = (change: Change) =>
  change.flatMap((one) => {
    const [before, after] = ('set' in one && one.kind === 'evidence' && one.set.snapshotId) || [null, null];
    if (typeof before !== 'string') return [];
    return [{ action: 'snapshot.replace', target: before, change: { by: after, evidenceId: one.id } }];
  });
