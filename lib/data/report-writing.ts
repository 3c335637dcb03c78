/** A large report of the desk as it is, written to a file: read some claims at a time, and recorded when it is whole. */
import { createHash, randomBytes } from 'node:crypto';
import { type Actor, can } from '@/lib/domain/permissions';
import { type Report, ReportHead, type ReportItem, sealing, type UnassessedItem } from '@/lib/domain/report';
import { AskedFile, assertMayAsk } from '@/lib/domain/report-file';
import { addressesOf } from '@/lib/formats/addresses';
import { ReportFormat, reportFormats } from '@/lib/formats/report-format';
import { type InParts, writtenInParts } from '@/lib/formats/report-parts';
import { placeFile, type Weighed, weighFile } from '@/lib/outside/files';
import { writeReportHere } from '@/lib/outside/report-writers';
import { atOneMoment, type Tx } from './client';
import { assertSound, type Exported, recordExport, untilStanding } from './exports';
import { actorOf, beginAttempt, mine, Unwanted, type Watch, writeAttempt } from './file-attempt';
import type { ReportFile } from './generated/sqlite/client';
import { type Batch, streamReport } from './report-stream';
import { write } from './write';

type Person = Actor & { kind: 'person' };

/** Write a report of the desk as it is: one that leaves the desk when it is whole. */
export const writeExport = async (row: ReportFile, watch: Watch): Promise<void> => {
  const actor = await actorOf(row);
  const asked = AskedFile.parse(row.asked);
  assertMayAsk(actor, asked);
  await untilStanding(async () => finish(actor, row, await written(actor, asked, row, watch)));
};

/** What was written, and what is recorded of it. */
type Made = {
  readonly weighed: Weighed;
  readonly exported: Exported;
  readonly total: number;
};

const written = (actor: Person, asked: AskedFile, row: ReportFile, watch: Watch): Promise<Made> =>
  atOneMoment(async (db) => {
    const format = ReportFormat.parse(row.format);
    const parts = writtenInParts[format];
    const draft = parts
      ? await inParts(db, actor, asked, { row, watch, parts })
      : await whole(db, actor, asked, { row, watch, format });
    return { weighed: await weighFile(draft.file), exported: draft.exported, total: watch.total };
  });

type Draft = { readonly file: string; readonly exported: Exported };

/** Reads a report to its end; what does not hold is collected, and refused when all of it is known. */
export const reading = async (db: Tx, actor: Person, asked: AskedFile, watch: Watch) => {
  const { origin: _, ...request } = asked;
  const { plan, batches } = await streamReport(db, actor, request);
  const head = ReportHead.parse(plan.head);
  const hash = createHash('sha256');
  const seal = sealing(head, (text) => hash.update(text));
  const final: Exported['items'][number][] = [];
  const assessmentOf = new Map<string, string>();
  const unsound: ReportItem[] = [];
  watch.done = 0;
  watch.total = plan.assessed.length + plan.unassessed.length;
  async function* through(): AsyncGenerator<Batch> {
    for await (const batch of batches()) {
      watch.check();
      seal.items(batch.items);
      seal.notAssessed(batch.notAssessed);
      for (const { claimId, hash: printed, state } of batch.items)
        final.push({ claimId, hash: printed, state });
      for (const [claimId, id] of batch.assessmentOf) assessmentOf.set(claimId, id);
      unsound.push(...batch.items.filter((item) => item.unsound.length > 0));
      yield batch;
    }
  }
  /** @throws DomainError rules.refused */
  const end = (): { hash: string; exported: Exported } => {
    const shown = can(actor, 'review.read')
      ? { items: unsound, withheld: 0 }
      : { items: [], withheld: unsound.length };
    assertSound(shown);
    seal.end();
    const sealed = hash.digest('hex');
    return { hash: sealed, exported: { ...head, hash: sealed, items: final, assessmentOf } };
  };
  return { head, batches: through, end };
};

type Work = { readonly row: ReportFile; readonly watch: Watch };

/** Some claims at a time. Where the hash stands, so many letters of our own stand until it is known. */
const inParts = async (
  db: Tx,
  actor: Person,
  asked: AskedFile,
  { row, watch, parts }: Work & { readonly parts: InParts },
): Promise<Draft> => {
  const { head, batches, end } = await reading(db, actor, asked, watch);
  const pending = randomBytes(32).toString('hex');
  const empty: Report = { ...head, items: [], notAssessed: [], hash: pending };
  const file = await beginAttempt(row.id);
  await file.add(joined(parts.head(empty)));
  for await (const { items, notAssessed } of batches()) {
    await file.add(joined(parts.claims({ ...empty, items, notAssessed })));
    watch.done += items.length + notAssessed.length;
  }
  const { hash, exported } = end();
  return { file: await file.close(pending, hash), exported };
};

const joined = (pieces: Iterable<string>): string => [...pieces].join('');

/** All of it read, then written: each half of the way counts as half a claim. */
const whole = async (
  db: Tx,
  actor: Person,
  asked: AskedFile,
  { row, watch, format }: Work & { readonly format: ReportFormat },
): Promise<Draft> => {
  const { head, batches, end } = await reading(db, actor, asked, watch);
  const items: ReportItem[] = [];
  const notAssessed: UnassessedItem[] = [];
  let steps = 0;
  const step = (count: number) => {
    steps += count;
    watch.done = Math.min(watch.total, Math.floor(steps / 2));
  };
  for await (const batch of batches()) {
    items.push(...batch.items);
    notAssessed.push(...batch.notAssessed);
    step(batch.items.length + batch.notAssessed.length);
  }
  const { hash, exported } = end();
  const need = { addresses: addressesOf(asked.origin, actor.deskId) };
  const contents = await writeReportHere(format, { ...head, items, notAssessed, hash }, need, () => step(1));
  return { file: await writeAttempt(row.id, contents), exported };
};

/** The file is whole: only now has the report left the desk. Nothing is kept of one that nobody wants any more. */
const finish = async (actor: Person, { id, format }: ReportFile, { weighed, exported, total }: Made) => {
  const { sha256, size } = weighed;
  const { type: mediaType } = reportFormats[ReportFormat.parse(format)];
  await write(actor, 'report.export', async (tx, createdAt) => {
    const stored = { sha256, size, mediaType, createdAt };
    await tx.storedFile.upsert({ where: { sha256 }, create: stored, update: {} });
    const done = { state: 'done', sha256, size, title: exported.title, endedAt: createdAt };
    const through = { done: total, total, runner: null };
    const { count } = await tx.reportFile.updateMany({ where: mine(id), data: { ...done, ...through } });
    if (count === 0) throw new Unwanted();
    const recorded = await recordExport(tx, actor, exported, format, createdAt);
    await placeFile(weighed);
    return { target: recorded.id, change: recorded.change, besides: recorded.besides };
  });
};
