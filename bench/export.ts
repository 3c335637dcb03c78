/**
 * What large exports cost on the real server while people are at work on it, beside the bare driver that reads the same
 * rows.
 *
 *   npm run bench:export -- [--claims 50000] [--engine sqlite] [--people 25]
 *
 * A desk of so many claims with verdicts, evidence and searches. CSV and JSON Lines of all of them, DOCX and PDF of 5,000:
 * from asking to the last byte at the other end. Meanwhile people read, search and make claims.
 */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { encode } from 'next-auth/jwt';
import { type Engine, engines } from '../lib/data/address';
import { closeDatabase, database } from '../lib/data/client';
import { reportFile } from '../lib/data/report-files';
import { aPerson, freshDatabase } from '../lib/data/testing';
import { makeToken } from '../lib/data/tokens';
import { dataDir } from '../lib/env';
import { keptSecret } from '../lib/outside/secret';
import { bareDriver } from './bare-driver';
import { anExportDesk, type ExportDesk } from './export-desk';
import { printTable } from './figures';
import { type Answer, type AtWork, summed, workOn } from './import-server';
import { type Served, serve } from './served';

const { values: asked } = parseArgs({
  options: {
    claims: { type: 'string', default: '50000' },
    engine: { type: 'string' },
    people: { type: 'string', default: '25' },
  },
});
const CLAIMS = Number(asked.claims);
const PORT = Number(process.env.BENCH_PORT ?? 3199);
const PEOPLE = Number(asked.people);
/** Articles of 25 claims each. */
const OF_DOCUMENTS = 200;
/** Milliseconds: how long people are watched before, and between two looks at a file. */
const BEFORE = 10_000;
const LOOK = 50;

const everything = {
  states: ['approved', 'submitted', 'proposed'],
  unassessed: true,
};

/** The tables whose rows an export reads. */
const tables = {
  Claim: '"deskId" = ?',
  ...{ Occurrence: claimOf('Occurrence'), Assessment: claimOf('Assessment'), Evidence: claimOf('Evidence') },
  ...{ SearchLogEntry: claimOf('SearchLogEntry'), Review: claimOf('Review') },
  ArticleVersion: '"articleId" IN (SELECT "id" FROM "Article" WHERE "deskId" = ?)',
};

function claimOf(_table: string): string {
  return '"claimId" IN (SELECT "id" FROM "Claim" WHERE "deskId" = ?)';
}

async function bareSeconds(url: string, deskId: string): Promise<number> {
  const driver = await bareDriver(url);
  const begun = performance.now();
  for (const [table, where] of Object.entries(tables))
    await driver.rows({ sql: `SELECT * FROM "${table}" WHERE ${where}`, values: [deskId] });
  const seconds = (performance.now() - begun) / 1000;
  await driver.close();
  return seconds;
}

async function working(deskId: string): Promise<AtWork[]> {
  const db = await database();
  const secret = keptSecret(dataDir());
  const where = { article: { deskId } };
  const versions = await db.articleVersion.findMany({
    where,
    select: { id: true, articleId: true },
    take: 4,
  });
  return Promise.all(
    Array.from({ length: PEOPLE }, async (_, i): Promise<AtWork> => {
      const { userId: sub } = await aPerson(deskId, 'checker');
      const token = await encode({ token: { sub, version: 1 }, secret, maxAge: 3600 });
      const { id: versionId = '', articleId = '' } = versions[i % versions.length] ?? {};
      return { cookie: `verimark.session=${token}`, deskId, articleId, versionId };
    }),
  );
}

type Asker = { readonly desk: ExportDesk; readonly served: Served; readonly token: string };

