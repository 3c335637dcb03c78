import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type Report, type ReportItem, unsoundItems } from '@/lib/domain/report';
import { insertRows } from './bulk';
import type { Tx } from './client';
import { exportedWith, snapshotsOf } from './custody';
import { Prisma } from './generated/sqlite/client';
import { type Asked, readStatement } from './report';
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
 *   while the report holds an approved claim that is not what was approved (details: `findings`, `claims`, `withheld`);
 *   publish.busy
 */
export const exportFile = async <File>(
  actor: Actor,
  asked: Asked,
  format: string,
  make: (report: Report) => Promise<File>,
): Promise<{ report: Report; file: File }> =>
  untilStanding(async () => {
    const { report, assessmentOf } = await readStatement(actor, asked);
    assertSound(report);
    assertCan(actor, 'report.export');
    if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.export' });
    const file = await make(report);
    await write(actor, 'report.export', async (tx, createdAt) => {
      const exported = { ...report, assessmentOf };
      const { id, change, besides } = await recordExport(tx, actor, exported, format, createdAt);
      return { target: id, change, besides };
    });
    return { report, file };
  });

/** Other words were approved of a claim while a report with the old ones was on its way out. */
class Overtaken extends Error {}

const ATTEMPTS = 3;

/**
 * Read, write and record a report, again where it was overtaken.
 *
 * A report says what its desk said at one moment, and its record says which words those were. What is changed or taken
 * back while it is written, is corrected for all who have the old words when other ones are approved. Only where that
 * has happened already, nobody would tell them: then it is begun anew.
 *
 * @throws DomainError publish.busy when it is overtaken again and again; what `work` throws
 */
export const untilStanding = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
  throw new DomainError('publish.busy');
};

/** The same for a report whose file is nobody's to wait for. @throws DomainError as exportFile */
export const exportReport = async (actor: Actor, asked: Asked, format: string): Promise<Report> =>
  (await exportFile(actor, asked, format, async () => null)).report;

/** What is written down of a report that leaves the desk. */
export type Exported = Pick<Report, 'title' | 'hash' | 'kind' | 'articles'> & {
  readonly items: readonly Pick<ReportItem, 'claimId' | 'hash' | 'state'>[];
  /** Ids of the assessments whose verdicts it prints, by claim id. */
  readonly assessmentOf: ReadonlyMap<string, string>;
};

/**
 * Write down, within a transaction and within `untilStanding`, that a report leaves the desk, with the hash of each
 * approved claim in it.
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
  const items = itemsOf(report);
  await assertNotOvertaken(tx, items);
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

type Item = {
  readonly id: string;
  readonly claimId: string;
  readonly assessmentId: string;
  readonly hash: string;
};

/** What was printed as approved, whatever has become of it since. */
const itemsOf = ({ items, assessmentOf }: Exported): Item[] =>
  items.filter(isFinal).flatMap(({ claimId, hash }) => {
    const assessmentId = assessmentOf.get(claimId);
    return assessmentId && hash ? [{ id: newId(), claimId, assessmentId, hash }] : [];
  });

const VERDICT = { text: ['claimId', 'hash'] } as const;

/** @throws Overtaken where a claim stands approved in other words than these */
const assertNotOvertaken = async (tx: Tx, items: readonly Item[]): Promise<void> => {
  const printed = new Map(items.map(({ claimId, hash }) => [claimId, hash]));
  const where = sql`${among('claimId', [...printed.keys()])} AND t."state" = 'approved' AND t."deletedAt" IS NULL
    AND EXISTS (SELECT 1 FROM "Claim" c WHERE c."id" = t."claimId" AND c."assessmentId" = t."id")`;
  // As `VERDICT` names them.
  const now = (await readObjects(tx, 'Assessment', VERDICT, where)) as Pick<Item, 'claimId' | 'hash'>[];
  if (now.some(({ claimId, hash }) => printed.get(claimId) !== hash)) throw new Overtaken();
};
