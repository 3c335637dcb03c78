import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { type Report, type ReportItem, unsoundItems } from '@/lib/domain/report';
import type { Tx } from './client';
import { exportedWith, snapshotsOf } from './custody';
import { type Asked, readReport } from './report';
import { itemsHash } from './verify-rows';
import { write } from './write';

/**
 * A report that leaves the desk: what it printed of each approved claim is kept by hash, with who took it along, so that
 * a later correction knows whom to tell. Claims that are not approved count as never sent.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles and those taken away; rules.refused
 *   while the report holds an approved claim that is not what was approved (details: `findings`, `claims`, `withheld`)
 */
export const exportReport = async (actor: Actor, asked: Asked, format: string): Promise<Report> => {
  const report = await readReport(actor, asked);
  assertSound(report);
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.export' });
  await write(actor, 'report.export', async (tx, createdAt) => {
    const { id, change, besides } = await recordExport(tx, actor, report, format, createdAt);
    return { target: id, change, besides };
  });
  return report;
};

/**
 * Write down, within a transaction, that a report leaves the desk, with the hash of each approved claim in it.
 *
 * @returns the export's id, what its event has to say, and the events that stand beside it
 */
export const recordExport = async (
  tx: Tx,
  { deskId, userId: actorId }: Actor & { kind: 'person' },
  report: Report,
  format: string,
  createdAt: Date,
) => {
  const id = newId();
  const items = await itemsOf(tx, report.items.filter(isFinal));
  const row = { format, title: report.title, articleId: articleOf(report), hash: report.hash };
  await tx.export.create({ data: { id, deskId, actorId, ...row, createdAt } });
  await tx.exportItem.createMany({ data: items.map((item) => ({ ...item, exportId: id })) });
  const snapshots = await snapshotsOf(
    tx,
    items.map((item) => item.claimId),
  );
  const change = { ...row, itemsSha256: itemsHash(items) };
  return { id, change, besides: exportedWith(id, snapshots) };
};

/** The article that a report is of; null: several, or the whole desk. */
export const articleOf = ({ kind, articles }: Report): string | null =>
  kind === 'article' ? (articles[0]?.id ?? null) : null;

/**
 * Refuse what does not hold: it names the claims to whom the report shows them; to others, whom it tells nothing of
 * them, it says how many.
 *
 * @throws DomainError rules.refused
 */
export const assertSound = ({ items, withheld }: Report): void => {
  const claims = unsoundItems(items).map(({ claimId, number, shortText, unsound }) => ({
    ...{ claimId, number, shortText, rules: unsound },
  }));
  if (claims.length + withheld === 0) return;
  const findings = claims.flatMap(({ rules, ...claim }) =>
    rules.map((rule) => ({ rule, level: 'block', asks: false, details: claim })),
  );
  const paths = claims.length > 0 ? claims.map(({ number }) => `items.${number}`) : ['items'];
  const fields = paths.map((path) => ({ path, key: 'unsound' }));
  throw new DomainError('rules.refused', { findings, claims, withheld }, fields);
};

/** Printed as approved. */
const isFinal = ({ state }: ReportItem): boolean => state === 'approved';

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
