import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** A process at work on a database; its lines are what it has been told is done. */
export interface Worker {
  readonly lines: readonly string[];
  /** Resolves when it has printed so many lines; rejects when it ends before. */
  printed(count: number): Promise<void>;
  kill(): void;
  /** Resolves when the process has ended and all it printed was read, with its exit code; null: killed. */
  ended(): Promise<number | null>;
}

/** Bundled once, so that a process is at work in a third of a second instead of one and a half. */
const bundle = path.resolve('node_modules/.cache/verimark', `testing-program-${process.pid}.mjs`);

async function bundleProgram(): Promise<void> {
  await mkdir(path.dirname(bundle), { recursive: true });
  await build({
    entryPoints: [path.join(import.meta.dirname, 'testing-program.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
}

/** Have the program of testing-program.ts ready for the tests of this file. */
export function withWorkers(): void {
  beforeAll(bundleProgram);
  afterAll(() => rm(bundle));
}

function linesOf(child: ChildProcessByStdio<null, Readable, null>): Worker {
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const read = once(reader, 'close');
  const exit = once(child, 'exit');
  reader.on('line', (line) => lines.push(line));
  return {
    lines,
    printed: async (count) => {
      const early = read.then(() => {
        throw new Error(`the process ended after ${lines.length} lines`);
      });
      while (lines.length < count) await Promise.race([once(reader, 'line'), early]);
      early.catch(() => {});
    },
    kill: () => child.kill('SIGKILL'),
    ended: async () => {
      await read;
      const [code]: (number | null)[] = await exit;
      return code ?? null;
    },
  };
}

/** Start a process that does one of the tasks of testing-program.ts on the database at `url`. */
export function startWorker(
  url: string,
  task: 'count' | 'claims' | 'migrate' | 'import' | 'annotations',
  times = 1,
): Worker {
  const child = spawn(process.execPath, ['--conditions=react-server', bundle, task, String(times)], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return linesOf(child);
}
