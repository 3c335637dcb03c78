import path from 'node:path';
import { dataDir, env } from '../env';

/** The databases a desk can keep its records in. */
export const engines = ['sqlite', 'postgresql'] as const;
export type Engine = (typeof engines)[number];

/** Where the database is: DATABASE_URL, else a SQLite file in the data folder. */
export function databaseUrl(): string {
  return env().DATABASE_URL ?? `file:${path.join(dataDir(), 'verimark.db')}`;
}

/** The engine an address leads to, by its scheme. */
export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

/** Absolute path of the file that a `file:` address names. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/(?=\/))?/, ''));
}
