/** The work of the process that writes one large file of a report: takes the row, reads, writes, and says how it ended. */
import { createHash, randomBytes } from 'node:crypto';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { type Actor, can } from '@/lib/domain/permissions';
import { type Report, ReportHead, type ReportItem, sealing, type UnassessedItem } from '@/lib/domain/report';
import { AskedFile, assertMayAsk } from '@/lib/domain/report-file';
import { addressesOf } from '@/lib/formats/addresses';
import { ReportFormat, reportFormats } from '@/lib/formats/report-format';
import { type InParts, writtenInParts } from '@/lib/formats/report-parts';
import { placeFile, type Weighed, weighFile } from '@/lib/outside/files';
import { type Contents, writeReportHere } from '@/lib/outside/report-writers';
import { attemptAt, beginWritten, dropAttempts, dropWritten, type Written } from '@/lib/outside/written';
import { logError } from '../log';
import { atOneMoment, database, type Tx } from './client';
import { assertSound, type Exported, recordExport } from './exports';
import type { Prisma, ReportFile } from './generated/sqlite/client';
import { placeOf } from './people';
import { type Batch, streamReport } from './report-stream';
import { isGone, ME } from './runner';
import { write } from './write';

type Person = Actor & { kind: 'person' };

/** Milliseconds between two looks whether the file is still wanted; with each goes how far it is. */
const LOOK_EVERY = 400;

/** Take a file that waits, or whose process is gone; null when another has it, or nobody wants it. */
export const takeReportFile = async (id: string): Promise<ReportFile | null> => {
  const { reportFile } = await database();
  const row = await reportFile.findUnique({ where: { id } });
  if (!row || !(row.state === 'waiting' || (row.state === 'writing' && isGone(row)))) return null;
  const { state, runner, beatAt } = row;
  const taken = { state: 'writing', runner: ME, beatAt: new Date(), done: 0 };
  const { count } = await reportFile.updateMany({ where: { id, state, runner, beatAt }, data: taken });
  return count > 0 ? { ...row, ...taken } : null;
};

const mine = (id: string) => ({ id, state: 'writing', runner: ME });

/** Somebody cancelled the file, or another process has it. */
class Unwanted extends Error {}

/** Says how far the file is, and hears when nobody wants it any more. */
type Watch = { done: number; total: number; readonly check: () => void; readonly end: () => void };

const watching = (id: string): Watch => {
  let isWanted = true;
  const say = async () => {
    const { done, total } = watch;
    const data = { done, total, beatAt: new Date() };
    const { count } = await (await database()).reportFile.updateMany({ where: mine(id), data });
    if (count === 0) isWanted = false;
  };
  const timer = setInterval(() => void say().catch(logError), LOOK_EVERY);
  const check = () => {
    if (!isWanted) throw new Unwanted();
  };
  const watch: Watch = { done: 0, total: 0, check, end: () => clearInterval(timer) };
  return watch;
};

/** As whom a file is written: as whoever asked for it, if they still may. @throws DomainError permission.denied */
const actorOf = async ({ deskId, createdById }: ReportFile): Promise<Person> => {
  const { id, name } = await (await database()).user.findUniqueOrThrow({ where: { id: createdById } });
  const place = await placeOf({ id, name }, deskId);
  if (!place) throw new DomainError('permission.denied', { permission: 'report.export' });
  return place.actor;
};

/** Write a file from its row, unless another process has it. Ends with the row done, failed, or as somebody else left it. */
export const writeReportFile = async (id: string): Promise<void> => {
  const row = await takeReportFile(id);
  if (!row) return;
  const watch = watching(id);
  try {
    await dropAttempts(id, ME);
    const actor = await actorOf(row);
    const asked = AskedFile.parse(row.asked);
    assertMayAsk(actor, asked);
    await finish(actor, row, await written(actor, asked, row, watch));
  } catch (error) {
    if (!(error instanceof Unwanted)) await fail(id, error);
  } finally {
    watch.end();
    await dropWritten(attemptAt(id, ME));
  }
};

const fail = async (id: string, error: unknown): Promise<void> => {
  const known = isDomainError(error) ? error : new DomainError('write.failed');
  if (!isDomainError(error)) logError(error);
  const { code, details } = known;
  const told: Prisma.InputJsonObject = JSON.parse(JSON.stringify(details));
  const data = { state: 'failed', code, details: told, runner: null, endedAt: new Date() };
  await (await database()).reportFile.updateMany({ where: mine(id), data });
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
const reading = async (db: Tx, actor: Person, asked: AskedFile, watch: Watch) => {
  const { origin: _, ...request } = asked;
  const { plan, batches } = await streamReport(db, actor, request);
  const head = ReportHead.parse(plan.head);
  const hash = createHash('sha256');
  const seal = sealing(head, (text) => hash.update(text));
  const final: Exported['items'][number][] = [];
  const unsound: ReportItem[] = [];
  watch.total = plan.assessed.length + plan.unassessed.length;
  async function* through(): AsyncGenerator<Batch> {
    for await (const batch of batches()) {
      watch.check();
      seal.items(batch.items);
      seal.notAssessed(batch.notAssessed);
      for (const { claimId, hash: printed, state } of batch.items)
        final.push({ claimId, hash: printed, state });
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
    return { hash: sealed, exported: { ...head, hash: sealed, items: final } };
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
  const file = await beginWritten(attemptAt(row.id, ME));
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
  const file = await beginWritten(attemptAt(row.id, ME));
  await addAll(file, contents);
  return { file: await file.close('', ''), exported };
};

const addAll = async (file: Written, contents: Contents): Promise<void> => {
  if (typeof contents === 'string' || contents instanceof Uint8Array) return file.add(contents);
  for (const piece of contents) await file.add(piece);
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
