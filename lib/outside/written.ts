/** Files on their way out: they grow piece by piece in the data folder until they are whole. */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { dataDir } from '../env';
import { dropAbandonedIn, namesIn } from './abandoned';

const folder = () => path.join(dataDir(), 'exports');

function pathOf(name: string): string {
  if (!/^[\w-]+$/.test(name)) throw new RangeError('not the name of a file on its way');
  return path.join(folder(), name);
}

/** In bytes: what is written at once. */
const PIECE = 512 * 1024;

/** A file that is being written. */
export type Written = {
  /** Texts are kept together until they are worth a write. */
  readonly add: (piece: string | Uint8Array) => Promise<void>;
  /**
   * Put `found` wherever `pending` stands, which is as long, or empty: a hash is known when everything has been hashed.
   *
   * @returns where the file lies
   */
  readonly close: (pending: string, found: string) => Promise<string>;
};

/** Begin a file under a name of ours, anew if it is there. `close` says where it lies. */
export async function beginWritten(name: string): Promise<Written> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const handle = await open(pathOf(name), 'w+', 0o600);
  let pieces: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    if (size > 0 && (await handle.writev(pieces)).bytesWritten < size) throw new Error('the disk is full');
    pieces = [];
    size = 0;
  };
  const add = async (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    pieces.push(bytes);
    size += bytes.byteLength;
    if (size > PIECE) await flush();
  };
  const close = async (pending: string, found: string) => {
    try {
      await flush();
      if (pending !== '') await replace(handle, pending, found);
    } finally {
      await handle.close();
    }
    return pathOf(name);
  };
  return { add, close };
}

/** Write a file under a name of ours from the pieces that it is made of. @returns where it lies */
export async function writeWhole(name: string, pieces: Iterable<string | Uint8Array>): Promise<string> {
  const file = await beginWritten(name);
  try {
    for (const piece of pieces) await file.add(piece);
  } catch (error) {
    await file.close('', '');
    throw error;
  }
  return file.close('', '');
}

/** In place: both are as long as each other. Pieces overlap by one letter less, so that none is missed between two. */
async function replace(handle: FileHandle, pending: string, found: string): Promise<void> {
  const [wanted, put] = [Buffer.from(pending), Buffer.from(found)];
  const buffer = Buffer.alloc(PIECE * 4);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    const piece = buffer.subarray(0, bytesRead);
    let changed = false;
    for (let i = piece.indexOf(wanted); i >= 0; i = piece.indexOf(wanted, i + wanted.length)) {
      put.copy(piece, i);
      changed = true;
    }
    if (changed) await handle.write(piece, 0, bytesRead, at);
    if (bytesRead < buffer.length) return;
    at += bytesRead - wanted.length + 1;
  }
}

/** Forget what came of a file. */
export async function dropWritten(name: string): Promise<void> {
  await rm(pathOf(name), { force: true });
}

/**
 * What the file of one attempt at a row is called: who was thought to be gone and is not goes on in a file of its own.
 *
 * @param runner the word by which a process has the row
 */
export const attemptAt = (id: string, runner: string): string => `${id}-${runner.split(' ').at(-1)}`;

/** Forget what came of all attempts at a row but one. @param runner whose attempt stays; null: none does */
export async function dropAttempts(id: string, runner: string | null): Promise<void> {
  const kept = runner === null ? null : attemptAt(id, runner);
  const names = (await namesIn(folder())).filter((name) => name.startsWith(`${id}-`) && name !== kept);
  await Promise.all(names.map(dropWritten));
}

/** In milliseconds: what nobody has added to for so long is nobody's. */
const ABANDONED = 24 * 3_600_000;

/** Forget the files that were never finished. */
export const dropUnfinished = (): Promise<void> => dropAbandonedIn(folder(), ABANDONED);
