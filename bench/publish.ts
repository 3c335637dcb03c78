/**
 * What publishing a large report costs those who are at work beside it, and what a format of it costs.
 *
 *   npm run bench:publish -- [--claims 5000] [--engine sqlite] [--format pdf]
 *
 * A desk of so many claims with verdicts, evidence and searches is published by the process that the server starts.
 * Meanwhile this one, in the server's place, writes into another desk every 20 ms.
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Engine, engines } from '../lib/data/address';
import { importArticle } from '../lib/data/articles';
import { closeDatabase } from '../lib/data/client';
import { askPublication } from '../lib/data/published';
import { askPublishedFile } from '../lib/data/published-apart';
import { readPublishedAbout } from '../lib/data/published-list';
import { runReportFiles } from '../lib/data/report-file-runner';
import { anEmptyDesk, aPerson, freshDatabase } from '../lib/data/testing';
import { newId } from '../lib/domain/ids';
import type { Actor } from '../lib/domain/permissions';
import { everything } from '../lib/domain/report-request';
import { ReportFormat } from '../lib/formats/report-format';
import { anExportDesk } from './export-desk';
import { printTable } from './figures';

const { values: asked } = parseArgs({
  options: {
    claims: { type: 'string', default: '5000' },
    engine: { type: 'string', default: 'sqlite' },
    format: { type: 'string', default: 'pdf' },
  },
});
const CLAIMS = Number(asked.claims);
const FORMAT = ReportFormat.parse(asked.format);
/** Milliseconds between two writes of somebody else. */
const EVERY = 20;

/** Writes of a person of another desk, one after the other. @returns how long each took, in milliseconds */
const writes = async (actor: Actor, signal: AbortSignal): Promise<number[]> => {
  const times: number[] = [];
  while (!signal.aborted) {
    const begun = performance.now();
    await importArticle(actor, { text: `Bản tin ${newId()}. Đoàn tàu đã dừng.` });
    times.push(performance.now() - begun);
    await sleep(EVERY);
  }
  return times.sort((a, b) => a - b);
};

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

/** Have the process do what waits, while somebody writes beside it. */
const watched = async (what: string, besides: Actor) => {
  const stop = new AbortController();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = megabytes();
  const writing = writes(besides, stop.signal);
  delay.enable();
  const begun = performance.now();
  await runReportFiles(new AbortController().signal);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  delay.disable();
  stop.abort();
  const times = await writing;
  return {
    ...{ what, seconds, serverGrewMB: megabytes() - before },
    longestBlockMs: Math.round(delay.max / 1e6),
    writesP95Ms: Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
    longestWriteMs: Math.round(times.at(-1) ?? 0),
  };
};

const measured = async (engine: Engine) => {
  const place = await freshDatabase(engine);
  process.env.DATABASE_URL = place.url;
  try {
    const { deskId, editor } = await anExportDesk(CLAIMS);
    const besides = await aPerson(await anEmptyDesk(), 'checker');
    const wanted = { supersedes: null, requestId: newId(), total: CLAIMS };
    await askPublication(editor, { selection: everything, language: 'vi' }, wanted);
    const published = await watched('publish', besides);
    const about = await readPublishedAbout(editor, 1);
    await askPublishedFile(deskId, about, FORMAT, { origin: 'http://localhost', by: editor.userId });
    return [published, await watched(FORMAT, besides)];
  } finally {
    await closeDatabase();
    await place.drop();
  }
};

const results: Record<string, unknown> = { load: Math.round(loadavg()[0] ?? 0) };
for (const engine of engines.filter((one) => one === asked.engine)) {
  const rows = await measured(engine);
  results[engine] = rows;
  printTable(
    [engine, 'seconds', 'server MB', 'longest block ms', 'writes p95 ms', 'longest write ms'],
    rows.map((row) => [
      ...[row.what, row.seconds, row.serverGrewMB, row.longestBlockMs],
      ...[row.writesP95Ms, row.longestWriteMs],
    ]),
  );
}
console.log(`\n${JSON.stringify({ bench: 'publish', claims: CLAIMS, node: process.version, ...results })}`);
process.exit(0);
