/** The process in which one large file of a report is written: ended by whoever cancels it, and gone with its server. */
import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { log } from '../log';
import { programFile } from './program';

/** Megabytes of JavaScript's own memory: five thousand claims with all that they rest on take a PDF 500. */
const MEGABYTES = 2_048;
/** Characters of what a program printed before it ended, for the log. */
const LAST_WORDS = 1_000;

/** How the process ended: by itself, because somebody ended it, or for a reason of its own. */
export type Ending = 'done' | 'ended' | 'memory' | 'failed';

export type ExportProcess = {
  readonly pid: number | null;
  readonly ended: Promise<Ending>;
  readonly end: () => void;
};

/** Start it, at a priority below the server's: people's requests come first. @param id of the row in `ReportFile` */
export async function startExport(id: string): Promise<ExportProcess> {
  const child = fork(realpathSync(await programFile('export')), [id], {
    execArgv: [
      '--conditions=react-server',
      '--max-semi-space-size=64',
      `--max-old-space-size=${MEGABYTES}`,
      '--no-warnings',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system knows no such thing.
  }
  let words = '';
  child.stderr?.on('data', (text) => {
    words = `${words}${text}`.slice(-LAST_WORDS);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', () => resolve('failed'));
    child.once('exit', (code, signal) => {
      const ending = endingOf(code, signal, child.killed);
      if (ending !== 'done' && ending !== 'ended')
        log.warn('a process that exports ended', { ending, words });
      resolve(ending);
    });
  });
  return { pid: child.pid ?? null, ended, end: () => void child.kill('SIGKILL') };
}

/** Given up by V8, or killed by a system that ran out of memory. */
function endingOf(code: number | null, signal: NodeJS.Signals | null, isEnded: boolean): Ending {
  if (code === 0) return 'done';
  if (isEnded) return 'ended';
  return signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 ? 'memory' : 'failed';
}
