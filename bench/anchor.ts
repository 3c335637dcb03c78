/**
 * How well and how quickly quotes are found again in a changed text, beside three libraries that do so.
 *
 *   npm run bench:anchor [rounds]
 *
 * The texts are the corpus' sentences over and over, each numbered: a harder case than an article, where hardly two
 * sentences are alike. The bench makes the changes, so it knows where each quote now lies; a quote that a change broke
 * apart has no place, and is right when it is lost. All run in Chromium, since two of the libraries need a page. What
 * takes longer than the budget is stopped, and counted for the quotes it had come to.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright';
import { type Anchor, describeAnchor } from '../lib/domain/anchor';
import { longText, passagesOf, sentencesOf } from './article';
import {
  type Edited,
  type Judgement,
  judge,
  type Truth,
  truths,
  unchanged,
  withErrors,
  withMoves,
} from './edits';
import { figuresOf, printTable } from './figures';
import type { Found } from './quotes-page';

const ROUNDS = Number(process.argv[2] ?? 5);
// In milliseconds, for one contestant and one case.
const BUDGET = 5000;
const SIZES = [
  { quotes: 500, sentences: 1000 },
  { quotes: 5000, sentences: 1000 },
  { quotes: 500, sentences: 10_000 },
  { quotes: 5000, sentences: 10_000 },
];
const CHANGES: Readonly<Record<string, (text: string) => Edited>> = {
  unchanged,
  '5 % of the characters changed': (text) => withErrors(text, 0.05, 1),
  'a third of the paragraphs moved': (text) => withMoves(text, 1 / 3, 2),
};
const OURS = 'through the difference';
const TIMES_AIM = 10;

type Row = Record<Judgement, number> & { readonly tried: number; readonly ms: number };
type Case = { readonly quotes: number; readonly sentences: number; readonly change: string };
type Result = Case & { readonly rows: Record<string, Row> };

async function openPage(): Promise<{ page: Page; close: () => Promise<void> }> {
  const { outputFiles } = await build({
    absWorkingDir: path.dirname(import.meta.dirname),
    entryPoints: ['bench/quotes-page.ts'],
    write: false,
    bundle: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="vi"><main></main>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return { page, close: () => browser.close() };
}

/** Every contestant on one case; a short one is repeated, and its median counts. */
async function measure(page: Page, truths: readonly Truth[], rounds: number): Promise<Record<string, Row>> {
  const rows: Record<string, Row> = {};
  for (const name of await page.evaluate(() => window.race.names)) {
    const first = await runOnce(page, name);
    const times = [first.took];
    while (first.took < BUDGET / 10 && times.length <= rounds) times.push((await runOnce(page, name)).took);
    // The first round warms up, unless it is the only one.
    rows[name] = {
      ...counted(truths, first.found),
      ms: figuresOf(times.slice(times.length > 1 ? 1 : 0)).p50,
    };
  }
  return rows;
}

const runOnce = (page: Page, name: string) =>
  page.evaluate(([who, budget]) => window.race.run(who, budget), [name, BUDGET] as const);

function counted(truths: readonly Truth[], found: Found): Omit<Row, 'ms'> {
  const judged = truths.flatMap((truth, i) => {
    const range = found[i];
    return range === undefined ? [] : [judge(truth, range)];
  });
  const count = (judgement: Judgement) => judged.filter((one) => one === judgement).length;
  return { tried: judged.length, right: count('right'), wrong: count('wrong'), lost: count('lost') };
}

const quotesOf = (text: string, count: number): Anchor[] =>
  passagesOf(text, sentencesOf(text), count).map((passage) => describeAnchor(text, passage));

async function main(page: Page): Promise<Result[]> {
  const results: Result[] = [];
  for (const { quotes, sentences } of SIZES) {
    const before = longText(sentences, 'paragraphs');
    const anchors = quotesOf(before, quotes);
    for (const [change, edit] of Object.entries(CHANGES)) {
      const edited = edit(before);
      await page.evaluate((race) => window.race.prepare(race), { before, after: edited.text, anchors });
      const rows = await measure(page, truths(edited, anchors), ROUNDS);
      results.push({ quotes, sentences, change, rows });
      print(results.at(-1));
    }
  }
  return results;
}

const share = (part: number, { tried }: Row): string => `${((100 * part) / tried).toFixed(1)} %`;

function print(result: Result | undefined): void {
  if (!result) return;
  const { quotes, sentences, change, rows } = result;
  console.log('');
  printTable(
    [
      `${quotes} quotes in ${sentences} sentences, ${change}`,
      'tried',
      'ms',
      'µs a quote',
      'right',
      'wrong',
      'lost',
    ],
    Object.entries(rows).map(([name, row]) => [
      name,
      row.tried,
      row.ms.toFixed(1),
      ((1000 * row.ms) / row.tried).toFixed(1),
      share(row.right, row),
      row.wrong,
      row.lost,
    ]),
  );
}

const peersOf = ({ rows }: Result): Row[] =>
  Object.entries(rows)
    .filter(([name]) => name !== OURS && name !== 'the quote alone')
    .map(([, row]) => row);

/** What was asked for, as it came out. */
function verdict(results: readonly Result[]) {
  const [first] = results;
  const fastest = first ? Math.min(...peersOf(first).map((row) => row.ms / row.tried)) : Number.NaN;
  const ours = first?.rows[OURS];
  const rightest = results.every((result) => {
    const row = result.rows[OURS];
    return row && peersOf(result).every((peer) => row.right / row.tried >= peer.right / peer.tried);
  });
  return {
    times: ours ? Math.round(fastest / (ours.ms / ours.tried)) : null,
    timesAim: TIMES_AIM,
    wrong: results.reduce((sum, { rows }) => sum + (rows[OURS]?.wrong ?? 0), 0),
    atLeastAsManyRight: rightest,
  };
}

const { page, close } = await openPage();
try {
  const results = await main(page);
  console.log(`\n${JSON.stringify({ bench: 'anchor', rounds: ROUNDS, ...verdict(results), results })}`);
} finally {
  await close();
}
