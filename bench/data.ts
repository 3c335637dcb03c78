/**
 * What a write and a read of the desk cost, on both engines, beside the same rows through the bare driver.
 *
 *   npm run bench:data [rounds]
 *
 * A write is a claim with its passage, verdict, note, search texts and audit event, in one transaction. The same
 * rows go through the driver alone and through Prisma alone; what they take less is what the layers above add.
 */
import { type Engine, engines } from '../lib/data/address';
import { database } from '../lib/data/client';
import { perform } from '../lib/data/perform';
import { freshDatabase } from '../lib/data/testing';
import { readWorkspace } from '../lib/data/workspace';
import { bareDriver } from './bare-driver';
import { reading, readThroughPrisma, requestsOf, statementsOf, writeThroughPrisma } from './bare-rows';
import { openDesk, wish, workOut, writeAsDesk } from './desk';
import { type Figures, printTable, race, ratio } from './figures';

const ROUNDS = Number(process.argv[2] ?? 300);
const CLAIMS_READ = 200;

/** Each contestant has a desk of its own, because each continues the chain of its desk's events. */
async function measureWrites(url: string) {
  const client = await database();
  const driver = await bareDriver(url);
  const [bare, prisma, whole, single, rules] = [
    await openDesk(),
    await openDesk(),
    await openDesk(),
    await openDesk(),
    await openDesk(),
  ];
  const ready = (desk: typeof bare) =>
    Array.from({ length: ROUNDS }, (_, turn) => workOut(desk, wish(desk, turn), turn + 2, ''));
  const [forDriver, forPrisma] = [ready(bare), ready(prisma)];
  const turns = { bare: 0, prisma: 0, rules: 0, whole: 0, single: 0 };
  const next = <Item>(list: Item[]): Item => {
    const item = list.shift();
    if (!item) throw new Error('out of rows');
    return item;
  };
  const figures = await race(
    {
      bare: () => driver.write(statementsOf(bare, next(forDriver))),
      prisma: () => writeThroughPrisma(client, prisma, next(forPrisma)),
      rules: () => workOut(rules, wish(rules, turns.rules++), 1, ''),
      whole: () => writeAsDesk(whole, wish(whole, turns.whole++)),
      threeVerbs: async () => {
        const requests = requestsOf(single, wish(single, turns.single++));
        for (const request of requests) await perform(single.actor, request);
      },
    },
    ROUNDS,
  );
  await driver.close();
  return figures;
}

async function measureReads(url: string) {
  const client = await database();
  const driver = await bareDriver(url);
  const desk = await openDesk();
  for (let turn = 0; turn < CLAIMS_READ; turn++) await writeAsDesk(desk, wish(desk, turn));
  const statements = reading(desk);
  const figures = await race(
    {
      bare: async () => {
        for (const statement of statements) await driver.rows(statement);
      },
      prisma: () => readThroughPrisma(client, desk),
      whole: () => readWorkspace(desk.actor, desk.articleId),
    },
    ROUNDS,
  );
  await driver.close();
  return figures;
}

const share = (part: number, whole: Figures) => Math.round((100 * part) / whole.p50);

/** Where the time of a write goes, in per cent of its median. */
function sharesOf({ bare, prisma, rules, whole }: Record<'bare' | 'prisma' | 'rules' | 'whole', Figures>) {
  return {
    driver: share(bare.p50, whole),
    prisma: share(prisma.p50 - bare.p50, whole),
    rules: share(rules.p50, whole),
    readingAndLocking: share(whole.p50 - prisma.p50 - rules.p50, whole),
  };
}

async function measure(engine: Engine) {
  const place = await freshDatabase(engine);
  try {
    const [write, read] = [await measureWrites(place.url), await measureReads(place.url)];
    return {
      write: { ...write, ratio: ratio(write.whole, write.bare), shares: sharesOf(write) },
      read: { ...read, ratio: ratio(read.whole, read.bare) },
    };
  } finally {
    await place.drop();
  }
}

const LABELS = {
  bare: 'the driver alone',
  prisma: 'Prisma alone',
  rules: 'rules, hash and search words, no database',
  whole: 'the desk',
  threeVerbs: 'the desk, verb by verb',
};

function print(title: string, figures: Partial<Record<keyof typeof LABELS, Figures>>): void {
  const rows = Object.entries(LABELS).flatMap(([name, label]) => {
    const found = figures[name as keyof typeof LABELS];
    const times = found && figures.bare ? ratio(found, figures.bare) : '';
    return found ? [[label, found.p50.toFixed(2), found.p95.toFixed(2), `${times}`]] : [];
  });
  console.log('');
  printTable([title, 'p50 ms', 'p95 ms', '× driver'], rows);
}

const results: Partial<Record<Engine, Awaited<ReturnType<typeof measure>>>> = {};
for (const engine of engines) {
  const result = await measure(engine);
  results[engine] = result;
  const { ratio: _, shares, ...write } = result.write;
  print(`${engine}: claim + assessment + note + audit`, write);
  console.log(
    `of the desk's median: driver ${shares.driver} %, Prisma ${shares.prisma} %, rules ${shares.rules} %, ` +
      `reading, locking and checking ${shares.readingAndLocking} %`,
  );
  const { ratio: __, ...read } = result.read;
  print(`${engine}: an article with ${CLAIMS_READ} claims`, read);
}
console.log(`\n${JSON.stringify({ bench: 'data', rounds: ROUNDS, node: process.version, ...results })}`);
