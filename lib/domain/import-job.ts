import { z } from 'zod';
import type { ErrorCode } from './errors';

/**
 * How far a job is. `preparing`: its files are still coming. `failed`: the person who started it may no longer import.
 */
export const ImportState = z.enum(['preparing', 'waiting', 'running', 'done', 'cancelled', 'failed']);
export type ImportState = z.infer<typeof ImportState>;

/** How far one file of it is. */
export const ImportFileState = z.enum(['waiting', 'reading', 'done', 'refused']);
export type ImportFileState = z.infer<typeof ImportFileState>;

/** What came of one record. `known`: the desk has this text already. */
export const EntryOutcome = z.enum(['imported', 'known', 'refused']);
export type EntryOutcome = z.infer<typeof EntryOutcome>;

/** What may be done to a job. `resume`: a cancelled one goes on where it was. */
export const ImportMove = z.object({ do: z.enum(['start', 'cancel', 'resume']) });
export type ImportMove = z.infer<typeof ImportMove>;

/** Bytes of one file, 1 GB at the most, and how many files one job may have. */
export const MAX_IMPORT_BYTES = 1024 ** 3;
export const MAX_IMPORT_FILES = 20_000;

/** Records by what came of them. */
export type Outcomes = Readonly<Record<EntryOutcome, number>>;

/** One file of a job as the screen shows it. Sizes in bytes. */
export type ImportFileView = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly size: number;
  /** Read and stored so far. */
  readonly position: number;
  readonly state: ImportFileState;
  readonly outcomes: Outcomes;
  /** Why all of it was refused. */
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** A job as lists show it. Times are ISO 8601 in UTC; members of archives count as files. */
export type ImportSummary = {
  readonly id: string;
  readonly state: ImportState;
  /** Name of who started it; null: the program itself. */
  readonly by: string | null;
  readonly code: ErrorCode | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  readonly bytesDone: number;
  readonly outcomes: Outcomes;
};

/** A job with its files: those under way and those refused first, then the others in their order, so many at most. */
export type ImportView = ImportSummary & { readonly shown: readonly ImportFileView[] };
