/** Who parses at a time, who waits, and which processes are kept. */
import { DomainError } from '../domain/errors';
import type { ParseTask } from './parse-answers';
import { type ParseLimits, type ParseProcess, startParseProcess } from './parse-process';

/** Processes at work at a time. They run below the server's priority. */
const AT_ONCE = 2;
/** Bytes of all files that wait for one. */
const WAITING = 200 * 2 ** 20;
/** Milliseconds after which a process without work is ended. */
const IDLE = 30_000;

export type Parsing = {
  readonly parse: (task: ParseTask, signal?: AbortSignal) => Promise<unknown>;
  /** End the processes; a file that is with one is refused. */
  readonly close: () => void;
};

/** A bounded number of processes that parse, kept for the next file for a while. */
export function createParsing(program: () => Promise<string>, limits: ParseLimits): Parsing {
  const idle: ParseProcess[] = [];
  const working = new Set<ParseProcess>();
  const queue = createQueue();
  let timer: NodeJS.Timeout | undefined;

  const endIdle = () => {
    for (const one of idle.splice(0)) one.end();
  };

  const take = async (): Promise<ParseProcess> => {
    for (let one = idle.pop(); one; one = idle.pop()) if (!one.isSpent()) return one;
    return startParseProcess(await program(), limits);
  };

  const parse = async (task: ParseTask, signal?: AbortSignal) => {
    const leave = await queue.enter(task.bytes.byteLength, signal);
    clearTimeout(timer);
    try {
      const one = await take();
      working.add(one);
      return await one.parse(task, signal).finally(() => {
        working.delete(one);
        if (!one.isSpent()) idle.push(one);
      });
    } finally {
      leave();
      timer = setTimeout(endIdle, IDLE).unref();
    }
  };

  const close = () => {
    endIdle();
    for (const one of working) one.end();
  };
  return { parse, close };
}

/** First come, first served: so many at a time, and only so many bytes may wait. */
function createQueue() {
  const waiting: { readonly bytes: number; readonly begin: () => void }[] = [];
  let inside = 0;

  /** The place goes to whoever waits longest, so that nobody who comes meanwhile takes it. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next.begin();
    else inside -= 1;
  };

  const enter = async (bytes: number, signal?: AbortSignal): Promise<() => void> => {
    signal?.throwIfAborted();
    const held = waiting.reduce((sum, one) => sum + one.bytes, bytes);
    if (inside >= AT_ONCE && held > WAITING) throw new DomainError('parse.busy');
    if (inside >= AT_ONCE) await turn(bytes, signal);
    else inside += 1;
    return leave;
  };

  const turn = (bytes: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const one = { bytes, begin: resolve };
      waiting.push(one);
      const giveUp = () => {
        const at = waiting.indexOf(one);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  return { enter };
}
