import { DomainError, type ErrorCode, isDomainError } from '../domain/errors';
import type { Report } from '../domain/report';
import type { ParseLimits } from './parse-process';
import { createParsing, type Parsing } from './parsing';
import { programFile } from './program';
import type { WrittenApart } from './writers';

/** Five thousand claims with all that they rest on take a PDF 40 s and 500 MB, the others less; on a busy server it is longer. */
const LIMITS: ParseLimits = { seconds: 300, megabytes: 1_024 };

const KEY = Symbol.for('verimark.writing');
const shared: { [key: symbol]: Parsing | undefined } = Object(globalThis);

/** One for the whole process, with the rights of those that parse: a writer reads its packages and nothing else. */
function writing(): Parsing {
  const known = shared[KEY];
  if (known) return known;
  const made = createParsing(() => programFile('write'), LIMITS);
  shared[KEY] = made;
  return made;
}

/**
 * Write a report in a process of its own, with 300 s and 1 GB; waits while others are at it.
 *
 * @param signal gives up waiting, or ends the process; rejects with its reason
 * @throws DomainError write.time with `seconds`, write.memory with `megabytes`, write.failed, write.busy
 */
export async function writeApart(
  format: WrittenApart,
  report: Report,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const bytes = Buffer.from(JSON.stringify(report));
  try {
    const written = await writing().parse({ kind: format, bytes, options: null }, signal);
    if (written instanceof Uint8Array) return written;
  } catch (error) {
    throw isDomainError(error) ? new DomainError(codes[error.code] ?? 'write.failed', error.details) : error;
  }
  throw new DomainError('write.failed');
}

/** What can go wrong in such a process, said of a file that is written. */
const codes: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  'parse.time': 'write.time',
  'parse.memory': 'write.memory',
  'parse.busy': 'write.busy',
};

/** End the processes that write; for a server that goes, and for tests. */
export const closeWriting = (): void => shared[KEY]?.close();
