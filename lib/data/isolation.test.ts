import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sqliteFile } from './address';
import { database, type PrismaClient } from './client';
import { PrismaClient as SqliteClient } from './generated/sqlite/client';
import { eachEngine, freshDatabase } from './testing';

const desk = (id: string) => ({ data: { id, name: 'Desk', createdAt: new Date() } });

/** Somebody reads and writes while somebody else's transaction is open, which is then rolled back. */
async function writeBesideARollback(client: PrismaClient) {
  const [inside, outside] = [randomUUID(), randomUUID()];
  const moments = new EventEmitter();
  const opened = once(moments, 'opened');
  const finish = once(moments, 'finish');
  const transaction = client.$transaction(async (tx) => {
    await tx.desk.create(desk(inside));
    moments.emit('opened');
    await finish;
    throw new Error('rolled back');
  });
  const rolledBack = expect(transaction).rejects.toThrow('rolled back');

  await opened;
  const seen = await client.desk.count({ where: { id: inside } });
  const write = client.desk.create(desk(outside)).then();
  // Long enough for a write that does not wait to get through.
  await Promise.race([write, sleep(200)]);
  moments.emit('finish');
  await rolledBack;
  await write;

  const kept = await client.desk.count({ where: { id: outside } });
  const left = await client.desk.count({ where: { id: inside } });
  return { dirtyReads: seen, acknowledgedWritesKept: kept, rolledBackWritesLeft: left };
}

eachEngine('a write beside a transaction that is rolled back', () => {
  test('is kept, and what is rolled back is never seen', async () => {
    expect(await writeBesideARollback(await database())).toEqual({
      dirtyReads: 0,
      acknowledgedWritesKept: 1,
      rolledBackWritesLeft: 0,
    });
  });
});

/** The driver's statements have no `bind`, which the official adapter uses: late binding does the same. */
function addBind(): void {
  const statement: object = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'));
  Object.assign(statement, {
    bind(this: Database.Statement<[unknown[]]>, args: unknown[]) {
      return {
        reader: this.reader,
        columns: () => this.columns(),
        run: () => this.run(args),
        raw: () => ({ all: () => this.raw(true).all(args) }),
      };
    },
  });
}

describe('the same beside the official SQLite adapter', () => {
  test('is lost although it was acknowledged: the test above is able to fail', async () => {
    const place = await freshDatabase('sqlite');
    onTestFinished(place.drop);
    addBind();
    const client = new SqliteClient({ adapter: new PrismaBetterSqlite3({ url: sqliteFile(place.url) }) });
    expect(await writeBesideARollback(client)).toEqual({
      dirtyReads: 1,
      acknowledgedWritesKept: 0,
      rolledBackWritesLeft: 0,
    });
    await client.$disconnect();
  });
});
