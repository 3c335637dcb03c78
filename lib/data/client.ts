import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { logError } from '../log';
import { databaseUrl, type Engine, engineOf, sqliteFile } from './address';
import type { Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client';

/** The database, whichever engine is behind it. Its type is SQLite's, the narrower of the two. */
export type PrismaClient = SqliteClient;

/** The database within a transaction. */
export type Tx = Prisma.TransactionClient;

/** In milliseconds: how long to wait for a transaction's turn, and how long it may take. */
const transactionOptions = { maxWait: 12_000, timeout: 15_000 };

const POOL_SIZE = 10;

/** Only what the engine needs is loaded: each client brings its own query compiler. */
async function openSqlite(url: string): Promise<PrismaClient> {
  const { PrismaClient } = await import('./generated/sqlite/client');
  const { sqliteAdapter } = await import('./sqlite-adapter');
  return new PrismaClient({ adapter: sqliteAdapter(sqliteFile(url)), transactionOptions });
}

async function openPostgres(url: string): Promise<PrismaClient> {
  const { PrismaClient } = await import('./generated/postgresql/client');
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const pool = { connectionString: url, max: POOL_SIZE };
  const adapter = new PrismaPg(pool, { onPoolError: logError, onConnectionError: logError });
  // The two clients are generated from the same models; their types differ in `$transaction` alone.
  return new PrismaClient({ adapter, transactionOptions }) as unknown as PrismaClient;
}

const OPEN: Record<Engine, (url: string) => Promise<PrismaClient>> = {
  sqlite: openSqlite,
  postgresql: openPostgres,
};

/** The server's bundle and Next's each have their own copy of this module in the one process. */
const shared: { [key: symbol]: Promise<PrismaClient> | undefined } = Object(globalThis);
const CLIENT = Symbol.for('verimark.database');

/** The one database client of this process, opened when first asked for, at DATABASE_URL. */
export function database(): Promise<PrismaClient> {
  shared[CLIENT] ??= OPEN[engine()](databaseUrl());
  return shared[CLIENT];
}

/** The engine of this process' database. */
export function engine(): Engine {
  return engineOf(databaseUrl());
}

/** Close the database; the next call of `database` opens it anew. */
export async function closeDatabase(): Promise<void> {
  const client = shared[CLIENT];
  shared[CLIENT] = undefined;
  await (await client)?.$disconnect();
}

const ATTEMPTS = 12;
const PAUSE_MS = 5;

/**
 * Do some work in a transaction that behaves as though it were alone with the database.
 *
 * SQLite's writers take turns. PostgreSQL lets them run side by side and refuses those that would have seen
 * something else one after the other: these are done again, so `work` must have no effect besides its writes.
 * Within it use `tx` only, wait for nothing but the database, and be quick.
 *
 * @param isolation ReadCommitted for work that begins by locking the row whose writers take turns: then those who
 *   wait go on with what the one before has committed, instead of being refused and done again. (Serializable,
 *   eight writers of one desk needed up to 25 attempts each.)
 */
export async function inTransaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  isolation: 'Serializable' | 'ReadCommitted' = 'Serializable',
): Promise<Result> {
  const client = await database();
  // SQLite knows one level only, the strictest, and so does its client's type.
  const isolationLevel = (engine() === 'sqlite' ? 'Serializable' : isolation) as 'Serializable';
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.$transaction(work, { isolationLevel });
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
    }
    await sleep(Math.random() * PAUSE_MS * attempt);
  }
}

/** Milliseconds that a long reading may take. */
const LONG = 30 * 60_000;

/**
 * Read at one moment of the database, however long that takes and whatever is written meanwhile. Nothing may be written
 * through `db`.
 */
export async function atOneMoment<Result>(read: (db: Tx) => Promise<Result>): Promise<Result> {
  if (engine() === 'sqlite') return atMomentOfFile(sqliteFile(databaseUrl()), read);
  const client = await database();
  // Its type is SQLite's, which knows one level only.
  const isolationLevel = 'RepeatableRead' as 'Serializable';
  return client.$transaction(read, { isolationLevel, timeout: LONG, maxWait: transactionOptions.maxWait });
}

/** A transaction of the one client would hold up all writers: this one reads through a connection of its own. */
async function atMomentOfFile<Result>(file: string, read: (db: Tx) => Promise<Result>): Promise<Result> {
  const { PrismaClient } = await import('./generated/sqlite/client');
  const { sqliteMoment } = await import('./sqlite-adapter');
  const client: PrismaClient = new PrismaClient({ adapter: sqliteMoment(file) });
  try {
    return await read(client);
  } finally {
    await client.$disconnect();
  }
}

/** By their codes and never by `instanceof`: each bundle has its own copy of the error classes. */
function codesOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, kind, originalCode, cause, meta }: Record<string, unknown> = { ...error };
  const inner = error instanceof Error ? error.cause : cause;
  return [code, kind, originalCode, ...codesOf(inner), ...codesOf(meta)];
}

/** Prisma's code, its adapters' word, and PostgreSQL's codes for a serialization failure and a deadlock. */
const CONFLICTS: readonly unknown[] = ['P2034', 'TransactionWriteConflict', '40001', '40P01'];

const isConflict = (error: unknown) => codesOf(error).some((code) => CONFLICTS.includes(code));

/** Whether a write was refused because a row with the same unique columns is there. */
export function isUniqueViolation(error: unknown): boolean {
  return codesOf(error).includes('P2002');
}
