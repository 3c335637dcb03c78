import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DomainError } from '../domain/errors';
import { databaseUrl, type Engine, engineOf, sqliteFile } from './address';

type Migration = { readonly name: string; readonly script: string; readonly checksum: string };
type Applied = { readonly migration_name: string; readonly checksum: string };

/** One connection, seen as far as migrating needs it. */
interface Session {
  /** Type of a time in this engine. */
  readonly timeType: string;
  run(script: string): Promise<void>;
  applied(): Promise<Applied[]>;
  record(id: string, migration: Migration): Promise<void>;
  /** Take the lock under which the list of migrations is read; ends with COMMIT or ROLLBACK. */
  begin(): Promise<void>;
  /** @throws Error when the migration left rows that point nowhere */
  verify(): Promise<void>;
  close(): Promise<void>;
}

const LIST = `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
  WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;

const insert = (id: string, checksum: string, name: string) =>
  `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
   VALUES (${id}, ${checksum}, ${name}, CURRENT_TIMESTAMP, 1)`;

/** Prisma's own table, so that its command line agrees with us about what was applied. */
const createTable = (timeType: string) => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" ${timeType},
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" ${timeType},
  "started_at" ${timeType} NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const PATIENCE_MS = 10_000;

function openSqlite(url: string): Session {
  const file = sqliteFile(url);
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma(`busy_timeout = ${PATIENCE_MS}`);
  // Off while tables are rebuilt, as Prisma's SQL expects; `verify` looks at the result instead.
  database.pragma('foreign_keys = OFF');
  return {
    timeType: 'DATETIME',
    run: async (script) => void database.exec(script),
    applied: async () => database.prepare(LIST).all() as Applied[],
    record: async (id, { checksum, name }) =>
      void database.prepare(insert('?', '?', '?')).run(id, checksum, name),
    begin: async () => void database.exec('BEGIN IMMEDIATE'),
    verify: async () => {
      const orphans = database.prepare('PRAGMA foreign_key_check').all();
      if (orphans.length > 0) throw new Error(`${orphans.length} rows point at rows that are not there`);
    },
    close: async () => void database.close(),
  };
}

/** The number under which Prisma's own tools lock a database while they migrate it. */
const ADVISORY_LOCK = 72_707_369;

async function openPostgres(url: string): Promise<Session> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    timeType: 'TIMESTAMPTZ',
    run: async (script) => void (await client.query(script)),
    applied: async () => (await client.query<Applied>(LIST)).rows,
    record: async (id, { checksum, name }) =>
      void (await client.query(insert('$1', '$2', '$3'), [id, checksum, name])),
    // Within a transaction of its own: the next one then sees what the other process has done.
    begin: async () => void (await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`)),
    verify: async () => {},
    close: () => client.end(),
  };
}

function readMigrations(folder: string, engine: Engine): Migration[] {
  const root = path.join(folder, engine, 'migrations');
  if (!existsSync(root)) throw new Error(`no migrations in ${root}`);
  const names = readdirSync(root).filter((name) => existsSync(path.join(root, name, 'migration.sql')));
  return names.sort().map((name) => {
    const script = readFileSync(path.join(root, name, 'migration.sql'), 'utf8');
    return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
  });
}

/** The first migration that the database has not had. */
function nextOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const newer = applied.find((row) => !known.has(row.migration_name));
  if (newer) throw new DomainError('database.newer', { migration: newer.migration_name });
  const edited = applied.find((row) => known.get(row.migration_name) !== row.checksum);
  if (edited) throw new DomainError('migration.edited', { migration: edited.migration_name });

  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.find((migration) => !done.has(migration.name));
}

/** Apply one migration in a transaction, under the lock. @returns its name; undefined when there was none left */
async function applyNext(session: Session, migrations: readonly Migration[]): Promise<string | undefined> {
  await session.begin();
  try {
    await session.run(createTable(session.timeType));
    const next = nextOf(migrations, await session.applied());
    if (next) {
      await session.run(next.script);
      await session.verify();
      await session.record(randomUUID(), next);
    }
    await session.run('COMMIT');
    return next?.name;
  } catch (error) {
    await session.run('ROLLBACK');
    throw error;
  }
}

/**
 * Bring a database up to the newest migration, each in a transaction. Processes that start at once take turns.
 *
 * @param folder with `sqlite/migrations` and `postgresql/migrations`
 * @returns names of those applied now, in order
 * @throws DomainError `migration.edited`: one was changed after it was applied;
 *   `database.newer`: the database has had one that this program does not know
 */
export async function migrate(
  url = databaseUrl(),
  folder = path.join(process.cwd(), 'prisma'),
): Promise<string[]> {
  const engine = engineOf(url);
  const migrations = readMigrations(folder, engine);
  const session = engine === 'sqlite' ? openSqlite(url) : await openPostgres(url);
  try {
    const names: string[] = [];
    for (;;) {
      const name = await applyNext(session, migrations);
      if (!name) return names;
      names.push(name);
    }
  } finally {
    await session.close();
  }
}
