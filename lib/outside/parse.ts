import type { ParseLimits } from './parse-process';
import type { Parsers } from './parsers';
import { createParsing, type Parsing } from './parsing';
import { programFile } from './program';

type Kind = keyof Parsers;
type Options<K extends Kind> = Parameters<Parsers[K]>[1];
type Parsed<K extends Kind> = Awaited<ReturnType<Parsers[K]>>;

const LIMITS: ParseLimits = { seconds: 10, megabytes: 256 };

const KEY = Symbol.for('verimark.parsing');
const shared: { [key: symbol]: Parsing | undefined } = Object(globalThis);

/** One for the whole process: each of Next's bundles has its own copy of this module. */
function parsing(): Parsing {
  const known = shared[KEY];
  if (known) return known;
  const made = createParsing(() => programFile('parse'), LIMITS);
  shared[KEY] = made;
  return made;
}

/**
 * Parse bytes from elsewhere in a process of their own, with 10 s and 256 MB; waits while others are at it. A file that
 * means harm fails alone.
 *
 * @param kind an entry of `parsers`, whose options and result these are
 * @param signal gives up waiting, or ends the process; rejects with its reason
 * @throws DomainError parse.time with `seconds`, parse.memory with `megabytes`, parse.failed, parse.busy where 200 MB
 *   wait already, and what the parser refuses
 */
export async function parseApart<K extends Kind>(
  kind: K,
  bytes: Uint8Array,
  options: Options<K>,
  signal?: AbortSignal,
): Promise<Parsed<K>> {
  const parsed = await parsing().parse({ kind, bytes, options }, signal);
  // The program at the other end is made from the same table.
  return parsed as Parsed<K>;
}

/** End the processes that parse; for a server that goes, and for tests. */
export const closeParsing = (): void => shared[KEY]?.close();
