/** What the process does for published reports: publishes a large one, and writes the formats of those that are. */
import { DomainError } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { ReportItem, UnassessedItem } from '@/lib/domain/report';
import { type AskedFile, AskedFormat, AskedPublication, assertMayAsk } from '@/lib/domain/report-file';
import { addressesOf } from '@/lib/formats/addresses';
import { ReportFormat } from '@/lib/formats/report-format';
import { weighFile } from '@/lib/outside/files';
import { writeReportHere } from '@/lib/outside/report-writers';
import { atOneMoment, database, inTransaction, type Tx } from './client';
import { actorOf, mine, Unwanted, type Watch, writeAttempt } from './file-attempt';
import type { ReportFile } from './generated/sqlite/client';
import { type Done, publishDraft } from './publication';
import { publishedBefore } from './published';
import { storeFrozen } from './published-files';
import { readFrozen } from './published-list';
import type { Statement } from './report';
import { reading } from './report-writing';
import { lockDesk } from './write';

type Person = Actor & { kind: 'person' };

/** Publish the report that the row asks for. Published and done are one transaction: cancelled before, it never was. */
export const writePublication = async (row: ReportFile, watch: Watch): Promise<void> => {
  const actor = await actorOf(row);
  const { supersedes, requestId, ...asked } = AskedPublication.parse(row.asked);
  assertCan(actor, 'report.publish');
  assertMayAsk(actor, asked);
  if ((await publishedBefore(actor, requestId)) !== null) throw new DomainError('publish.busy');
  const steps = quarters(watch);
  const draft = await drafted(actor, asked, watch, steps);
  const besides = (tx: Tx, done: Done, at: Date) => finished(tx, row, done, at);
  // Each claim is a piece of the record and one of its manifest.
  await publishDraft(actor, draft, { supersedes, requestId, besides, onPiece: () => steps(1) });
};

/** Counts quarters of claims. */
const quarters = (watch: Watch) => {
  let steps = 0;
  return (count: number): void => {
    watch.check();
    steps += count;
    watch.done = Math.min(watch.total, Math.floor(steps / 4));
  };
};

const drafted = (
  actor: Person,
  asked: AskedFile,
  watch: Watch,
  steps: (count: number) => void,
): Promise<Statement> =>
  atOneMoment(async (db) => {
    const { head, batches, end } = await reading(db, actor, asked, watch);
    const items: ReportItem[] = [];
    const notAssessed: UnassessedItem[] = [];
    for await (const batch of batches()) {
      items.push(...batch.items);
      notAssessed.push(...batch.notAssessed);
      steps(2 * (batch.items.length + batch.notAssessed.length));
    }
    const { hash, exported } = end();
    return { report: { ...head, items, notAssessed, hash }, assessmentOf: exported.assessmentOf };
  });

const finished = async (tx: Tx, { id, total }: ReportFile, { number, title, file }: Done, endedAt: Date) => {
  const { sha256, size } = file;
  const told = { state: 'done', runner: null, title, sha256, size, details: { number }, endedAt };
  const { count } = await tx.reportFile.updateMany({ where: mine(id), data: { ...told, done: total } });
  if (count === 0) throw new Unwanted();
};

/** Write a published report in the format that the row asks for. It is what is given out ever after. */
export const writeFrozen = async (row: ReportFile, watch: Watch): Promise<void> => {
  const { publishedReport } = await database();
  const published = await publishedReport.findUniqueOrThrow({ where: { id: row.reportId ?? '' } });
  const report = await readFrozen(published);
  const format = ReportFormat.parse(row.format);
  watch.total = report.items.length + report.notAssessed.length;
  const need = { addresses: addressesOf(AskedFormat.parse(row.asked).origin, row.deskId) };
  const contents = await writeReportHere(format, report, need, () => {
    watch.check();
    watch.done += 1;
  });
  const weighed = await weighFile(await writeAttempt(row.id, contents));
  await inTransaction(async (tx) => {
    await lockDesk(tx, row.deskId);
    if ((await tx.reportFile.count({ where: mine(row.id) })) === 0) throw new Unwanted();
    await storeFrozen(tx, { ...row, reportId: published.id, total: watch.total }, weighed);
  }, 'ReadCommitted');
};
