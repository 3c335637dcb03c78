// @ts-check
/** Everything the desk has to pass, in order; it goes on after a failure, and counts from the real results. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.js';
import { provideChromium } from './chromium.js';
import { installPackages } from './packages.js';
import { providePostgres } from './postgres.js';
import { provideReaders } from './readers.js';
import { steps, tool } from './steps.js';
import { CRASHED, playwrightMissed, playwrightTally, sum, vitestMissed, vitestTally } from './tally.js';

/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {{ title: string, run: () => unknown, needs?: readonly string[], quick?: boolean }} Step */

const ROOT = path.dirname(import.meta.dirname);
const PASSED = { passed: 1, failed: 0 };

const reports = mkdtempSync(path.join(tmpdir(), 'verimark-reports-'));
/** @type {(() => unknown)[]} what is to be undone at the end, however it comes */
const cleanups = [() => rmSync(reports, { recursive: true, force: true })];

/** @type {string[]} what did not pass, to be read beside the count without looking through the whole output */
const missed = [];

const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules/.bin', name);
const node = (/** @type {readonly string[]} */ ...args) => tool(process.execPath, args);

/** `needs`: where one of these has failed, there is nothing to be learnt from this one. @type {readonly Step[]} */
const STEPS = [
  { title: 'Packages', quick: true, run: () => installPackages('developing') },
  { title: 'Database clients', quick: true, needs: ['Packages'], run: () => node('bin/generate.js') },
  { title: 'PostgreSQL', needs: ['Packages'], run: postgres },
  { title: 'Chromium', needs: ['Packages'], run: provideChromium },
  { title: 'Readers', needs: ['Packages'], run: provideReaders },
  {
    title: 'Format and lint',
    quick: true,
    needs: ['Packages'],
    run: () => tool(bin('biome'), ['ci', '--error-on-warnings', '--colors=off']),
  },
  { title: 'Types', quick: true, needs: ['Database clients'], run: types },
  {
    title: 'Drift',
    needs: ['Database clients', 'PostgreSQL'],
    run: () => tool(bin('tsx'), ['prisma/schema-engine.ts', '--check']),
  },
  { title: 'Unit and integration tests', quick: true, needs: ['Database clients'], run: vitest },
  { title: 'Build', needs: ['Database clients'], run: build },
  { title: 'End to end', needs: ['Build', 'Chromium'], run: playwright },
];

async function postgres() {
  cleanups.unshift(await providePostgres());
  return new URL(process.env.TEST_POSTGRES_URL ?? '').host;
}

/** Next writes the types of routes and style sheets first. */
async function types() {
  await tool(bin('next'), ['typegen']);
  await tool(bin('tsc'), ['--noEmit', '--incremental', 'false']);
}

function vitest() {
  const file = path.join(reports, 'vitest.json');
  const args = [
    'run',
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  return suite(() => tool(bin('vitest'), args), file, vitestTally, vitestMissed);
}

/** Two halves side by side, each with a server of its own: a journey waits more than it works. */
async function playwright() {
  return sum(await Promise.all([1, 2].map(playwrightHalf)));
}

function playwrightHalf(/** @type {number} */ half) {
  const file = path.join(reports, `playwright-${half}.json`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_PORT: String(3390 + half) };
  const run = () => tool(bin('playwright'), ['test', `--shard=${half}/2`, '--reporter=line,json'], env);
  return suite(run, file, playwrightTally, playwrightMissed);
}

/**
 * Run a suite and count by its report, which it writes whether it passes or fails.
 *
 * @template Report
 * @param {() => Promise<unknown>} run
 * @param {string} file
 * @param {(report: Report, succeeded: boolean) => Tally} count
 * @param {(report: Report) => readonly string[]} name those that did not pass
 * @returns {Promise<Tally>}
 */
async function suite(run, file, count, name) {
  const failure = await run().then(
    () => undefined,
    (error) => error,
  );
  if (failure) console.error(failure.message);
  if (!existsSync(file)) return CRASHED;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  missed.push(...name(report));
  return count(report, !failure);
}

/** @param {readonly string[]} args `--quick`: what needs neither PostgreSQL nor a browser; `--verbose` */
export async function gate(args) {
  process.chdir(ROOT);
  if (args.includes('--verbose')) process.env.VERBOSE = '1';
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' });
  const quick = args.includes('--quick');
  if (quick) process.env.VERIMARK_TEST_ENGINES = 'sqlite';
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);

  const { passed, failed } = sum(await runAll(STEPS.filter((step) => step.quick || !quick)));
  await cleanUp();
  process.exitCode = failed === 0 ? 0 : 1;
  for (const each of missed) console.log(`Not passed: ${each.replace(`${ROOT}/`, '')}`);
  console.log(`${passed} passed, ${failed} failed`);
}

async function runAll(/** @type {readonly Step[]} */ chosen) {
  const counter = steps(chosen.length);
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  for (const { title, run, needs = [] } of chosen) {
    const broken = needs.find((need) => (tallies.get(need)?.failed ?? 0) > 0);
    tallies.set(
      title,
      await tallyOf(() =>
        counter.run(title, () => (broken ? Promise.reject(new Error(`${broken} failed.`)) : run())),
      ),
    );
  }
  return [...tallies.values()];
}

async function tallyOf(/** @type {() => Promise<unknown>} */ run) {
  try {
    const outcome = await run();
    return isTally(outcome) ? outcome : PASSED;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return CRASHED;
  }
}

/** @returns {outcome is Tally} */
function isTally(/** @type {unknown} */ outcome) {
  return typeof outcome === 'object' && outcome !== null && 'passed' in outcome && 'failed' in outcome;
}

async function cleanUp() {
  for (const undo of cleanups.splice(0)) await undo();
}

async function interrupted() {
  await cleanUp();
  console.log('0 passed, 1 failed');
  process.exit(130);
}
