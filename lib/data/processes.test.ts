import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../domain/permissions';
import { engines, sqliteFile } from './address';
import { importArticle } from './articles';
import { closeDatabase, database } from './client';
import { aDesk, emptyPlace, freshDatabase, migrationsOf } from './testing';
import { startWorker, type Worker, withWorkers } from './testing-process';

withWorkers();

describe('processes on one SQLite file', () => {
  test('lose and refuse none of 400 read-then-write transactions each', { timeout: 120_000 }, async () => {
    const place = await freshDatabase('sqlite');
    onTestFinished(place.drop);
    const { deskId } = await aDesk();
    const workers = [startWorker(place.url, 'count', 400), startWorker(place.url, 'count', 400)];
    const codes = await Promise.all(workers.map((worker) => worker.ended()));
    expect(codes).toEqual([0, 0]);
    expect(workers.map((worker) => worker.lines.length)).toEqual([400, 400]);
    const client = await database();
    const desk = await client.desk.findUniqueOrThrow({ where: { id: deskId } });
    expect(desk.auditCount).toBe(800);
  });
});

const KILLS = 30;
/** Writers at work on the file at once; they start in parallel, and each may be killed beside one that goes on. */
const TOGETHER = 2;

/** Kill a writer after some claims, somewhere in its work on the next. @returns the claims it was told are stored */
async function killAtRandom(writer: Worker): Promise<readonly string[]> {
  await writer.printed(1 + Math.floor(Math.random() * 8));
  await sleep(Math.random() * 10);
  writer.kill();
  expect(await writer.ended()).toBeNull();
  return writer.lines;
}

/** Looked at by another connection than the one that wrote, as after a restart. */
function inspect(url: string) {
  const file = new Database(sqliteFile(url));
  const all = (sql: string) => file.prepare(sql).raw(true).all() as unknown[][];
  const column = (sql: string) => all(sql).flat().sort();
  const found = {
    integrity: column('PRAGMA integrity_check'),
    claims: column('SELECT "id" FROM "Claim"'),
    placed: column('SELECT "claimId" FROM "Occurrence"'),
    audited: column(`SELECT "target" FROM "AuditEvent" WHERE "action" = 'claim.draft'`),
    uncounted: column('SELECT "auditCount" - (SELECT count(*) FROM "AuditEvent") FROM "Desk"'),
  };
  file.close();
  return found;
}

describe('a writer that is killed', () => {
  test(`${KILLS} times loses no claim it was told is stored, nor leaves one without its event`, {
    timeout: 300_000,
  }, async () => {
    const place = await freshDatabase('sqlite');
    onTestFinished(place.drop);
    const { deskId, userId } = await aDesk();
    const actor: Actor = { kind: 'person', userId, name: 'Checker A', deskId, role: 'checker' };
    await importArticle(actor, { bytes: Buffer.from('Bọn khủng bố chiếm vùng trời.'), fileName: 'a.txt' });
    await closeDatabase();
    const acknowledged = new Set<string>();
    for (let kills = 0; kills < KILLS; kills += TOGETHER) {
      const writers = Array.from({ length: TOGETHER }, () => startWorker(place.url, 'claims'));
      for (const lines of await Promise.all(writers.map(killAtRandom))) {
        for (const id of lines) acknowledged.add(id);
      }

      const { integrity, claims, placed, audited, uncounted } = inspect(place.url);
      const stored = new Set(claims);
      expect(integrity).toEqual(['ok']);
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(placed).toEqual(claims);
      expect(audited).toEqual(claims);
      expect(uncounted).toEqual([0]);
    }
    expect(acknowledged.size).toBeGreaterThan(2 * KILLS);
  });
});

describe.each(engines)('processes that start at once on %s', (engine) => {
  test('apply each migration once', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 2; round++) {
      const place = await emptyPlace(engine);
      onTestFinished(place.drop);
      const workers = [1, 2, 3].map(() => startWorker(place.url, 'migrate'));
      expect(await Promise.all(workers.map((worker) => worker.ended()))).toEqual([0, 0, 0]);
      const applied = workers.flatMap((worker) => worker.lines.flatMap((line) => line.split(',')));
      expect(applied.filter(Boolean).sort()).toEqual(migrationsOf(engine));
    }
  });
});
