import { z } from 'zod';

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
