import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor, Role } from '@/lib/domain/permissions';
import { hashPassword } from '@/lib/outside/passwords';
import { type Engine, engines } from './address';
import { closeDatabase, database } from './client';
import { migrate } from './migrate';

/** Server on which tests make databases of their own. */
const POSTGRES_URL =
  process.env.TEST_POSTGRES_URL ?? 'postgresql://verimark:verimark@localhost:5432/postgres';

/** An empty place for a test's database, and what takes it away. */
export interface Place {
  readonly url: string;
  /** Data folder that goes with it. */
  readonly folder: string;
  drop(): Promise<void>;
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Not WITH (FORCE): that fails while the server's own vacuum is at work there. */
const dropDatabase = (name: string) =>
  onServer(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND usename = current_user`,
    `DROP DATABASE "${name}"`,
  );

/** A place where no database is yet (SQLite) or an empty one (PostgreSQL). */
export async function emptyPlace(engine: Engine): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verimark-test-'));
  const dropFolder = () => rm(folder, { recursive: true, force: true });
  if (engine === 'sqlite') return { url: `file:${folder}/verimark.db`, folder, drop: dropFolder };

  const name = `verimark_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE "${name}"`);
  const url = new URL(POSTGRES_URL);
  url.pathname = name;
  const drop = async () => {
    await dropDatabase(name);
    await dropFolder();
  };
  return { url: url.href, folder, drop };
}

/** A migrated database that `database()` opens from now on, with a data folder of its own, until it is dropped. */
export async function freshDatabase(engine: Engine): Promise<Place> {
  await closeDatabase();
  const place = await emptyPlace(engine);
  await migrate(place.url);
  const before = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR };
  Object.assign(process.env, { DATABASE_URL: place.url, DATA_DIR: place.folder });
  const drop = async () => {
    await closeDatabase();
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await place.drop();
  };
  return { ...place, drop };
}

/** The engines to test on: all, unless VERIMARK_TEST_ENGINES names some; the quick check leaves the server out. */
export const testedEngines: readonly Engine[] = engines.filter((engine) =>
  (process.env.VERIMARK_TEST_ENGINES ?? engines.join()).split(',').includes(engine),
);

/** Write a suite once, have it run on both engines, each time with a database of its own behind `database()`. */
export function eachEngine(name: string, suite: (engine: Engine) => void): void {
  describe.each(testedEngines)(`${name} on %s`, (engine) => {
    let place: Place;
    beforeAll(async () => {
      place = await freshDatabase(engine);
    });
    afterAll(() => place.drop());
    suite(engine);
  });
}

/** A desk with one person in it, for tests that only need rows to point at. */
export async function aDesk(): Promise<{ deskId: string; userId: string }> {
  const client = await database();
  const [deskId, userId] = [randomUUID(), randomUUID()];
  const createdAt = new Date();
  await client.desk.create({ data: { id: deskId, name: 'Desk', createdAt } });
  const email = `${userId}@example.org`;
  await client.user.create({
    data: { id: userId, email, name: 'Checker A', passwordHash: '-', preferences: {}, createdAt },
  });
  return { deskId, userId };
}

/** A password that anyone made by `aPerson` has. */
export const PASSWORD = 'lantern-quarry-mist';

let passwordHash: Promise<string> | undefined;

/** Someone in a desk in a role, as the actor they are there. */
export async function aPerson(
  deskId: string,
  role: Role,
  email = `${role}-${randomUUID()}@example.org`,
): Promise<Actor & { kind: 'person' }> {
  passwordHash ??= hashPassword(PASSWORD);
  const client = await database();
  const [userId, createdAt, name] = [newId(), new Date(), `The ${role}`];
  const row = { id: userId, email, name, passwordHash: await passwordHash, preferences: {}, createdAt };
  await client.user.upsert({ where: { email }, create: row, update: {} });
  const user = await client.user.findUniqueOrThrow({ where: { email } });
  await client.membership.create({ data: { id: newId(), deskId, userId: user.id, role, createdAt } });
  return { kind: 'person', userId: user.id, name, deskId, role };
}

/** A desk with nobody in it. @returns its id */
export async function anEmptyDesk(name = 'Desk'): Promise<string> {
  const desk = await (await database()).desk.create({ data: { id: newId(), name, createdAt: new Date() } });
  return desk.id;
}

/** The code of the error a promise fails with; what it gives when it does not fail. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) => {
    if (isDomainError(error)) return error.code;
    throw error;
  });

/** Names of an engine's migrations, in their order. */
export const migrationsOf = (engine: Engine): string[] =>
  readdirSync(path.join(process.cwd(), 'prisma', engine, 'migrations'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name)
    .sort();
