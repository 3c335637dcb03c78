/** The data folder and the database: ready, or one line that says why not. */
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, engineOf, sqliteFile } from '@/lib/data/address';
import { database } from '@/lib/data/client';
import { migrate } from '@/lib/data/migrate';
import { dataDir } from '@/lib/env';
import { keptSecret } from '@/lib/outside/secret';
import { orRefuse } from './refusal';

/** Milliseconds in which a database has to answer at all. */
const DATABASE_WITHIN = 10_000;

/** The data folder with the secret in it, and the database brought up to date. @returns the outcome in words */
export async function openData(): Promise<string> {
  await openFolder();
  const applied = await orRefuse(() => inTime(migrate()), databaseRefusal);
  await database();
  return applied.length === 0 ? 'up to date' : `migrations applied: ${applied.length}`;
}

/** The secret is made here too: it is the first thing written there. */
async function openFolder(): Promise<void> {
  const folder = dataDir();
  await orRefuse(
    () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const probe = path.join(folder, `.probe-${process.pid}`);
      writeFileSync(probe, '');
      unlinkSync(probe);
      process.env.NEXTAUTH_SECRET ||= keptSecret(folder);
    },
    (code, error) =>
      code === ''
        ? String(error instanceof Error ? error.message : error)
        : `The data folder ${folder} cannot be written (${code}). Set DATA_DIR to one that can.`,
  );
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = sleep(DATABASE_WITHIN, undefined, { ref: false }).then(() => {
    throw Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
  });
  return Promise.race([work, late]);
}

/** The system's codes of a connection that fails, and PostgreSQL's: connection, authorisation, no such database, full, not up. */
const UNREACHABLE = /^(E[A-Z]+|08\w{3}|28\w{3}|3D000|53300|57P03)$/;

/** What is wrong with the database, by the code of the driver, the system or the domain. */
function databaseRefusal(code: string, error: unknown): string | undefined {
  const where = databaseName();
  if (code === 'database.newer') {
    return `The database ${where} is of a newer version of Verimark (${migrationOf(error)}). Start that version, or restore a backup.`;
  }
  if (code === 'migration.edited') {
    return `The migration ${migrationOf(error)} was edited after the database ${where} had it. Restore the file.`;
  }
  if (code.startsWith('SQLITE_')) return `The database ${where} cannot be opened (${code}).`;
  if (engineOf(databaseUrl()) === 'postgresql' && UNREACHABLE.test(code)) {
    return `The database ${where} cannot be reached (${code}). Check DATABASE_URL.`;
  }
  return undefined;
}

function migrationOf(error: unknown): string {
  const { details }: { details?: { migration?: unknown } } = Object(error);
  return String(details?.migration);
}

/** File, or server and name; never the password. */
function databaseName(): string {
  const url = databaseUrl();
  if (engineOf(url) === 'sqlite') return sqliteFile(url);
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
