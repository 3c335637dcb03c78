import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { dataDir } from '../env';
import { dropAbandonedIn, isOlder, namesIn } from './abandoned';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const HASH = /^[0-9a-f]{64}$/;
const root = () => path.join(dataDir(), 'files');

/** `files/ab/cdef…` in the data folder: the hash, cut so that no folder holds too many. */
function pathOf(sha256: string): string {
  if (!HASH.test(sha256)) throw new RangeError('not a SHA-256');
  return path.join(root(), sha256.slice(0, 2), sha256.slice(2));
}

/** Whether the bytes are there. They are young from now on: whoever asks is about to name them in a row. */
async function isThere(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

/** Have what was written, or the names in a folder, on the disk itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Names of what is not kept yet begin with a dot. */
const TEMPORARY = /^\./;
const temporaryIn = (folder: string) => path.join(folder, `.${randomUUID()}`);

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Keep bytes under their hash, once however often they come. When this returns they survive a power cut.
 *
 * @returns SHA-256 in hex, and the size in bytes
 */
export async function putFile(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
  const sha256 = hashOf(bytes);
  const file = pathOf(sha256);
  const stored = { sha256, size: bytes.byteLength };
  if (await isThere(file)) return stored;

  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = temporaryIn(folder);
  await writeSynced(temporary, bytes);
  await rename(temporary, file);
  await syncFolder(folder);
  return stored;
}

/** A file in the data folder whose bytes are on the disk itself, by their hash, and not kept yet. */
export type Weighed = { readonly file: string; readonly sha256: string; readonly size: number };

/** Read a file that lies in the data folder through once, a piece at a time, and have it on the disk itself. */
export async function weighFile(file: string): Promise<Weighed> {
  const stored = await hashFile(file);
  await syncFile(file);
  return { file, ...stored };
}

/**
 * Keep a weighed file by moving it under its hash: a matter of milliseconds, so that it can be done in the transaction
 * that names it. Done twice it is done once.
 */
export async function placeFile({ file, sha256 }: Weighed): Promise<void> {
  const target = pathOf(sha256);
  if (await isThere(target)) return rm(file, { force: true });
  await mkdir(path.dirname(target), { recursive: true });
  const now = new Date();
  await utimes(file, now, now);
  await rename(file, target);
  await syncFolder(path.dirname(target));
}

/**
 * Keep a file that lies in the data folder already, by moving it under its hash. Read through once, a piece at a time.
 *
 * @param file on the same disk; it is gone afterwards
 */
export async function keepFile(file: string): Promise<{ sha256: string; size: number }> {
  const weighed = await weighFile(file);
  await placeFile(weighed);
  const { file: _, ...stored } = weighed;
  return stored;
}

/** Keep the bytes of a file that lies anywhere; it stays where it is. @param file path of it */
export async function keepCopy(file: string): Promise<{ sha256: string; size: number }> {
  const folder = path.join(dataDir(), 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = path.join(folder, randomUUID());
  await copyFile(file, copy);
  return keepFile(copy);
}

async function hashFile(file: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: PIECE })) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}

/** In bytes: hashed in less than a millisecond, so that whoever waits for this process is not kept. */
const PIECE = 256 * 1024;

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** A kept file from its beginning to its end, for one that is too large to be held; whether it is intact is asked before. */
export const readThrough = (sha256: string): AsyncIterable<Uint8Array> =>
  createReadStream(pathOf(sha256), { highWaterMark: PIECE });

/**
 * Some bytes of a kept file, fewer at its end; whether it is intact is the caller's to ask before.
 *
 * @param start offset of the first, in bytes
 */
export async function readSlice(sha256: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(pathOf(sha256));
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * The bytes kept under a hash.
 *
 * @throws Error when there are none, or when they are no longer what was kept
 */
export async function getFile(sha256: string): Promise<Buffer> {
  const bytes = await readFile(pathOf(sha256));
  if (hashOf(bytes) !== sha256) throw new Error(`stored file ${sha256} has been altered`);
  return bytes;
}

/** Take the bytes kept under a hash away. Whether nothing is made of them any more is the caller's to know. */
export const dropFile = (sha256: string): Promise<void> => rm(pathOf(sha256), { force: true });

/** In milliseconds: who keeps bytes has named them in a row long before. */
const UNNAMED = 6 * 3_600_000;

/**
 * Take away the bytes that no row names: somebody was killed, or given up, between keeping them and saying so. Who
 * finds such bytes there makes them young (`isThere`), before or after they are put aside here; either way they stay.
 *
 * @param named which of these hashes a row names
 */
export async function dropUnnamed(
  named: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> {
  for (const start of await namesIn(root())) {
    const folder = path.join(root(), start);
    const hashes = (await namesIn(folder)).map((rest) => start + rest).filter((one) => HASH.test(one));
    const known = await named(hashes);
    for (const one of hashes) if (!known.has(one)) await dropIfOld(pathOf(one));
    await dropAbandonedIn(folder, UNNAMED, TEMPORARY);
  }
}

async function dropIfOld(file: string): Promise<void> {
  if (!(await isOlder(file, UNNAMED))) return;
  const aside = temporaryIn(path.dirname(file));
  await rename(file, aside);
  if (await isOlder(aside, UNNAMED)) await rm(aside);
  else await rename(aside, file);
}

/** The bytes kept under a hash, hashed anew; null when they are gone or no longer what was kept. */
export async function intactFile(sha256: string): Promise<Buffer | null> {
  const bytes = await unlessGone(readFile(pathOf(sha256)));
  return bytes && hashOf(bytes) === sha256 ? bytes : null;
}

/** What a file looked like when it was last found intact. The time of its change is the system's own, and no program sets it. */
const seen = new Map<string, string>();

/**
 * Whether the bytes kept under a hash are what they were. They are read only when the file has been touched since it
 * was last found so: for looks that many screens ask for. What leaves the house is read with `intactFile`.
 */
export async function isIntact(sha256: string): Promise<boolean> {
  const found = await unlessGone(stat(pathOf(sha256), { bigint: true }));
  if (!found) return false;
  const look = [found.ino, found.size, found.mtimeNs, found.ctimeNs].join();
  if (seen.get(sha256) === look) return true;
  seen.delete(sha256);
  if ((await unlessGone(hashFile(pathOf(sha256))))?.sha256 !== sha256) return false;
  seen.set(sha256, look);
  return true;
}

const unlessGone = <Found>(reading: Promise<Found>): Promise<Found | null> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
