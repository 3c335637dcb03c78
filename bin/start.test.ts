import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '@/lib/data/migrate';
import { buildPrograms } from './build.js';

const BUNDLE = 'build/start-test';
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verimark-start-'));
  await buildPrograms(BUNDLE);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(BUNDLE, { recursive: true, force: true });
});

type Ended = { code: number | null; out: string; err: string };

/** A program of the desk, run to its end with these settings alone. */
function run(args: readonly string[], settings: Record<string, string> = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const, PORT: '0', ...settings };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env, timeout: 30_000 }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

const serve = (settings: Record<string, string>) =>
  run([`${BUNDLE}/serve.js`], { DATA_DIR: path.join(folder, 'data'), ...settings });

describe('what keeps the desk from starting is said in one line, with exit code 1', () => {
  const silent = 'postgresql://verimark:hidden-word@127.0.0.1:1/desk';
  const sample = 'change-me-change-me-change-me-change-me';

  test.each<[string, Record<string, string>, RegExp]>([
    ['a port that is no number', { PORT: 'http' }, /^Setting PORT: .*number.*$/],
    ['a short secret', { NEXTAUTH_SECRET: 'short' }, /^Setting NEXTAUTH_SECRET: .*32.*$/],
    ['a secret out of a manual', { NEXTAUTH_SECRET: sample }, /^Setting NEXTAUTH_SECRET: .*sample.*$/],
    [
      'a proxy that is no address',
      { TRUSTED_PROXY: 'proxy.example.org' },
      /^Setting TRUSTED_PROXY: .*addresses.*$/,
    ],
    [
      'a range that is none',
      { TRUSTED_PROXY: '10.0.0.0/64' },
      /^Setting TRUSTED_PROXY: .*10\.0\.0\.0\/64.*$/,
    ],
    [
      'a database that is not there',
      { DATABASE_URL: silent },
      /^The database 127\.0\.0\.1:1\/desk cannot be reached \(ECONNREFUSED\)\..*$/,
    ],
    [
      'an administrator without a password',
      { VERIMARK_ADMIN_EMAIL: 'admin@example.org' },
      /^VERIMARK_ADMIN_EMAIL and .* together.*$/,
    ],
    [
      'a password that is tried first',
      { VERIMARK_ADMIN_EMAIL: 'admin@example.org', VERIMARK_ADMIN_PASSWORD: 'password123' },
      /^VERIMARK_ADMIN_PASSWORD is one that is tried first\..*$/,
    ],
  ])('%s', async (_, settings, line) => {
    const { code, err } = await serve({ DATA_DIR: mkdtempSync(path.join(folder, 'data-')), ...settings });
    expect(err.trimEnd()).toMatch(line);
    expect(err).not.toContain('hidden-word');
    expect(code).toBe(1);
  });

  test('a data folder that cannot be written', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { code, err } = await serve({ DATA_DIR: path.join(file, 'data') });
    expect(err).toMatch(/^The data folder .*file\/data cannot be written \(ENOTDIR\)\..*\n$/);
    expect(code).toBe(1);
  });

  test('a port that is taken, and nothing is touched', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const untouched = path.join(folder, 'untouched');
    const { code, err } = await serve({ PORT: String(port), DATA_DIR: untouched });
    other.close();
    expect(err).toBe(`Port ${port} is taken. Set PORT to another one, or end what uses it.\n`);
    expect(code).toBe(1);
    expect(() => statSync(untouched)).toThrow('ENOENT');
  });

  test('a database of a newer version, and one that is none', async () => {
    const newer = path.join(folder, 'newer.db');
    await migrate(`file:${newer}`);
    const database = new Database(newer);
    database.exec(`UPDATE "_prisma_migrations" SET "migration_name" = '9999_future'`);
    database.close();
    const refused = await serve({ DATABASE_URL: `file:${newer}` });
    expect(refused.err).toMatch(
      /^The database .*newer\.db is of a newer version of Verimark \(9999_future\)\..*\n$/,
    );
    expect(refused.code).toBe(1);

    const noDatabase = path.join(folder, 'none.db');
    writeFileSync(noDatabase, 'no database '.repeat(100));
    const { code, err } = await serve({ DATABASE_URL: `file:${noDatabase}` });
    expect(err).toMatch(/^The database .*none\.db cannot be opened \(SQLITE_NOTADB\)\.\n$/);
    expect(code).toBe(1);
  });

  test('a Node that is too old', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } }); import('./bin/start.js');`;
    const { code, err } = await run(['-e', pretend]);
    expect(err).toBe('Verimark needs Node 20.19 or newer; this is Node 18.20.4.\n');
    expect(code).toBe(1);
  });
});

describe('signals', () => {
  /** A server whose answers take 900 ms, ended the way the desk is. */
  const SLOW = `
    import { createDeskServer } from './lib/web/http-server.ts';
    import { endOnSignal } from './bin/signals.ts';
    const slow = (_, res) => setTimeout(() => res.end('done'), 900);
    const desk = createDeskServer(slow, { secure: false, mode: 'production', trusted: () => false });
    endOnSignal(async () => { await desk.drain(5000); });
    desk.server.listen(0, () => console.log(desk.server.address().port));
    desk.server.on('request', () => console.log('asked'));`;

  async function slowServer() {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SLOW], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = await once(child.stdout, 'data');
    const answer = fetch(`http://localhost:${Number(port)}/`).then((answer) => answer.text());
    answer.catch(() => {});
    await once(child.stdout, 'data');
    return { child, answer, ended: once(child, 'exit') };
  }

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s lets what is in flight finish, and ends with 0',
    async (signal) => {
      const { child, answer, ended } = await slowServer();
      child.kill(signal);
      expect(await answer).toBe('done');
      expect(await ended).toEqual([0, null]);
    },
  );

  test('one Ctrl+C that arrives twice, by the terminal and by npm, is one', async () => {
    const { child, answer, ended } = await slowServer();
    child.kill('SIGINT');
    await sleep(50);
    child.kill('SIGINT');
    expect(await answer).toBe('done');
    expect(await ended).toEqual([0, null]);
  });

  test('a second one ends it at once', async () => {
    const { child, answer, ended } = await slowServer();
    child.kill('SIGINT');
    await sleep(520);
    child.kill('SIGINT');
    await expect(answer).rejects.toThrow();
    expect(await ended).toEqual([1, null]);
  });
});
