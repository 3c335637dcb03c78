import { setTimeout as sleep } from 'node:timers/promises';
import { isDomainError } from '@/lib/domain/errors';
import { parseApart } from '@/lib/outside/parse';
import type { Parsers } from '@/lib/outside/parsers';

/** Milliseconds until the parsing processes are asked again. */
const PAUSE = 500;

/**
 * What is under way, or the reason of a signal that comes first. The signal of a whole job is not handed on: what waits
 * for it together with a time limit is kept as long as it is.
 */
const untilAborted = async <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> => {
  signal.throwIfAborted();
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    work.catch(() => {});
  }
};

/** `parseApart` for work that has time: where too much waits already, it waits, too. */
export const parsePatiently = async <Kind extends keyof Parsers>(
  kind: Kind,
  bytes: Uint8Array,
  options: Parameters<Parsers[Kind]>[1],
  signal: AbortSignal,
): Promise<Awaited<ReturnType<Parsers[Kind]>>> => {
  for (;;) {
    try {
      return await untilAborted(parseApart(kind, bytes, options), signal);
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'parse.busy') throw error;
    }
    await sleep(PAUSE, undefined, { signal });
  }
};
