/**
 * How quickly the workspace shows, answers and scrolls, in Chromium on a production build with a real server.
 *
 *   npm run bench:workspace [rounds]
 *
 * BENCH_DATA names a folder in which the desk is kept, so that the next run need not make it again.
 *
 * First the pane alone beside its peers: the same text, the same claims, the same page; a peer is done when its first
 * highlights are painted, ours when every sentence can also have the focus. Then the page as people open it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { corpus, longText, passagesOf } from './article';
import type { BenchArticle } from './big-desk';
import { figuresOf, printTable } from './figures';
import { racePage, racePane, workspaceOf } from './pane';
import { acknowledged, openArticle, pressed, type Served, scrolled, serve, signIn } from './served';

const ROUNDS = Number(process.argv[2] ?? 5);
const SENTENCES = 10_000;
const CLAIMS = 5_000;
const PORT = Number(process.env.BENCH_PORT ?? 3199);

const median = (times: readonly number[]): number => Math.round(figuresOf(times).p50);
const share = (times: readonly number[], part: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
};

/** Which figures are aims, and what they are in milliseconds, times, or megabytes. */
const aims = {
  painted: 120,
  times: 20,
  readable: 1000,
  selected: 50,
  verdict: 50,
  acknowledged: 150,
  frame: 50,
  longest: 150,
  memory: 250,
} as const;

async function measurePane(browser: Browser) {
  const page = await racePage();
  const texts = [
    ['paragraphs', longText(SENTENCES, 'paragraphs'), CLAIMS],
    ['one paragraph', longText(SENTENCES, 'one paragraph'), CLAIMS],
    ...corpus().map((text, i) => [`corpus ${i}`, text, 10] as const),
  ] as const;
  const results: Record<string, Record<string, number>> = {};
  for (const [name, text, claims] of texts) {
    const workspace = workspaceOf(text, (sentences) => passagesOf(text, sentences, claims));
    const times = await racePane(browser, page, workspace, ROUNDS);
    results[name] = Object.fromEntries(Object.entries(times).map(([who, all]) => [who, median(all)]));
  }
  return results;
}

function printPane(results: Awaited<ReturnType<typeof measurePane>>): void {
  for (const [name, { pane = Number.NaN, ...peers }] of Object.entries(results)) {
    const rows = Object.entries(peers).map(([who, took]) => [who, took, `${(took / pane).toFixed(1)} ×`]);
    console.log('');
    printTable([`${name}: data → painted`, 'median ms', ''], [['pane', pane, ''], ...rows]);
  }
}

async function measureServed(
  browser: Browser,
  served: Served,
  deskId: string,
  articles: readonly BenchArticle[],
) {
  const cookies = await signIn(browser, served);
  await sleep(5000);
  const memory = served.memory();
  const results: Record<string, Record<string, number>> = {};
  for (const { name, articleId } of articles) {
    const address = `${served.address}/d/${deskId}/articles/${articleId}`;
    const openings = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { times, close } = await openArticle(browser, cookies, address);
      openings.push(times);
      await close();
    }
    const { page, close } = await openArticle(browser, cookies, address);
    await page.waitForTimeout(500);
    const selected = await pressed(page, [...'jjjjjjjjkkkkjjjjkkkk']);
    // The first press may make the claim and open its card; what counts is a verdict given to a claim.
    await pressed(page, ['1']);
    const verdict = await pressed(page, [...'231231231231']);
    await page.waitForTimeout(1500);
    const answers = await acknowledged(page, [...'231231231231231231231231231231']);
    await page.keyboard.press('Escape');
    const frames = await scrolled(page);
    await close();
    results[name] = {
      readable: median(openings.map((one) => one.readable)),
      painted: median(openings.map((one) => one.painted)),
      selected: median(selected),
      verdict: median(verdict),
      acknowledgedP95: share(answers, 0.95),
      frames: frames.length,
      frameP99: share(frames, 0.99),
      longest: share(frames, 1),
    };
  }
  return { memory, results };
}

function printServed({ memory, results }: Awaited<ReturnType<typeof measureServed>>): void {
  const rows = [
    ['first readable text', 'readable', aims.readable],
    ['data → text and highlights painted', 'painted', aims.painted],
    ['sentence selected → painted', 'selected', aims.selected],
    ['verdict given → painted', 'verdict', aims.verdict],
    ['verdict acknowledged, p95', 'acknowledgedP95', aims.acknowledged],
    ['scrolling by screens: frames', 'frames', ''],
    ['  frame, p99', 'frameP99', aims.frame],
    ['  longest frame', 'longest', aims.longest],
  ] as const;
  const names = Object.keys(results);
  console.log('');
  printTable(
    ['in the app, ms', ...names, 'aim'],
    rows.map(([label, key, aim]) => [label, ...names.map((name) => results[name]?.[key] ?? ''), aim]),
  );
  console.log(`\nmemory of the server at rest: ${memory} MB (aim ${aims.memory})`);
}

const passing = mkdtempSync(path.join(tmpdir(), 'verimark-bench-'));
// Read before the first look at the database.
process.env.DATA_DIR = process.env.BENCH_DATA ?? passing;
const { makeDesk } = await import('./big-desk');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  const desk = await makeDesk(SENTENCES, CLAIMS);
  const served = await serve(process.env.DATA_DIR, PORT);
  const pane = await measurePane(browser);
  printPane(pane);
  const app = await measureServed(browser, served, desk.deskId, desk.articles);
  printServed(app);
  await served.stop();
  console.log(
    `\n${JSON.stringify({ bench: 'workspace', rounds: ROUNDS, sentences: SENTENCES, claims: CLAIMS, pane, app, aims })}`,
  );
} finally {
  await browser.close();
  rmSync(passing, { recursive: true, force: true });
}
