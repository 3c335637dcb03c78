// @ts-check
/** A PostgreSQL server for the length of the tests: private, in a folder of its own, gone afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installDebian } from './debian.js';
import { tool } from './steps.js';

const BY_HAND =
  'No PostgreSQL server here. Install one (Debian: apt-get install postgresql), or name one in TEST_POSTGRES_URL.';

/** Debian keeps the server's programs off the path, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** Milliseconds. */
const READY_WITHIN = 20_000;

/** Nothing here has to outlive a power cut. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** The folder with `initdb` and `postgres`: on the path, or the newest of Debian's. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((v) => path.join(DEBIAN, v, 'bin')),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))),
  );
}

/**
 * Provide a server, and name it in TEST_POSTGRES_URL: the one that is named there already, else one of our own.
 *
 * @returns {Promise<() => Promise<void>>} how to stop it
 */
export async function providePostgres() {
  if (process.env.TEST_POSTGRES_URL) return async () => {};
  if (!findPrograms()) await installDebian('postgresql', BY_HAND);
  const programs = findPrograms();
  if (!programs) throw new Error(BY_HAND);
  return startCluster(programs);
}

async function startCluster(/** @type {string} */ programs) {
  const owner = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'verimark-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, ...owner };
  await tool(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'verimark', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    {},
    options,
  );

  const port = await freePort();
  const settings = [
    ...FAST,
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  );
  const url = `postgresql://verimark@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    // SIGINT: end now, but in order; Ctrl+C has told it so already.
    if (server.exitCode === null && server.signalCode === null && server.kill('SIGINT'))
      await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(url);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.TEST_POSTGRES_URL = url;
  return stop;
}

/** PostgreSQL refuses to run as root; whom it may run as instead. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such account; try the next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither an account postgres nor nobody.');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(/** @type {string} */ url) {
  const { default: pg } = await import('pg');
  const until = performance.now() + READY_WITHIN;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(100);
    }
  }
}