const call = ({ served, token }: Asker, method: string, route: string, body?: object): Promise<Response> =>
  fetch(`${served.address}/api/v1${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

async function ask(asker: Asker, format: string, more: object = {}): Promise<string> {
  const answer = await call(asker, 'POST', '/report-files', { format, selection: everything, ...more });
  const { id } = Object(await answer.json());
  if (typeof id !== 'string') throw new Error(`${format} was refused: ${answer.status}`);
  return id;
}

/** From asking to the last byte, and the most that the server's process held meanwhile beyond what it held before. */
async function exported(asker: Asker, format: string, more: object = {}) {
  const { served, desk } = asker;
  const held = served.memory();
  let most = held;
  const begun = performance.now();
  const id = await ask(asker, format, more);
  for (let state = 'waiting'; state !== 'done'; await sleep(LOOK)) {
    const file = await reportFile(desk.editor, id);
    state = file.state;
    most = Math.max(most, served.memory());
    if (state === 'failed' || state === 'cancelled') throw new Error(`${format}: ${file.code}`);
  }
  const answer = await call(asker, 'GET', `/report-files/${id}/content`);
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength;
    most = Math.max(most, served.memory());
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  return { format, seconds, megabytes: Math.round(bytes / 1e5) / 10, serverGrewMB: most - held };
}

/** Milliseconds from asking for it to its being given up. */
async function cancelled(asker: Asker): Promise<number> {
  const id = await ask(asker, 'pdf');
  while ((await reportFile(asker.desk.editor, id)).state === 'waiting') await sleep(LOOK);
  await sleep(1_000);
  const begun = performance.now();
  const { status } = await call(asker, 'DELETE', `/report-files/${id}`);
  if (status !== 204) throw new Error(`cancelling was refused: ${status}`);
  return Math.round(performance.now() - begun);
}

async function measured(engine: Engine) {
  const place = await freshDatabase(engine);
  process.env.DATABASE_URL = place.url;
  const desk = await anExportDesk(CLAIMS);
  // As PostgreSQL does by itself within a minute: a table filled at once has no statistics, and gets poor plans.
  if (engine === 'postgresql') await (await database()).$executeRawUnsafe('ANALYZE');
  const people = await working(desk.deskId);
  const articles = await (await database()).article.findMany({
    ...{ where: { deskId: desk.deskId }, take: OF_DOCUMENTS, select: { id: true } },
  });
  const articleIds = articles.map(({ id }) => id);
  const token = await makeToken(desk.editor, {
    name: 'bench',
    scopes: ['read', 'internal', 'export'],
    days: '30',
  });
  const bare = await bareSeconds(place.url, desk.deskId);
  const served = await serve(place.folder, PORT);
  const stop = new AbortController();
  const answers: Answer[] = [];
  const atWork: Promise<void>[] = [];
  try {
    const asker: Asker = { desk, served, token };
    atWork.push(...people.map((person) => workOn(served.address, person, answers, stop.signal)));
    await sleep(BEFORE);
    const before = answers.splice(0);
    const files = [
      await exported(asker, 'csv'),
      await exported(asker, 'jsonl'),
      await exported(asker, 'docx', { articleIds }),
      await exported(asker, 'pdf', { articleIds }),
    ];
    const cancelMs = await cancelled(asker);
    stop.abort();
    await Promise.all(atWork);
    const ratio = Math.round(((files[0]?.seconds ?? 0) / bare) * 10) / 10;
    const load = Math.round(loadavg()[0] ?? 0);
    return {
      files,
      bareSeconds: Math.round(bare * 10) / 10,
      ratio,
      cancelMs,
      load,
      before: summed(before),
      during: summed(answers),
    };
  } finally {
    stop.abort();
    await Promise.allSettled(atWork);
    await served.stop();
    await closeDatabase();
    await place.drop();
  }
}

const results: Record<string, unknown> = {};
for (const engine of engines.filter((one) => one === (asked.engine ?? 'sqlite'))) {
  const found = await measured(engine);
  results[engine] = found;
  printTable(
    [engine, 'seconds', 'MB', 'server MB'],
    found.files.map(({ format, seconds, megabytes, serverGrewMB }) => [
      format,
      seconds,
      megabytes,
      serverGrewMB,
    ]),
  );
  console.log(
    `bare driver ${found.bareSeconds} s; cancelled in ${found.cancelMs} ms; others p95 ${found.during.p95} ms`,
  );
}
console.log(
  `\n${JSON.stringify({ bench: 'export', claims: CLAIMS, people: PEOPLE, node: process.version, ...results })}`,
);
process.exit(0);
