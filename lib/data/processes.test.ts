import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { engines, sqliteFile } from './address';
import { closeDatabase, database } from './client';
import { aDesk, emptyPlace, freshDatabase } from './testing';
import { startWorker, withWorkers } from './testing-process';

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

/** Looked at by another connection than the one that wrote, as after a restart. */
function inspect(url: string) {
  const file = new Database(sqliteFile(url));
  const all = (sql: string) => file.prepare(sql).raw(true).all() as string[][];
  const column = (sql: string) => all(sql).flat().sort();
  const found = {
    integrity: column('PRAGMA integrity_check'),
    claims: column('SELECT "id" FROM "Claim"'),
    audited: column('SELECT "target" FROM "AuditEvent"'),
  };
  file.close();
  return found;
}

describe('a writer that is killed', () => {
  test(`${KILLS} times loses no claim it was told is stored, nor leaves one without its event`, {
    timeout: 240_000,
  }, async () => {
    const place = await freshDatabase('sqlite');
    onTestFinished(place.drop);
    await aDesk();
    await closeDatabase();
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = startWorker(place.url, 'claims');
      await writer.started();
      await sleep(Math.random() * 120);
      writer.kill();
      expect(await writer.ended()).toBeNull();
      for (const id of writer.lines) acknowledged.add(id);

      const { integrity, claims, audited } = inspect(place.url);
      const stored = new Set(claims);
      expect(integrity).toEqual(['ok']);
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(audited).toEqual(claims);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
  });
});

describe.each(engines)('processes that start at once on %s', (engine) => {
  test('apply each migration once', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 2; round++) {
      const place = await emptyPlace(engine);
      onTestFinished(place.drop);
      const workers = [1, 2, 3].map(() => startWorker(place.url, 'migrate'));
      expect(await Promise.all(workers.map((worker) => worker.ended()))).toEqual([0, 0, 0]);
      expect(workers.flatMap((worker) => worker.lines).sort()).toEqual(['', '', '0001_initial']);
    }
  });
});
