/**
 * What the public pages of a desk cost that tell of all its reports, when a server has just started and when it has not.
 *
 *   npm run bench:public -- [--reports 50] [--claims 200] [--engine sqlite]
 *
 * From reading to the last letter of list, log, map and feed. Each is asked for first in a process of its own, five times
 * over, and then again in the same one. Beside it what reading and hashing the files of the reports takes alone.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Engine, engines } from '../lib/data/address';
import { closeDatabase, database } from '../lib/data/client';
import { readPublicIndex } from '../lib/data/public';
import { readPublicLog } from '../lib/data/public-log';
import { readPublicPlaces } from '../lib/data/public-places';
import { publishReport } from '../lib/data/published';
import { freshDatabase } from '../lib/data/testing';
import { newId } from '../lib/domain/ids';
import type { PublicDesk } from '../lib/domain/public-reading';
import { plainRequest } from '../lib/domain/report-request';
import { correctionsAtom } from '../lib/formats/corrections-atom';
import { publicAddresses } from '../lib/formats/public-addresses';
import { correctionsPage } from '../lib/formats/public-corrections';
import { indexPage } from '../lib/formats/public-index';
import { publicHtml, type Reading } from '../lib/formats/public-page';
import { sitemapXml } from '../lib/formats/sitemap';
import { intactFile } from '../lib/outside/files';
import { anExportDesk } from './export-desk';
import { figuresOf, printTable } from './figures';

const { values: asked } = parseArgs({
  options: {
    ...{ reports: { type: 'string', default: '50' }, claims: { type: 'string', default: '200' } },
    ...{ engine: { type: 'string' }, answer: { type: 'string' }, desk: { type: 'string', default: '' } },
  },
});

const ROUNDS = 5;
const ORIGIN = 'https://news.example.org';

const readingOf = (desk: PublicDesk): Reading => ({
  ...{ desk, locale: 'vi', addresses: publicAddresses(ORIGIN, desk.id), style: '/p/style/0.css' },
});

/** What is measured, by name: the answer as it is sent. */
const answers = {
  list: async (deskId: string) => {
    const found = await readPublicIndex(deskId);
    const reading = readingOf(found.desk);
    return publicHtml(reading, indexPage(reading, found));
  },
  log: async (deskId: string) => {
    const found = await readPublicLog(deskId);
    const reading = readingOf(found.desk);
    return publicHtml(reading, correctionsPage(reading, found));
  },
  map: async () => sitemapXml(await readPublicPlaces(), ORIGIN),
  feed: async (deskId: string) =>
    correctionsAtom(await readPublicLog(deskId), publicAddresses(ORIGIN, deskId)),
  files: async (deskId: string) => {
    const rows = await (await database()).publishedReport.findMany({ where: { deskId } });
    for (const { sha256 } of rows) await intactFile(sha256);
    return '';
  },
} as const;

type Name = keyof typeof answers;
const isName = (name: string): name is Name => name in answers;

const timeOf = async (name: Name, deskId: string): Promise<number> => {
  const begun = performance.now();
  await answers[name](deskId);
  return performance.now() - begun;
};

/** In a process that has answered nothing yet: the first time, and the median of those after it. */
async function measureHere(name: Name, deskId: string): Promise<void> {
  await (await database()).desk.count();
  const cold = await timeOf(name, deskId);
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) warm.push(await timeOf(name, deskId));
  await closeDatabase();
  process.stdout.write(`${JSON.stringify({ cold, warm: figuresOf(warm).p50 })}\n`);
}

const measured = (name: Name, deskId: string): { cold: number; warm: number } => {
  const own = [...process.execArgv, process.argv[1] ?? '', '--answer', name, '--desk', deskId];
  return JSON.parse(
    execFileSync(process.execPath, own, { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '',
  );
};

/** Three fifths of its claims are approved, and each report prints all of those. */
async function publishAll(reports: number, claims: number): Promise<string> {
  const { deskId, editor } = await anExportDesk(Math.ceil(((claims / 3) * 5) / 25) * 25);
  await (await database()).desk.update({ where: { id: deskId }, data: { publishing: true } });
  for (let n = 0; n < reports; n++)
    await publishReport(editor, { ...plainRequest, language: 'vi' }, null, newId());
  return deskId;
}

async function measure(engine: Engine) {
  const { drop } = await freshDatabase(engine);
  const [reports, claims] = [Number(asked.reports), Number(asked.claims)];
  const deskId = await publishAll(reports, claims);
  const printed = await (await database()).publishedItem.count();
  await closeDatabase();
  const figures = (Object.keys(answers) as Name[]).map((name) => {
    const rounds = Array.from({ length: ROUNDS }, () => measured(name, deskId));
    const [cold, warm] = [figuresOf(rounds.map((one) => one.cold)), figuresOf(rounds.map((one) => one.warm))];
    return [name, { cold: cold.p50, warm: warm.p50 }] as const;
  });
  await drop();
  printTable(
    ['answer', 'cold ms', 'warm ms'],
    figures.map(([name, { cold, warm }]) => [name, cold, warm]),
  );
  console.log(JSON.stringify({ bench: 'public', engine, reports, printed, ...Object.fromEntries(figures) }));
}

if (asked.answer && isName(asked.answer)) await measureHere(asked.answer, asked.desk);
else for (const engine of engines) if (!asked.engine || asked.engine === engine) await measure(engine);
