/** Files made to do harm, handed in to the real server as people do, while others are at work on it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportFileView, ImportView } from '../lib/domain/import-job';
import { printTable } from './figures';
import { type Harmful, readFiles, refusedFiles } from './import-harmful-files';
import { type Answer, type AtWork, onServer, summed, workOn } from './import-server';
import type { Served } from './served';

/** How often all of them are handed in, one import after the other. */
const TURNS = 3;
/** Milliseconds in which the server gets warm, that people are watched before, and after which the server has had time to give back what it took. */
const WARM = 8_000;
const BEFORE = 10_000;
const AFTER = 30_000;
/** Milliseconds that others may wait for an answer. */
const WITHIN = 1_000;

/** @returns what each file was refused for, what others waited, and the memory of the server with all it started, in MB */
export const whileHarmed = () => onServer(harmed);

async function harmed({ address, memory, memoryOfAll }: Served, people: readonly AtWork[]) {
  const [mischief, ...others] = people;
  if (!mischief) throw new Error('nobody is signed in');
  const refused = refusedFiles();
  const stop = new AbortController();
  const answers: Answer[] = [];
  const working = others.map((person) => workOn(address, person, answers, stop.signal));
  await sleep(WARM);
  answers.splice(0);
  await sleep(BEFORE);
  const before = { ...worst(answers.splice(0)), ...{ megabytes: memory(), ofAll: memoryOfAll() } };
  const held: number[] = [];
  const timer = setInterval(() => held.push(memoryOfAll()), 100);
  const found: Found[] = [];
  const begun = performance.now();
  for (let turn = 1; turn <= TURNS; turn += 1)
    found.push(...(await handIn(address, mischief, [...refused, ...readFiles(turn)])));
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  clearInterval(timer);
  const during = { ...worst(answers.splice(0)), mostOfAll: Math.max(...held) };
  await sleep(AFTER);
  const after = { ...worst(answers), megabytes: memory(), ofAll: memoryOfAll() };
  stop.abort();
  await Promise.all(working);
  await sleep(AFTER);
  const atRest = { megabytes: memory(), ofAll: memoryOfAll() };
  tell(found.slice(0, found.length / TURNS));
  const wrong = found.filter(({ code, wanted }) => code !== wanted);
  const isSound = wrong.length === 0 && during.failed === 0 && during.mostMs < WITHIN;
  if (!isSound) process.exitCode = 1;
  return { files: found.length, wrong, seconds, before, during, after, atRest, isSound };
}

const worst = (answers: readonly Answer[]) => ({
  ...summed(answers),
  mostMs: Math.round(Math.max(0, ...answers.map(({ milliseconds }) => milliseconds))),
});

/** What came of a file, and what had to; of an archive what the worst of its files came to. */
type Found = { readonly fileName: string; readonly code: string | null; readonly wanted: string | null };

async function handIn(
  address: string,
  { cookie, deskId }: AtWork,
  files: readonly Harmful[],
): Promise<Found[]> {
  const root = `${address}/api/desks/${deskId}/imports`;
  const headers = { cookie, 'content-type': 'application/json' };
  const call = async <Value>(route: string, init: RequestInit): Promise<Value> => {
    const answer = await fetch(`${root}${route}`, { headers, ...init });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { id } = await call<{ id: string }>('', { method: 'POST', body: '{}' });
  for (const [i, { fileName, bytes }] of files.entries()) {
    const query = new URLSearchParams({ name: fileName, size: String(bytes.byteLength), offset: '0' });
    const octets = { cookie, 'content-type': 'application/octet-stream' };
    const body = Buffer.from(bytes);
    await call(`/${id}/files/${i + 1}?${query}`, { method: 'PUT', headers: octets, body });
    // As the page does: what each is taken for is looked at first.
    await fetch(`${root}/${id}/files/${i + 1}`, { headers }).then((answer) => answer.arrayBuffer());
  }
  await call(`/${id}`, { method: 'POST', body: JSON.stringify({ do: 'start' }) });
  for (;;) {
    const view = await call<ImportView>(`/${id}`, {});
    if (view.state !== 'waiting' && view.state !== 'running') return files.map((one) => foundOf(one, view));
    await sleep(200);
  }
}

const foundOf = ({ fileName, code: wanted }: Harmful, { shown }: ImportView): Found => {
  const isIts = (file: ImportFileView) =>
    file.fileName === fileName || file.fileName.startsWith(`${fileName}/`);
  const codes = shown.filter(isIts).flatMap(({ code }) => code ?? []);
  return { fileName, code: codes[0] ?? null, wanted };
};

const tell = (found: readonly Found[]): void =>
  printTable(
    ['file', 'refused for', ''],
    found.map(({ fileName, code, wanted }) => [
      fileName,
      code ?? 'read, without what is harmful',
      code === wanted ? '' : `instead of ${wanted}`,
    ]),
  );
