/**
 * Import files, folders and archives: `npm run import -- PATH … [--desk ID]`, or go on with a cancelled import:
 * `npm run import -- --resume ID`. The running server does the work where one serves the same data folder, else this
 * program does. Ctrl+C cancels. Ends with 1 when anything was refused, and with 130 when it was cancelled.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { closeDatabase, database } from '@/lib/data/client';
import { addFile, createImport, moveImport } from '@/lib/data/import-jobs';
import { importReport, readImport } from '@/lib/data/import-reads';
import { runImports } from '@/lib/data/import-runner';
import { type ImportSummary, type ImportView, MAX_IMPORT_BYTES } from '@/lib/domain/import-job';
import type { Actor } from '@/lib/domain/permissions';
import { errorMessage } from '@/lib/i18n';
import { keepCopy } from '@/lib/outside/files';
import { closeParsing } from '@/lib/outside/parse';
import { serverHere } from '@/lib/outside/presence';
import { filesAt } from './import-paths';
import { openData } from './open-data';
import { orRefuse, Refusal } from './refusal';

const USAGE = 'npm run import -- PATH … [--desk ID]\nnpm run import -- --resume ID';
/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = { terminal: 250, log: 5_000 };
/** Refused records that are printed; the rest is in the report. */
const PRINTED = 20;
const CANCELLED = 130;
/** Files of which it is said how far each is. */
const SHOWN = 2;

const number = (n: number) => n.toLocaleString('en');
const megabytes = (bytes: number) => (bytes / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 1 });
const recordsOf = ({ outcomes }: Pick<ImportSummary, 'outcomes'>) =>
  outcomes.imported + outcomes.known + outcomes.refused;

/** On a terminal in one line that changes, else now and then in a line of its own. */
const show = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K  ${line}`);
  else process.stderr.write(`${line}\n`);
};

const hide = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

/** As the program itself, in the desk that is meant. */
async function actorIn(desk: string | undefined): Promise<Actor> {
  const desks = await (await database()).desk.findMany({ orderBy: { createdAt: 'asc' } });
  const found = desk === undefined && desks.length === 1 ? desks[0] : desks.find(({ id }) => id === desk);
  if (found) return { kind: 'system', deskId: found.id };
  const all = desks.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  if (desks.length === 0) throw new Refusal('There is no desk yet. Start the server once: npm start');
  throw new Refusal(
    `${desk ? `There is no desk ${desk}.` : 'Say which desk is meant with --desk ID.'}\n${all}`,
  );
}

/** A job of all that the paths lead to. @returns its id */
async function handIn(actor: Actor, paths: readonly string[]): Promise<string> {
  const { id } = await createImport(actor);
  let [count, bytes] = [0, 0];
  for await (const { file, fileName, size } of filesAt(paths)) {
    if (size > MAX_IMPORT_BYTES)
      throw new Refusal(`${file} is larger than ${megabytes(MAX_IMPORT_BYTES)} MB.`);
    count += 1;
    bytes += size;
    await addFile(actor, id, count, { fileName, ...(await keepCopy(file)) });
    if (process.stderr.isTTY) show(`${number(count)} files, ${megabytes(bytes)} MB handed in`);
  }
  hide();
  if (count === 0) throw new Refusal('There is no file to import at these paths.');
  return id;
}

/** The job of an earlier run, and as whom it goes on. */
async function resumed(id: string): Promise<Actor> {
  const job = await (await database()).importJob.findUnique({ where: { id } });
  if (!job) throw new Refusal(`There is no import ${id}.`);
  return { kind: 'system', deskId: job.deskId };
}

/** Show how far it is until it is over, whoever does it. */
async function follow(
  actor: Actor,
  id: string,
  { stop, isLeft }: { readonly stop: AbortSignal; readonly isLeft: () => boolean },
): Promise<ImportSummary> {
  const every = process.stderr.isTTY ? LOOK_EVERY.terminal : LOOK_EVERY.log;
  for (;;) {
    const job = await readImport(actor, id);
    const isOver = ['done', 'cancelled', 'failed'].includes(job.state);
    if (stop.aborted || isOver || isLeft()) return job;
    const files = `${number(job.filesDone)} of ${number(job.files)} files`;
    const read = `${megabytes(job.bytesDone)} of ${megabytes(job.bytes)} MB`;
    show([`${number(recordsOf(job))} articles, ${read}, ${files}`, ...nowReading(job)].join('; '));
    await sleep(every, undefined, { signal: stop }).catch(() => {});
  }
}

/** The files that are being read, each with how far it is; where there are many, as many as fit a line. */
const nowReading = ({ shown }: ImportView): string[] =>
  shown
    .filter(({ state }) => state === 'reading')
    .slice(0, SHOWN)
    .map((file) => {
      const read = `${megabytes(file.position)} of ${megabytes(file.size)} MB`;
      return `${file.fileName}: ${number(recordsOf(file))} articles, ${read}`;
    });

async function sayRefused(actor: Actor, id: string): Promise<void> {
  let said = 0;
  for await (const { fileName, line, outcome, code, details } of await importReport(actor, id)) {
    if (outcome !== 'refused' || !code) continue;
    said += 1;
    if (said <= PRINTED) console.log(`  ${fileName}, line ${line}: ${errorMessage('en', code, details)}`);
  }
  if (said > PRINTED) console.log(`  … and ${number(said - PRINTED)} more.`);
}

/** Do the work here, unless a server does it. */
async function work(actor: Actor, id: string): Promise<ImportSummary> {
  const [cancel, over] = [new AbortController(), new AbortController()];
  const onSignal = () => cancel.abort(new Error('cancelled'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const server = serverHere();
  if (server) console.log(`The server at ${server.address} imports them.`);
  const working = server ? null : runImports(cancel.signal, id).finally(() => over.abort());
  const isLeft = () => server !== null && serverHere() === null;
  const stop = AbortSignal.any([cancel.signal, over.signal]);
  const summary = await follow(actor, id, { stop, isLeft });
  if (cancel.signal.aborted) await moveImport(actor, id, 'cancel').catch(() => {});
  await working;
  hide();
  return cancel.signal.aborted || working ? readImport(actor, id) : summary;
}

async function run(): Promise<number> {
  const { values, positionals } = await orRefuse(
    () =>
      parseArgs({
        options: { desk: { type: 'string' }, resume: { type: 'string' } },
        allowPositionals: true,
      }),
    () => USAGE,
  );
  if (positionals.length === 0 && !values.resume) throw new Refusal(USAGE);
  await openData();
  const actor = values.resume ? await resumed(values.resume) : await actorIn(values.desk);
  const id = values.resume ?? (await handIn(actor, positionals));
  await orRefuse(
    () => moveImport(actor, id, values.resume ? 'resume' : 'start'),
    (code) => (code === 'import.state' ? `The import ${id} is not one that was cancelled.` : undefined),
  );
  const job = await work(actor, id);
  const { imported, known, refused } = job.outcomes;
  console.log(`${number(imported)} imported, ${number(known)} already there, ${number(refused)} refused.`);
  if (refused > 0) await sayRefused(actor, id);
  if (job.state === 'waiting' || job.state === 'running') {
    console.log('The server has ended meanwhile. The import goes on when it starts again.');
    return 1;
  }
  if (job.state !== 'cancelled') return refused > 0 || job.state === 'failed' ? 1 : 0;
  console.log(`Cancelled. What was imported stays. Go on with: npm run import -- --resume ${id}`);
  return CANCELLED;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
} finally {
  closeParsing();
  await closeDatabase();
}
