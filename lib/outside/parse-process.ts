/** One process that parses: started with next to no rights, asked one thing at a time, killed when it takes too long. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { DomainError } from '../domain/errors';
import { log } from '../log';
import type { ParseAnswer, ParseTask } from './parse-answers';

/** What one file may take: seconds from when it is handed over, and megabytes beyond what the program itself holds. */
export type ParseLimits = { readonly seconds: number; readonly megabytes: number };

export type ParseProcess = {
  /**
   * Parse one file; only one at a time may be asked for.
   *
   * @throws DomainError parse.time, parse.memory, parse.failed, or what the parser refused the file for
   */
  readonly parse: (task: ParseTask, signal?: AbortSignal) => Promise<unknown>;
  /** Whether it takes no more files. */
  readonly isSpent: () => boolean;
  readonly end: () => void;
};

const MB = 2 ** 20;

/** Megabytes that Node and the parsers hold themselves. */
const OWN = 96;
/** Megabytes in all after which a process gets no other file: most of what it holds by then is garbage. */
const WORN = 192;
/** Files after which it gets none, whatever it holds: what one file may have left behind does not go far. */
const FILES = 200;
/** Characters of what a program printed before it ended, for the log. */
const LAST_WORDS = 1_000;

/** Start the bundled program in a process that can do nothing but parse. */
export function startParseProcess(program: string, limits: ParseLimits): ParseProcess {
  const child = fork(realpathSync(program), [String((limits.megabytes + OWN) * MB)], {
    execArgv: rights(program, limits),
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = endOf(child, limits);
  let files = 0;
  let spent = false;
  ended.catch(() => {
    spent = true;
  });
  yieldToOthers(child);
  letGo(child);

  const end = () => {
    spent = true;
    child.kill('SIGKILL');
  };

  const ask = async (task: ParseTask, signal?: AbortSignal): Promise<ParseAnswer> => {
    const late = AbortSignal.timeout(limits.seconds * 1000);
    const stop = signal ? AbortSignal.any([late, signal]) : late;
    try {
      const answers = once(child, 'message', { signal: stop });
      // Whoever cannot be told has ended, which is heard below.
      child.send(task, () => {});
      const [answer]: ParseAnswer[] = await Promise.race([answers, ended]);
      return answer ?? { failed: 'no answer', resident: 0 };
    } catch (error) {
      end();
      if (late.aborted) throw new DomainError('parse.time', { seconds: limits.seconds });
      throw signal?.aborted ? signal.reason : error;
    }
  };

  const parse = async (task: ParseTask, signal?: AbortSignal) => {
    keep(child);
    try {
      const answer = await ask(task, signal);
      files += 1;
      if (files >= FILES || answer.resident > WORN * MB) end();
      return resultOf(task, answer);
    } finally {
      letGo(child);
    }
  };
  return { parse, isSpent: () => spent, end };
}

/**
 * It reads its own program and the packages: no other file, no writing, no other program, no native code, no `eval`;
 * and its environment says nothing, since ours may hold passwords. Until version 22 Node called the first an experiment.
 */
function rights(program: string, { megabytes }: ParseLimits): string[] {
  const restrict = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [
    restrict,
    ...readableBy(program).map((pattern) => `--allow-fs-read=${pattern}`),
    // For the thread that watches the memory.
    '--allow-worker',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${megabytes}`,
    '--no-warnings',
  ];
}

/**
 * Patterns of what the program reads. Node looks at a path as it is asked for and at the real one, and at the folder
 * itself where it is a link; `folder*` stands for all of that. Node 20 dies of patterns that lie within another.
 */
function readableBy(program: string): string[] {
  const folders = [path.dirname(program), path.resolve('node_modules')].flatMap((one) => [
    one,
    realpathSync(one),
  ]);
  const outermost = folders.filter((one) => !folders.some((other) => one.startsWith(other + path.sep)));
  return [...[...new Set(outermost)].map((folder) => `${folder}*`), path.resolve('package.json')];
}

/** Rejects when the process ends, with what that means for the file it was at. */
function endOf(child: ChildProcess, { megabytes }: ParseLimits): Promise<never> {
  let words = '';
  child.stderr?.on('data', (text) => {
    words = `${words}${text}`.slice(-LAST_WORDS);
  });
  return new Promise((_, reject) => {
    const end = (reason: string, code: 'parse.memory' | 'parse.failed') => {
      if (!child.killed) log.warn('a parsing process ended', { reason, words });
      reject(new DomainError(code, code === 'parse.memory' ? { megabytes } : {}));
    };
    child.once('error', (error) => end(error.message, 'parse.failed'));
    child.once('exit', (code, signal) => {
      // Killed by its watching thread or by the system, or given up by V8.
      const outOfMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
      end(signal ?? `code ${code}`, outOfMemory ? 'parse.memory' : 'parse.failed');
    });
  });
}

function resultOf({ kind }: ParseTask, answer: ParseAnswer): unknown {
  if ('parsed' in answer) return answer.parsed;
  if ('refused' in answer) throw new DomainError(answer.refused, answer.details);
  log.info('a file could not be parsed', { kind, reason: answer.failed });
  throw new DomainError('parse.failed');
}

/** People's requests come first, also on one core. */
function yieldToOthers({ pid }: ChildProcess): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system knows no such thing.
  }
}

/** A process without work keeps no program from ending. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function keep(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
