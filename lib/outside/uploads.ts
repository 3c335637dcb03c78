/** Files on their way in: they grow piece by piece in the data folder until all is there. */
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../domain/errors';
import { dataDir } from '../env';
import { dropAbandonedIn } from './abandoned';
import { keepFile } from './files';

const folder = () => path.join(dataDir(), 'uploads');

function pathOf(name: string): string {
  if (!/^[\w-]+$/.test(name)) throw new RangeError('not the name of an upload');
  return path.join(folder(), name);
}

/** How much of an upload is there, in bytes; 0 before its first piece. */
export async function uploadedSize(name: string): Promise<number> {
  return stat(pathOf(name)).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * Add a piece to an upload. What of it is there already is written again, so that a piece whose answer was lost can be
 * sent once more.
 *
 * @param offset where it begins; not beyond what is there
 * @param limit of the whole upload, in bytes
 * @returns how much is there now
 * @throws DomainError upload.gap with `received`, input.too-large
 */
export async function addToUpload(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<number> {
  const received = await uploadedSize(name);
  if (offset > received) throw new DomainError('upload.gap', { received });
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const handle = await open(pathOf(name), received === 0 ? 'w' : 'r+');
  let end = offset;
  try {
    for await (const chunk of chunks) {
      if (end + chunk.byteLength > limit) throw new DomainError('input.too-large', { limit });
      await handle.write(chunk, 0, chunk.byteLength, end);
      end += chunk.byteLength;
    }
    await handle.truncate(end);
  } finally {
    await handle.close();
  }
  return end;
}

/** Keep what was uploaded under its hash. @returns SHA-256 in hex, and the size in bytes */
export async function keepUpload(name: string): Promise<{ sha256: string; size: number }> {
  return keepFile(pathOf(name));
}

/** In milliseconds: what nobody has added to for so long will not be. */
const ABANDONED = 48 * 3_600_000;

/** Forget the uploads that were never finished. */
export const dropAbandoned = (): Promise<void> => dropAbandonedIn(folder(), ABANDONED);

/** Forget what came of an upload. */
export async function dropUpload(name: string): Promise<void> {
  await rm(pathOf(name), { force: true });
}
