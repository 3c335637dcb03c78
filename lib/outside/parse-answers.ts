/** The parsing program's side: one file at a time comes in, its record or what is wrong with it goes out. */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, isDomainError } from '../domain/errors';
import type { Parser } from './parsers';

export type ParseTask = { readonly kind: string; readonly bytes: Uint8Array; readonly options: unknown };

export type ParseAnswer =
  | { readonly parsed: unknown; readonly resident: number }
  | {
      readonly refused: ErrorCode;
      readonly details: Readonly<Record<string, unknown>>;
      readonly resident: number;
    }
  | { readonly failed: string; readonly resident: number };

/** Milliseconds between two looks at the memory; a process takes some 100 MB meanwhile, if it does nothing else. */
const LOOK_EVERY = 20;

/**
 * While a file is parsed this thread has nothing to say, so another one watches: the process ends itself when it holds
 * too much, buffers included, which V8's own limit does not count, and when the server it works for is gone.
 */
const WATCH = `
  const { workerData: { parent, most } } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
  }, ${LOOK_EVERY});
`;

/**
 * Answer what the server sends, until it goes.
 *
 * @param most bytes this process may hold in all
 */
export function answerParses(parsers: Readonly<Record<string, Parser>>, most: number): void {
  new Worker(WATCH, { eval: true, workerData: { parent: process.ppid, most } }).unref();
  process.on('disconnect', () => process.exit());
  process.on('message', async (task: ParseTask) => process.send?.(await answer(parsers, task)));
}

async function answer(parsers: Readonly<Record<string, Parser>>, task: ParseTask): Promise<ParseAnswer> {
  const { kind, bytes, options } = task;
  try {
    const parse = Object.hasOwn(parsers, kind) && parsers[kind];
    if (!parse) throw new Error(`nothing parses ${kind}`);
    const parsed = await parse(bytes, options as never);
    return { parsed, resident: process.memoryUsage.rss() };
  } catch (error) {
    const resident = process.memoryUsage.rss();
    if (isDomainError(error)) return { refused: error.code, details: error.details, resident };
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error), resident };
  }
}
