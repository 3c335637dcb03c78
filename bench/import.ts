/**
 * What importing costs, on both engines, beside the bare driver that inserts the same rows.
 *
 *   npm run bench:import -- [--articles 10000] [--pages 500] [--engine sqlite] [--server]
 *
 * Articles of 20 sentences from JSON Lines, and pages of HTML, through a job as people start one: recognised, parsed
 * apart, split, hashed, made ready for search and for likeness, stored with a line of the report and an event. The bare
 * driver gets the finished rows, full-text index included, a prepared statement for each.
 * `--server`: the same on the real server, with 25 people at work on it meanwhile.
 * `--harmful`: nothing but that files made to do harm are handed in to that server, with the same people at work.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type Engine, engines } from '../lib/data/address';
import { closeDatabase } from '../lib/data/client';
import { addFile, createImport, moveImport } from '../lib/data/import-jobs';
import { readImport } from '../lib/data/import-reads';
import { runImports } from '../lib/data/import-runner';
import { anEmptyDesk, aPerson, freshDatabase } from '../lib/data/testing';
import type { Actor } from '../lib/domain/permissions';
import { keepFile } from '../lib/outside/files';
import { closeParsing } from '../lib/outside/parse';
import { bareDriver } from './bare-driver';
import { printTable } from './figures';
import { whileHarmed } from './import-harmful';
import { madeRows, referredTo, writeBare } from './import-rows';
import { whileAtWork } from './import-server';
import { htmlPage, jsonLines } from './import-texts';

const { values: asked } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    pages: { type: 'string', default: '500' },
    engine: { type: 'string' },
    server: { type: 'boolean', default: false },
    harmful: { type: 'boolean', default: false },
  },
});
const [ARTICLES, PAGES] = [Number(asked.articles), Number(asked.pages)];
const SENTENCES = 20;

/** Files as they lie on a disk: nothing of them is held in memory. */
type Files = (folder: string) => AsyncGenerator<string>;

async function* lines(folder: string): AsyncGenerator<string> {
  const file = path.join(folder, 'articles.jsonl');
  await writeFile(file, jsonLines(ARTICLES, SENTENCES));
  yield file;
}

async function* pages(folder: string): AsyncGenerator<string> {
  for (let n = 0; n < PAGES; n += 1) {
    const file = path.join(folder, `${n}.html`);
    await writeFile(file, htmlPage(n, SENTENCES));
    yield file;
  }
}

async function jobOf(actor: Actor, files: Files): Promise<string> {
  const { id } = await createImport(actor);
  let number = 0;
  for await (const file of files(process.env.DATA_DIR ?? '')) {
    number += 1;
    await addFile(actor, id, number, { fileName: path.basename(file), ...(await keepFile(file)) });
  }
  await moveImport(actor, id, 'start');
  return id;
}

/** Megabytes this process holds, looked at while something else goes on. */
function watchMemory() {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(Math.round(process.memoryUsage.rss() / 2 ** 20)), 250);
  return () => {
    clearInterval(timer);
    const at = (share: number) => seen[Math.floor(share * (seen.length - 1))] ?? Number.NaN;
    return { atQuarter: at(0.25), atEnd: at(1), most: Math.max(...seen) };
  };
}

async function timed(actor: Actor, files: Files) {
  const id = await jobOf(actor, files);
  const memory = watchMemory();
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const [begun, worked] = [performance.now(), process.cpuUsage()];
  await runImports(new AbortController().signal, id);
  const seconds = (performance.now() - begun) / 1000;
  delay.disable();
  const { user, system } = process.cpuUsage(worked);
  const { outcomes } = await readImport(actor, id);
  const loop = { p99Ms: Math.round(delay.percentile(99) / 1e6), mostMs: Math.round(delay.max / 1e6) };
  const cpuMsPerArticle = Math.round((user + system) / 10 / Math.max(1, outcomes.imported)) / 100;
  return { seconds, outcomes, cpuMsPerArticle, loop, memory: memory() };
}

/** The rows that an import makes, by an import, and then by the driver alone in a database of its own. */
async function measured(engine: Engine, files: Files) {
  const place = await freshDatabase(engine);
  const other = await freshDatabase(engine).finally(() => closeDatabase());
  Object.assign(process.env, { DATABASE_URL: place.url, DATA_DIR: place.folder });
  try {
    const actor = await aPerson(await anEmptyDesk(), 'checker');
    const ours = await timed(actor, files);
    console.log(`${engine}: ${ours.outcomes.imported} articles in ${Math.round(ours.seconds)} s`);
    const first = await referredTo();
    const driver = await bareDriver(other.url);
    await driver.write(first);
    const bare = await writeBare(driver, madeRows());
    await driver.close();
    const rate = (seconds: number) => Math.round(ours.outcomes.imported / seconds);
    return {
      ...{ ...ours, seconds: Math.round(ours.seconds * 10) / 10 },
      ...{ articlesPerSecond: rate(ours.seconds), bareArticlesPerSecond: rate(bare) },
      ratio: Math.round((ours.seconds / bare) * 100) / 100,
    };
  } finally {
    await place.drop();
    Object.assign(process.env, { DATABASE_URL: other.url, DATA_DIR: other.folder });
    await other.drop();
  }
}

const results: Record<string, unknown> = {};
const measuredOn = asked.harmful ? [] : engines.filter((one) => !asked.engine || one === asked.engine);
for (const engine of measuredOn) {
  const found = { jsonLines: await measured(engine, lines), html: await measured(engine, pages) };
  results[engine] = found;
  console.log('');
  printTable(
    [engine, 'articles', 'seconds', 'a second', 'bare driver', 'ratio', 'CPU ms each', 'loop held ms', 'MB'],
    Object.entries(found).map(([name, { outcomes, loop, memory, ...one }]) => [
      ...[name, outcomes.imported, one.seconds, one.articlesPerSecond, one.bareArticlesPerSecond, one.ratio],
      one.cpuMsPerArticle,
      ...[`${loop.p99Ms} / ${loop.mostMs}`, `${memory.atQuarter} → ${memory.atEnd}`],
    ]),
  );
}
closeParsing();
if (asked.harmful) results.harmful = await whileHarmed();
if (asked.server) results.server = await whileAtWork(ARTICLES, SENTENCES);
console.log(`\n${JSON.stringify({ bench: 'import', node: process.version, ...results })}`);
