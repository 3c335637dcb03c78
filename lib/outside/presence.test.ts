import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, serverHere } from './presence';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verimark-presence-'));
  vi.stubEnv('DATA_DIR', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a server is here from when it says so until it takes it back', () => {
  expect(serverHere()).toBeNull();
  const leave = announce('http://localhost:3000');
  expect(serverHere()).toEqual({ pid: process.pid, address: 'http://localhost:3000' });
  expect(statSync(path.join(folder, 'server.json')).mode & 0o777).toBe(0o600);
  leave();
  expect(serverHere()).toBeNull();
});

test.each([
  ['that was killed', JSON.stringify({ pid: 2 ** 22 + 1, address: 'http://localhost:3000' })],
  ['that wrote half of it', '{"pid":'],
  ['of another making', '{"pid":"1"}'],
])('a server %s is not here', (_, left) => {
  writeFileSync(path.join(folder, 'server.json'), left);
  expect(serverHere()).toBeNull();
});
