import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type Report, type ReportItem, unsoundItems } from '@/lib/domain/report';
import { insertRows } from './bulk';
import type { Tx } from './client';
import { exportedWith, snapshotsOf } from './custody';
import { Prisma } from './generated/sqlite/client';
import { type Asked, readReport } from './report';
import { among, readObjects } from './row-sets';
import { itemsHash } from './verify-rows';
import { write } from './write';

const { sql } = Prisma;

/**
 * A report that leaves the desk: what it printed of each approved claim is kept by hash, with who took it along, so that
 * a later correction knows whom to tell. Claims that are not approved count as never sent.
 *
 * @param make writes the file; only when it has, the report is recorded
 * @throws DomainError permission.denied; not-found, also for other desks' articles and those taken away; rules.refused
 *   while the report holds an approved claim that is not what was approved (details: `findings`, `claims`, `withheld`)
 */
export const exportFile = async <File>(
  actor: Actor,
  asked: Asked,
  format: string,
  make: (report: Report) => Promise<File>,
): Promise<{ report: Report; file: File }> => {
  const report = await readReport(actor, asked);
  assertSound(report);
  assertCan(actor, 'report.export');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.export' });
  const file = await make(report);
  await write(actor, 'report.export', async (tx, createdAt) => {
    const { id, change, besides } = await recordExport(tx, actor, report, format, createdAt);
    return { target: id, change, besides };
  });
  return { report, file };
};

/** The same for a report whose file is nobody's to wait for. @throws DomainError as exportFile */
export const exportReport = async (actor: Actor, asked: Asked, format: string): Promise<Report> =>
  (await exportFile(actor, asked, format, async () => null)).report;

/** What is written down of a report that leaves the desk. */
export type Exported = Pick<Report, 'title' | 'hash' | 'kind' | 'articles'> & {
  readonly items: readonly Pick<ReportItem, 'claimId' | 'hash' | 'state'>[];
};

/**
 * Write down, within a transaction, that a report leaves the desk, with the hash of each approved claim in it.
 *
 * @returns the export's id, what its event has to say, and the events that stand beside it
 */
export const recordExport = async (
  tx: Tx,
  { deskId, userId: actorId }: Actor & { kind: 'person' },
  report: Exported,
  format: string,
  createdAt: Date,
) => {
  const id = newId();
  const items = await itemsOf(tx, report.items.filter(isFinal));
  const row = { format, title: report.title, articleId: articleOf(report), hash: report.hash };
  await tx.export.create({ data: { id, deskId, actorId, ...row, createdAt } });
  await insertRows(
    tx,
    'ExportItem',
    ITEM,
    // In the order of an index: thousands at once take half as long.
    items.map((item) => ({ ...item, exportId: id })).sort((a, b) => (a.claimId < b.claimId ? -1 : 1)),
  );
  const snapshots = await snapshotsOf(
    tx,
    items.map((item) => item.claimId),
  );
  const change = { ...row, itemsSha256: itemsHash(items) };
  return { id, change, besides: exportedWith(id, snapshots) };
};

const ITEM = { text: ['id', 'exportId', 'claimId', 'assessmentId', 'hash'] } as const;

/** The article that a report is of; null: several, or the whole desk. */
export const articleOf = ({ kind, articles }: Pick<Report, 'kind' | 'articles'>): string | null =>
  kind === 'article' ? (articles[0]?.id ?? null) : null;

/**
 * Refuse what does not hold: it names the claims to whom the report shows them; to others, whom it tells nothing of
 * them, it says how many.
 *
 * @throws DomainError rules.refused
 */
export const assertSound = ({ items, withheld }: Pick<Report, 'items' | 'withheld'>): void => {
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
const isFinal = ({ state }: Pick<ReportItem, 'state'>): boolean => state === 'approved';

const SEALED = { text: ['id', 'claimId', 'hash'], time: ['createdAt'] } as const;
type Sealed = { id: string; claimId: string; hash: string; createdAt: string };

/** What was approved meanwhile is not what was printed: the item is found by the hash that was. */
const itemsOf = async (tx: Tx, items: Exported['items']) => {
  const ids = items.map((item) => item.claimId);
  const where = sql`${among('claimId', ids)} AND t."hash" IS NOT NULL`;
  // As `SEALED` names them.
  const sealed = (await readObjects(tx, 'Assessment', SEALED, where)) as Sealed[];
  sealed.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const byPrinted = new Map(sealed.map((one) => [`${one.claimId} ${one.hash}`, one.id]));
  return items.flatMap(({ claimId, hash }) => {
    const assessmentId = byPrinted.get(`${claimId} ${hash}`);
    return assessmentId && hash ? [{ id: newId(), claimId, assessmentId, hash }] : [];
  });
};
