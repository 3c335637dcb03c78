// @ts-check
/** One line for each step: which of how many, what it does, how long it took. */
import { spawn } from 'node:child_process';

/** @typedef {{ run: <T>(title: string, work: () => T | Promise<T>) => Promise<T> }} Steps */

/** The end of a tool's own output, in characters: enough for its error, too little to bury ours. */
const TAIL = 12_000;

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * A counter of steps. `run` does one: the line appears as it begins, the time when it is done.
 * What the work returns is put on the line as its outcome: words, or a tally of tests.
 *
 * @param {number} total
 * @returns {Steps}
 */
export function steps(total) {
  let n = 0;
  return {
    async run(title, work) {
      const since = performance.now();
      const line = `[${++n}/${total}] ${title}`;
      const stop = showRunning(line, since);
      try {
        const outcome = await work();
        stop(`${inWords(outcome)} (${seconds(since)})`);
        return outcome;
      } catch (error) {
        stop(`: failed (${seconds(since)})`);
        throw error;
      }
    },
  };
}

function inWords(/** @type {unknown} */ outcome) {
  if (typeof outcome === 'string') return `: ${outcome}`;
  const { passed, failed } = Object(outcome);
  return passed === undefined ? '' : `: ${passed} passed, ${failed} failed`;
}

/** Milliseconds after which a step that is not done yet says what it is. */
const LONG = 500;

/** On a terminal the seconds tick; a log is told once that something takes long. */
function showRunning(/** @type {string} */ line, /** @type {number} */ since) {
  const { isTTY } = process.stdout;
  const show = () => process.stdout.write(isTTY ? `\r${line} … ${seconds(since)}` : `${line} …\n`);
  const first = setTimeout(show, LONG);
  const tick = setInterval(() => isTTY && show(), 1000);
  return (/** @type {string} */ end) => {
    clearTimeout(first);
    clearInterval(tick);
    process.stdout.write(`${isTTY ? '\r\x1b[K' : ''}${line}${end}\n`);
  };
}

/** A tool that ended badly; `message` is the end of what it printed. */
export class ToolFailed extends Error {}

/**
 * Run a tool to its end and keep its output to itself, unless it fails or `VERBOSE` is set.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @param {import('node:child_process').SpawnOptions} [options] where and as whom it runs, if not as we do
 */
export async function tool(command, args, env = {}, options = {}) {
  const child = spawn(command, args, {
    ...options,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: 'pipe',
  });
  child.stdin.end();
  const kill = () => child.kill();
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (process.env.VERBOSE) process.stderr.write(text);
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  process.off('exit', kill);
  if (code === 0) return;
  throw new ToolFailed(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-TAIL).trim()}`);
}
