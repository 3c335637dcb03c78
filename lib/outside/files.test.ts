import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropUnnamed, getFile, intactFile, isIntact, keepFile, placeFile, putFile, weighFile } from './files';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verimark-files-'));
  vi.stubEnv('DATA_DIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const pathOfAbc = () => path.join(folder, 'files', ABC.slice(0, 2), ABC.slice(2));

test('keeps bytes under their hash and gives them back', async () => {
  expect(await putFile(Buffer.from('abc'))).toEqual({ sha256: ABC, size: 3 });
  expect((await stat(pathOfAbc())).size).toBe(3);
  expect((await getFile(ABC)).toString()).toBe('abc');
});

test('keeps the same bytes once, also when they come many times at once, and leaves nothing else behind', async () => {
  const { ino } = await putFile(Buffer.from('abc')).then(() => stat(pathOfAbc()));
  await Promise.all(Array.from({ length: 10 }, () => putFile(Buffer.from('abc'))));
  expect((await stat(pathOfAbc())).ino).toBe(ino);
  const another = Buffer.from('another');
  const stored = await Promise.all(Array.from({ length: 10 }, () => putFile(another)));
  expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(2);
});

test('keeps nothing at all, too', async () => {
  const { sha256, size } = await putFile(new Uint8Array());
  expect(size).toBe(0);
  expect(await getFile(sha256)).toHaveLength(0);
});

test('refuses bytes that are no longer those that were kept', async () => {
  await putFile(Buffer.from('abc'));
  await writeFile(pathOfAbc(), 'abd');
  await expect(getFile(ABC)).rejects.toThrow('altered');
});

test('refuses what is not there, and what is not a hash', async () => {
  await expect(getFile(ABC)).rejects.toThrow('ENOENT');
  await expect(getFile('../../etc/passwd')).rejects.toThrow('not a SHA-256');
});

test('sees that a file was altered or taken away, also behind its back', async () => {
  await putFile(Buffer.from('abc'));
  expect([await isIntact(ABC), await isIntact(ABC)]).toEqual([true, true]);
  const { atime, mtime } = await stat(pathOfAbc());
  await writeFile(pathOfAbc(), 'abd');
  await utimes(pathOfAbc(), atime, mtime);
  expect([await isIntact(ABC), await intactFile(ABC)]).toEqual([false, null]);
  await writeFile(pathOfAbc(), 'abc');
  expect([await isIntact(ABC), (await intactFile(ABC))?.toString()]).toEqual([true, 'abc']);
  await rm(pathOfAbc());
  expect([await isIntact(ABC), await intactFile(ABC)]).toEqual([false, null]);
});

test('moves a weighed file under its hash, once however often it is told to', async () => {
  const written = path.join(folder, 'written');
  await writeFile(written, 'abc');
  const weighed = await weighFile(written);
  expect(weighed).toEqual({ file: written, sha256: ABC, size: 3 });
  expect(await isIntact(ABC)).toBe(false);
  await placeFile(weighed);
  await placeFile(weighed);
  expect((await getFile(ABC)).toString()).toBe('abc');
  await writeFile(written, 'abc');
  expect(await keepFile(written)).toEqual({ sha256: ABC, size: 3 });
  await expect(stat(written)).rejects.toThrow('ENOENT');
});

const HOUR = 3_600_000;
const madeOld = async (file: string, hours: number) => {
  const then = new Date(Date.now() - hours * HOUR);
  await utimes(file, then, then);
};
const none = async () => new Set<string>();

test('takes away what no row has named for hours, and nothing else', async () => {
  await putFile(Buffer.from('abc'));
  await dropUnnamed(none);
  expect(await isIntact(ABC)).toBe(true);
  await madeOld(pathOfAbc(), 5);
  await dropUnnamed(none);
  expect(await isIntact(ABC)).toBe(true);
  await madeOld(pathOfAbc(), 7);
  await dropUnnamed(async (hashes) => new Set(hashes));
  expect(await isIntact(ABC)).toBe(true);
  await dropUnnamed(none);
  expect(await isIntact(ABC)).toBe(false);
});

test('leaves bytes that somebody keeps again, while they are looked at too', async () => {
  await putFile(Buffer.from('abc'));
  await madeOld(pathOfAbc(), 7);
  await dropUnnamed(async () => {
    await putFile(Buffer.from('abc'));
    return none();
  });
  expect((await getFile(ABC)).toString()).toBe('abc');
});

test('takes away what a process that was killed had begun to keep', async () => {
  await putFile(Buffer.from('abc'));
  const begun = path.join(path.dirname(pathOfAbc()), '.begun');
  await writeFile(begun, 'a');
  await dropUnnamed(none);
  expect((await stat(begun)).size).toBe(1);
  await madeOld(begun, 7);
  await dropUnnamed(async (hashes) => new Set(hashes));
  await expect(stat(begun)).rejects.toThrow('ENOENT');
});
