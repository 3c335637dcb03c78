import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { closeDatabase } from './client';
import { databaseState } from './health';
import { eachEngine } from './testing';

eachEngine('a database that answers', (engine) => {
  test('is ok, with its newest migration', async () => {
    const folder = `prisma/${engine}/migrations`;
    const newest = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const migration = newest
      .map((entry) => entry.name)
      .sort()
      .at(-1);
    expect(await databaseState()).toEqual({ engine, state: 'ok', migration });
  });
});

describe('a database that does not answer', () => {
  const before = process.env.DATABASE_URL;
  afterEach(async () => {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  });

  test('is unreachable where nothing listens', async () => {
    process.env.DATABASE_URL = 'postgresql://verimark@127.0.0.1:1/verimark';
    expect(await databaseState()).toEqual({ engine: 'postgresql', state: 'unreachable' });
  });

  test('is unreachable after two seconds where it takes the call and says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    process.env.DATABASE_URL = `postgresql://verimark@127.0.0.1:${port}/verimark`;
    const since = performance.now();
    expect(await databaseState()).toEqual({ engine: 'postgresql', state: 'unreachable' });
    expect(performance.now() - since).toBeLessThan(3_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});
