import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isDomainError } from '../domain/errors';
import { createParsing, type Parsing } from './parsing';
import { bundleProgram } from './program';

vi.stubEnv('LOG_LEVEL', 'silent');

let program: string;
beforeAll(async () => {
  program = await bundleProgram(path.join(import.meta.dirname, 'testing-parse.ts'));
});

let parsing: Parsing;
const begin = (seconds = 10, megabytes = 128) => {
  parsing = createParsing(async () => program, { seconds, megabytes });
};
afterEach(() => parsing.close());

const ask = (kind: string, options: unknown = null, signal?: AbortSignal) =>
  parsing.parse({ kind, bytes: new Uint8Array(4), options }, signal);

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => ({ value }),
    (error) => (isDomainError(error) ? [error.code, error.details] : error),
  );

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a parse', () => {
  it('gives back what the parser makes of the bytes', async () => {
    begin();
    const bytes = new TextEncoder().encode('vùng trời');
    expect(await parsing.parse({ kind: 'upper', bytes, options: null })).toBe('VÙNG TRỜI');
  });

  it('takes 20 MB, and leaves them with the caller', async () => {
    begin();
    const bytes = new Uint8Array(20 * 2 ** 20);
    expect(await parsing.parse({ kind: 'size', bytes, options: null })).toBe(bytes.byteLength);
  });

  const failures: Record<string, [kind: string, refused: unknown]> = {
    'a file that the parser refuses': ['refuse', ['parse.encrypted', { by: 'test' }]],
    'a file that is damaged': ['throw', ['parse.failed', {}]],
    'a file that is nested without end': ['recurse', ['parse.failed', {}]],
    'a file that ends the program': ['exit', ['parse.failed', {}]],
    'a file that never ends': ['spin', ['parse.time', { seconds: 1 }]],
    'a file that fills the heap': ['hoard', ['parse.memory', { megabytes: 128 }]],
    'a file that fills memory outside the heap': ['buffers', ['parse.memory', { megabytes: 128 }]],
    'a kind that nobody knows': ['toString', ['parse.failed', {}]],
  };
  it.each(Object.entries(failures))('%s fails alone', async (_, [kind, refused]) => {
    begin(kind === 'spin' ? 1 : 10);
    const [failed, other] = await Promise.all([refusal(ask(kind)), ask('wait', 50)]);
    expect(failed).toEqual(refused);
    expect(other).toBeTypeOf('number');
    expect(await ask('size')).toBe(4);
  });

  const rights: Record<string, [kind: string, options: unknown, outcome: unknown]> = {
    'sees no setting of the server': ['environment', null, ['NODE_ENV']],
    'reads no file of the system': ['read', '/etc/passwd', 'ERR_ACCESS_DENIED'],
    'reads no file of the desk': ['read', path.resolve('tsconfig.json'), 'ERR_ACCESS_DENIED'],
    'writes no file': ['write', path.resolve('node_modules/.cache/verimark/written'), 'ERR_ACCESS_DENIED'],
    'runs no program': ['run', null, 'ERR_ACCESS_DENIED'],
    'makes no code of text': ['evaluate', null, expect.stringContaining('EvalError')],
  };
  it.each(Object.entries(rights))('%s', async (_, [kind, options, outcome]) => {
    begin();
    expect(await ask(kind, options)).toEqual(outcome);
  });
});

describe('the processes', () => {
  it('are two at most, and kept for the next file', async () => {
    begin();
    const pids = await Promise.all(Array.from({ length: 8 }, () => ask('wait', 30)));
    expect(new Set(pids).size).toBe(2);
    expect(pids).toContain(await ask('pid'));
  });

  it('are gone when all is closed', async () => {
    begin();
    const pid = Number(await ask('pid'));
    expect(isAlive(pid)).toBe(true);
    parsing.close();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('end with a server that is killed while they are at work', async () => {
    begin();
    const script = `
      import { fork } from 'node:child_process';
      const child = fork(${JSON.stringify(program)}, ['1e9'], { execArgv: [], serialization: 'advanced' });
      child.send({ kind: 'spin', bytes: new Uint8Array(), options: null });
      setTimeout(() => console.log(child.pid), 500);
      setInterval(() => {}, 1000);`;
    const server = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    onTestFinished(() => void server.kill('SIGKILL'));
    const [printed] = await once(server.stdout, 'data');
    const pid = Number(printed);
    expect(isAlive(pid)).toBe(true);
    server.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

describe('the queue', () => {
  it('goes on after failures', async () => {
    begin();
    const kinds = Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? 'exit' : 'size'));
    const answers = await Promise.all(kinds.map((kind) => refusal(ask(kind))));
    expect(answers.filter((answer) => JSON.stringify(answer) === '{"value":4}')).toHaveLength(8);
  });

  it('refuses when too much waits', async () => {
    begin();
    const bytes = new Uint8Array(90 * 2 ** 20);
    const tasks = Array.from({ length: 5 }, (_, i) =>
      i < 2 ? ask('wait', 500) : parsing.parse({ kind: 'size', bytes, options: null }),
    );
    const codes = await Promise.all(tasks.map(refusal));
    expect(codes.filter((code) => JSON.stringify(code) === '["parse.busy",{}]')).toHaveLength(1);
  });

  it('lets go who gives up waiting', async () => {
    begin();
    const given = new AbortController();
    const first = Promise.all([ask('wait', 300), ask('wait', 300)]);
    const waiting = ask('size', null, given.signal);
    given.abort(new Error('given up'));
    await expect(waiting).rejects.toThrow('given up');
    await first;
    expect(await ask('size')).toBe(4);
  });

  it('stops what is given up at work', async () => {
    begin();
    const given = new AbortController();
    const spinning = ask('spin', null, given.signal);
    await sleep(300);
    given.abort(new Error('given up'));
    await expect(spinning).rejects.toThrow('given up');
    await expect(ask('spin', null, given.signal)).rejects.toThrow('given up');
  });
});
