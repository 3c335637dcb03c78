/** Importing on the real server while people are at work on it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import { closeDatabase, database } from '../lib/data/client';
import { addFile, createImport, moveImport } from '../lib/data/import-jobs';
import { readImport } from '../lib/data/import-reads';
import { desksOf } from '../lib/data/people';
import { aPerson } from '../lib/data/testing';
import { newId } from '../lib/domain/ids';
import type { Actor } from '../lib/domain/permissions';
import { dataDir } from '../lib/env';
import { keepFile } from '../lib/outside/files';
import { keptSecret } from '../lib/outside/secret';
import { makeDesk } from './big-desk';
import { figuresOf } from './figures';
import { jsonLines } from './import-texts';
import { type Served, serve } from './served';

const PEOPLE = 25;
const PORT = Number(process.env.BENCH_PORT ?? 3198);
/** Milliseconds between two things a person does, and how long they are watched before the import begins. */
const THINKS = 1_000;
const BEFORE = 10_000;

/** Someone who is signed in, and what has been measured of their requests. */
export type AtWork = {
  readonly cookie: string;
  readonly deskId: string;
  readonly articleId: string;
  readonly versionId: string;
};
export type Answer = { readonly milliseconds: number; readonly ok: boolean };

async function ask(address: string, { cookie }: AtWork, route: string, body?: unknown): Promise<Answer> {
  const begun = performance.now();
  const answer = await fetch(`${address}/api/desks/${route}`, {
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  return { milliseconds: performance.now() - begun, ok: answer.ok };
}

/** Reads the article, looks for words, now and then makes a claim of a sentence, until told to stop. */
export async function workOn(
  address: string,
  person: AtWork,
  answers: Answer[],
  stop: AbortSignal,
): Promise<void> {
  const { deskId, articleId, versionId } = person;
  const read = () => ask(address, person, `${deskId}/articles/${articleId}`);
  const search = () => ask(address, person, `${deskId}/search?q=vung+troi`);
  const deeds = [
    ...[read, search, read, search, read],
    () =>
      ask(address, person, `${deskId}/verbs`, {
        ...{ verb: 'claim.draft', requestId: newId(), articleId },
        input: { id: newId(), occurrenceId: newId(), versionId, start: 0, end: 20 },
      }),
  ];
  for (let turn = Math.floor(Math.random() * deeds.length); !stop.aborted; turn += 1) {
    await sleep(THINKS * (0.5 + Math.random()));
    const deed = deeds[turn % deeds.length];
    if (deed) answers.push(await deed());
  }
}

export const summed = (answers: readonly Answer[]) => ({
  ...figuresOf(answers.map(({ milliseconds }) => milliseconds)),
  failed: answers.filter(({ ok }) => !ok).length,
});

/** Do something on the real server of a desk of 300 articles, on which 25 people are signed in. */
export async function onServer<Result>(
  work: (served: Served, people: readonly AtWork[]) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verimark-bench-'));
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: `file:${folder}/verimark.db` });
  await makeDesk(300, 50);
  const people = await signedIn();
  const served = await serve(folder, PORT);
  try {
    return await work(served, people);
  } finally {
    await served.stop();
    await closeDatabase();
    await rm(folder, { recursive: true });
  }
}

/** @returns what people's requests took, in milliseconds, before and during an import, and how fast that was */
export const whileAtWork = (articles: number, sentences: number) =>
  onServer((served, people) => importAmong(served, people, { articles, sentences }));

async function signedIn(): Promise<AtWork[]> {
  const db = await database();
  const desk = (await desksOf((await db.user.findFirstOrThrow()).id))[0];
  if (!desk) throw new Error('there is no desk');
  const secret = keptSecret(dataDir());
  const versions = await db.articleVersion.findMany({ select: { id: true, articleId: true }, take: 4 });
  return Promise.all(
    Array.from({ length: PEOPLE }, async (_, i): Promise<AtWork> => {
      const { userId: sub } = await aPerson(desk.id, 'checker');
      const token = await encode({ token: { sub, version: 1 }, secret, maxAge: 3600 });
      const { id: versionId = '', articleId = '' } = versions[i % versions.length] ?? {};
      return { cookie: `verimark.session=${token}`, deskId: desk.id, articleId, versionId };
    }),
  );
}

async function importAmong(
  { address, memory }: Served,
  people: readonly AtWork[],
  { articles, sentences }: { articles: number; sentences: number },
) {
  const actor: Actor = { kind: 'system', deskId: people[0]?.deskId ?? '' };
  const stop = new AbortController();
  const answers: Answer[] = [];
  const working = people.map((person) => workOn(address, person, answers, stop.signal));
  await sleep(BEFORE);
  const before = answers.splice(0);
  const { id } = await createImport(actor);
  const file = path.join(process.env.DATA_DIR ?? '', 'articles.jsonl');
  await writeFile(file, jsonLines(articles, sentences));
  await addFile(actor, id, 1, { fileName: 'articles.jsonl', ...(await keepFile(file)) });
  const begun = performance.now();
  const held: number[] = [];
  await moveImport(actor, id, 'start');
  while ((await readImport(actor, id)).state !== 'done') {
    held.push(memory());
    await sleep(500);
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  stop.abort();
  await Promise.all(working);
  const megabytes = { atQuarter: held[Math.floor(held.length / 4)], atEnd: held.at(-1) };
  return { people: PEOPLE, articles, seconds, before: summed(before), during: summed(answers), megabytes };
}
