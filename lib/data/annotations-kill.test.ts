import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { dataDir } from '@/lib/env';
import { importArticle } from './articles';
import { database } from './client';
import { takeImportBack } from './take-over';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { startWorker, withWorkers } from './testing-process';
import { verifyDesk } from './verify';

const COUNT = 150;
/** Claims between two kills, or thereabouts. */
const KILLED_AFTER = 40;

const words = (n: number) => `Đoàn xe số ${n} đã tới sân bay`;
const NAME = 'https://elsewhere.example.org/d/a/claims';

/** As another desk writes it, each linked with the one before it. */
const annotation = (n: number) => ({
  ...{ type: 'Annotation', id: `${NAME}/${n}#1` },
  body: [
    {
      ...{ type: 'SpecificResource', purpose: 'identifying', source: `${NAME}/${n}` },
      ...{ 'verimark:part': 'claim', 'verimark:layer': 'content' },
    },
    { type: 'TextualBody', purpose: 'describing', value: words(n), 'verimark:part': 'statement' },
    { type: 'TextualBody', purpose: 'classifying', value: 'disputed', 'verimark:part': 'verdict' },
    {
      ...{ type: 'SpecificResource', purpose: 'linking', source: `${NAME}/${(n + 1) % COUNT}` },
      ...{ 'verimark:part': 'link', 'verimark:kind': 'same', 'verimark:direction': 'from' },
    },
  ],
  target: {
    source: 'https://example.org/a',
    selector: { type: 'TextQuoteSelector', exact: words(n), suffix: ', theo một quan chức ở đó.' },
  },
});

withWorkers();

eachEngine('an import of annotations whose process is killed', () => {
  it('sent again goes on where it was, loses nothing and doubles nothing', { timeout: 240_000 }, async () => {
    const actor = await aPerson(await anEmptyDesk(), 'checker');
    const text = Array.from({ length: COUNT }, (_, n) => `${words(n)}, theo một quan chức ở đó.`).join(' ');
    await importArticle(actor, { text, url: 'https://example.org/a' });
    const json = Array.from({ length: COUNT }, (_, n) => annotation(n));
    await writeFile(path.join(dataDir(), 'annotations.json'), JSON.stringify(json));
    const db = await database();
    let kills = 0;
    for (let done = 0; done + KILLED_AFTER < COUNT; kills += 1) {
      const before = new Set((await db.claim.findMany({ select: { id: true } })).map(({ id }) => id));
      const worker = startWorker(process.env.DATABASE_URL ?? '', 'annotations');
      const ended = worker.ended();
      while ((await db.claim.count()) < done + KILLED_AFTER) await sleep(5);
      worker.kill();
      await ended;
      const now = await db.claim.findMany({ select: { id: true } });
      expect([...before].filter((id) => !now.some((one) => one.id === id))).toEqual([]);
      done = now.length;
    }
    expect(kills).toBeGreaterThan(1);
    const last = startWorker(process.env.DATABASE_URL ?? '', 'annotations');
    expect(await last.ended()).toBe(0);
    const live = { where: { deletedAt: null } };
    expect([await db.claim.count(live), await db.occurrence.count(live)]).toEqual([COUNT, COUNT]);
    expect(new Set((await db.claim.findMany()).map(({ statement }) => statement)).size).toBe(COUNT);
    expect(await db.claimLink.count(live)).toBe(COUNT);
    const sound = async () =>
      (await verifyDesk(db, actor.deskId)).faults.filter(({ table }) => table !== 'Membership');
    expect(await sound()).toEqual([]);
    expect(await takeImportBack(actor, 'annotations of a test')).toEqual({ back: 2 * COUNT, left: [] });
    expect([await db.claim.count(live), await db.claimLink.count(live)]).toEqual([0, 0]);
    expect(await sound()).toEqual([]);
  });
});
