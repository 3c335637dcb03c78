import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { Report, ReportItem } from '@/lib/domain/report';
import type { Tx } from './client';
import { exportedWith, snapshotsOf } from './custody';
import { type Asked, readReport } from './report';
import { itemsHash } from './verify-rows';
import { write } from './write';

/**
 * A report that leaves the desk: what it printed of each approved claim is kept by hash, with who took it along, so that
 * a later correction knows whom to tell. Claims that are not approved, or not sound any more, count as never sent.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles and those taken away
 */
export const exportReport = async (actor: Actor, asked: Asked, format: string): Promise<Report> => {
  const report = await readReport(actor, asked);
  await write(actor, 'report.export', async (tx, createdAt) => {
    const id = newId();
    const items = await itemsOf(tx, report.items.filter(isFinal));
    const row = { format, title: report.title, articleId: asked.articleId ?? null, hash: report.hash };
    const actorId = actor.kind === 'person' ? actor.userId : '';
    await tx.export.create({ data: { id, deskId: actor.deskId, actorId, ...row, createdAt } });
    await tx.exportItem.createMany({ data: items.map((item) => ({ ...item, exportId: id })) });
    const snapshots = await snapshotsOf(
      tx,
      items.map((item) => item.claimId),
    );
    return {
      target: id,
      change: { ...row, itemsSha256: itemsHash(items) },
      besides: exportedWith(id, snapshots),
    };
  });
  return report;
};

/** Printed as approved. */
const isFinal = ({ state, unsound }: ReportItem): boolean => state === 'approved' && unsound.length === 0;

/** What was approved meanwhile is not what was printed: the item is found by the hash that was. */
const itemsOf = async (tx: Tx, items: readonly ReportItem[]) => {
  const assessments = await tx.assessment.findMany({
    where: { claimId: { in: items.map((item) => item.claimId) }, hash: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, claimId: true, hash: true },
  });
  const byPrinted = new Map(assessments.map((one) => [`${one.claimId} ${one.hash}`, one.id]));
  return items.flatMap(({ claimId, hash }) => {
    const assessmentId = byPrinted.get(`${claimId} ${hash}`);
    return assessmentId && hash ? [{ id: newId(), claimId, assessmentId, hash }] : [];
  });
};
