import { setTimeout as sleep } from 'node:timers/promises';
import { isDomainError } from '@/lib/domain/errors';
import { parseApart } from '@/lib/outside/parse';
import type { Parsers } from '@/lib/outside/parsers';

/** Milliseconds until the parsing processes are asked again. */
const PAUSE = 500;

/** `parseApart` for work that has time: where too much waits already, it waits, too. */
export const parsePatiently = async <Kind extends keyof Parsers>(
  kind: Kind,
  bytes: Uint8Array,
  options: Parameters<Parsers[Kind]>[1],
  signal: AbortSignal,
): Promise<Awaited<ReturnType<Parsers[Kind]>>> => {
  for (;;) {
    try {
      return await parseApart(kind, bytes, options, signal);
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'parse.busy') throw error;
    }
    await sleep(PAUSE, undefined, { signal });
  }
};
