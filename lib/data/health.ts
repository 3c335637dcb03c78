import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './address';
import { database, engine } from './client';

/** What may be told to anyone about the database: which kind, whether it answers, and how far it is migrated. */
export type DatabaseState =
  | { readonly engine: Engine; readonly state: 'ok'; readonly migration: string }
  | { readonly engine: Engine; readonly state: 'unreachable' };

/** Milliseconds; whoever watches the desk gives up soon after. */
const ANSWER_WITHIN = 2_000;

const NEWEST = `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
  WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name" DESC LIMIT 1`;

/** Ask the database for its newest migration, and wait two seconds at most. Never throws. */
export async function databaseState(): Promise<DatabaseState> {
  const migration = await Promise.race([newestMigration(), sleep(ANSWER_WITHIN, null, { ref: false })]);
  if (migration === null) return { engine: engine(), state: 'unreachable' };
  return { engine: engine(), state: 'ok', migration };
}

/** Why it does not answer is for the log of whoever asked it something real; here it only counts that it does not. */
async function newestMigration(): Promise<string | null> {
  try {
    const client = await database();
    const [newest] = await client.$queryRawUnsafe<{ name: string }[]>(NEWEST);
    return newest?.name ?? null;
  } catch {
    return null;
  }
}
