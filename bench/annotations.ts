/**
 * What taking over annotations costs, on both engines, while others at the same desk read and write.
 *
 *   npm run bench:annotations -- [--annotations 2000] [--engine sqlite]
 *
 * A report of so many claims in one article, each with a verdict, a note, a search, an item of evidence and a link with the
 * claim before it, as another desk exports it. Meanwhile somebody else makes a claim and reads the article, again and again.
 * Then all of it is taken back in one step. CPU seconds are of this process: the machine may be busy with other things.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Engine, engines } from '../lib/data/address';
import { importAnnotations, previewAnnotations } from '../lib/data/annotations';
import { importArticle } from '../lib/data/articles';
import { database } from '../lib/data/client';
import { perform } from '../lib/data/perform';
import { takeImportBack } from '../lib/data/take-over';
import { anEmptyDesk, aPerson, freshDatabase } from '../lib/data/testing';
import { readWorkspace } from '../lib/data/workspace';
import { newId } from '../lib/domain/ids';
import type { Actor } from '../lib/domain/permissions';
import { codePoints } from '../lib/domain/text';
import { addressesOf } from '../lib/formats/addresses';
import { figuresOf, printTable } from './figures';

const { values: asked } = parseArgs({
  options: { annotations: { type: 'string', default: '2000' }, engine: { type: 'string' } },
});
const COUNT = Number(asked.annotations);

type Person = Actor & { kind: 'person' };

const words = (n: number) => `Đoàn xe số ${n} đã tới sân bay lúc ${n % 24} giờ 👨‍👩‍👧`;
const text = Array.from({ length: COUNT }, (_, n) => `${words(n)}, theo một quan chức.`).join(' ');
const NAME = 'https://elsewhere.example.org/d/a';

const said = (purpose: string, value: string, more: object) => ({
  ...{ type: 'TextualBody', purpose, value, format: 'text/plain', ...more },
});

/** As another desk exports it. */
const annotation = (n: number, source: string) => ({
  ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: `${NAME}/claims/${n}#1` },
  motivation: 'assessing',
  body: [
    {
      ...{ type: 'SpecificResource', purpose: 'identifying', source: `${NAME}/claims/${n}` },
      ...{ 'verimark:part': 'claim', 'verimark:shortText': `Đoàn xe ${n}`, 'verimark:layer': 'content' },
    },
    said('describing', words(n), { language: 'vi', 'verimark:part': 'statement' }),
    said('classifying', 'unconfirmed', { 'verimark:part': 'verdict', 'verimark:basis': 'single_source' }),
    said('commenting', `Đã hỏi hai lần ${n}.`, { 'verimark:part': 'note' }),
    said('commenting', 'sân bay', {
      ...{ created: '2022-01-07T08:00:00.000Z', 'verimark:part': 'search', 'verimark:outcome': 'nothing' },
      ...{ 'verimark:lookedFor': `đoàn xe ${n}`, 'verimark:place': 'Google' },
    }),
    said('linking', 'Công văn', {
      ...{ 'verimark:part': 'evidence', 'verimark:document': `Công văn ${n}`, 'verimark:quote': words(n) },
      ...{ 'verimark:accessedAt': '2022-01-07T08:00:00.000Z', 'verimark:publisher': 'Báo Mẫu' },
      ...{ 'verimark:sourceKind': 'document', 'verimark:stance': 'supports' },
      'verimark:directness': 'secondary',
    }),
    {
      ...{ type: 'SpecificResource', purpose: 'linking', source: `${NAME}/claims/${Math.max(0, n - 1)}` },
      ...{ 'verimark:part': 'link', 'verimark:kind': 'same', 'verimark:direction': 'from' },
    },
  ],
  target: { source, selector: selectorsOf(n) },
});

const selectorsOf = (n: number) => {
  const start = codePoints(text.slice(0, text.indexOf(`${words(n)},`)));
  return [
    { type: 'TextQuoteSelector', exact: words(n), suffix: ', theo' },
    { type: 'TextPositionSelector', start, end: start + codePoints(words(n)) },
  ];
};

/** Somebody else at the same desk, until told to stop. @returns milliseconds of each thing that they did */
async function workBeside(person: Person, articleId: string, stop: AbortSignal) {
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  const times: { writes: number[]; reads: number[] } = { writes: [], reads: [] };
  while (!stop.aborted) {
    const begun = performance.now();
    const input = { id: newId(), occurrenceId: newId(), versionId: version.id, start: 0, end: 7 };
    await perform(person, { verb: 'claim.draft', requestId: newId(), articleId: null, input });
    times.writes.push(performance.now() - begun);
    const read = performance.now();
    await readWorkspace(person, articleId);
    times.reads.push(performance.now() - read);
    await sleep(100);
  }
  return times;
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

async function timed<Result>(
  others: () => ReturnType<typeof workBeside>,
  stop: AbortController,
  work: () => Promise<Result>,
) {
  const beside = others();
  await sleep(500);
  const [begun, worked] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(worked);
  stop.abort();
  const { writes, reads } = await beside;
  const figures = { seconds: seconds(took), cpuSeconds: seconds((user + system) / 1000) };
  return { result, figures: { ...figures, otherWrites: figuresOf(writes), otherReads: figuresOf(reads) } };
}

async function measure(engine: Engine) {
  const place = await freshDatabase(engine);
  try {
    const deskId = await anEmptyDesk();
    const [person, other] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'checker')];
    const { articleId } = await importArticle(person, { text });
    const small = await importArticle(other, { text: 'Bản tin khác. Quân đội đã tới.' });
    const addresses = addressesOf('https://desk.example.org', deskId);
    const json = Array.from({ length: COUNT }, (_, n) => annotation(n, addresses.article(articleId)));
    const handed = { json, articleId, addresses };
    const requestId = newId();
    const among = <Result>(work: () => Promise<Result>) => {
      const stop = new AbortController();
      return timed(() => workBeside(other, small.articleId, stop.signal), stop, work);
    };
    const looked = await among(() => previewAnnotations(person, handed));
    const taken = await among(() => importAnnotations(person, handed, requestId));
    const back = await among(() => takeImportBack(person, requestId));
    const counts = { taken: taken.result.taken, back: back.result.back, left: back.result.left.length };
    return { preview: looked.figures, import: taken.figures, undo: back.figures, ...counts };
  } finally {
    await place.drop();
  }
}

const results: Partial<Record<Engine, Awaited<ReturnType<typeof measure>>>> = {};
for (const engine of engines.filter((one) => !asked.engine || one === asked.engine)) {
  const { taken, back, left, ...found } = await measure(engine);
  results[engine] = { taken, back, left, ...found };
  console.log('');
  printTable(
    [
      `${engine}: ${taken} taken, ${back} events back`,
      's',
      'CPU s',
      'others write p50 / p95 ms',
      'read p50 / p95 ms',
    ],
    Object.entries(found).map(([name, { seconds: s, cpuSeconds, otherWrites: w, otherReads: r }]) => [
      ...[name, s, cpuSeconds, `${w.p50} / ${w.p95}`, `${r.p50} / ${r.p95}`],
    ]),
  );
}
console.log(
  `\n${JSON.stringify({ bench: 'annotations', annotations: COUNT, node: process.version, ...results })}`,
);
