import { type CustodyAction, type CustodyEvent, custodyActions } from '@/lib/domain/custody';
import { DomainError } from '@/lib/domain/errors';
import type { Snapshot } from '@/lib/domain/evidence';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { intactFile, isIntact } from '@/lib/outside/files';
import type { Tx } from './client';
import { among } from './row-sets';
import { findSnapshot } from './snapshots';
import { type Besides, write } from './write';

/**
 * The bytes of a snapshot, hashed anew. Who opened it and when is kept, also when it is no longer what it was.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' snapshots; snapshot.tampered
 */
export const openSnapshot = async (
  actor: Actor,
  id: string,
): Promise<{ snapshot: Snapshot; bytes: Buffer }> => {
  assertCan(actor, 'snapshot.view');
  const snapshot = await findSnapshot(actor, id);
  const bytes = await intactFile(snapshot.sha256);
  const change = { sha256: snapshot.sha256, intact: bytes !== null };
  await write(actor, 'snapshot.view', async () => ({ target: id, change }));
  if (!bytes) throw new DomainError('snapshot.tampered', { name: snapshot.name, sha256: snapshot.sha256 });
  return { snapshot, bytes };
};

/** Those of the snapshots whose bytes are no longer what they were. Cheap where nobody touched the files. */
export const tamperedAmong = async (
  snapshots: readonly Pick<Snapshot, 'id' | 'sha256'>[],
): Promise<ReadonlySet<string>> => {
  const looked = await Promise.all(
    snapshots.map(async ({ id, sha256 }) => ((await isIntact(sha256)) ? [] : [id])),
  );
  return new Set(looked.flat());
};

/** Snapshots on which the evidence of claims rests, those taken back left out. */
export const snapshotsOf = async (
  tx: Tx,
  claimIds: readonly string[],
): Promise<Pick<Snapshot, 'id' | 'sha256'>[]> =>
  claimIds.length === 0
    ? []
    : tx.$queryRaw<Pick<Snapshot, 'id' | 'sha256'>[]>`
        SELECT s."id", s."sha256" FROM "Snapshot" s WHERE s."id" IN (
          SELECT t."snapshotId" FROM "Evidence" t WHERE ${among('claimId', claimIds)} AND t."deletedAt" IS NULL)
        ORDER BY s."id"`;

/** What goes into the log beside an export: that these snapshots left the desk with the claims that rest on them. */
export const exportedWith = (
  exportId: string,
  snapshots: readonly Pick<Snapshot, 'id' | 'sha256'>[],
): Besides[] =>
  snapshots.map(({ id, sha256 }) => ({
    action: 'snapshot.export',
    target: id,
    change: { exportId, sha256, intact: true },
  }));

/** As many as one looks through. */
const NEWEST = 200;

/** What happened to the snapshots, the newest first; read off the log. */
export const readCustody = async (
  tx: Tx,
  deskId: string,
  snapshotIds: readonly string[],
): Promise<CustodyEvent[]> => {
  if (snapshotIds.length === 0) return [];
  const events = await tx.auditEvent.findMany({
    where: { deskId, target: { in: [...snapshotIds] }, action: { in: [...custodyActions] } },
    orderBy: { seq: 'desc' },
    take: NEWEST,
    select: { target: true, seq: true, at: true, actorId: true, action: true, change: true },
  });
  return events.map(({ target, at, action, change, ...event }) => ({
    ...event,
    snapshotId: target,
    at: at.toISOString(),
    action: action as CustodyAction,
    intact: !(isRecord(change) && change.intact === false),
  }));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
