import { DomainError, isDomainError } from '@/lib/domain/errors';
import type { Opened } from '@/lib/formats/drafts';
import type { Choices } from '@/lib/formats/source';
import { intactFile, isIntact, readSlice } from '@/lib/outside/files';
import { parsePatiently } from './import-parse';

/** In bytes: what is handed whole to a parsing process; of a larger file only the beginning is. */
export const WHOLE = 20 * 2 ** 20;
const HEAD = 256 * 1024;

/** A file of a job, as far as opening it needs it. */
export type Openable = {
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly choices: unknown;
};

/** What opening a file came to. */
export type Outcome = Opened | { readonly holds: 'nothing'; readonly error: DomainError };

/**
 * All of a stored file, or the beginning of a large one, as it was handed in.
 *
 * @throws DomainError import.altered
 */
export const bytesOf = async ({ sha256, size }: Pick<Openable, 'sha256' | 'size'>): Promise<Uint8Array> => {
  if (size > WHOLE) {
    if (await isIntact(sha256)) return readSlice(sha256, 0, HEAD);
    throw new DomainError('import.altered');
  }
  const bytes = await intactFile(sha256);
  if (!bytes) throw new DomainError('import.altered');
  return bytes;
};

/** See what a file holds; what is wrong with it is an outcome like others. */
export const openStored = async (file: Openable, signal: AbortSignal): Promise<Outcome> => {
  try {
    const options = { fileName: file.fileName, choices: file.choices as Choices, size: file.size };
    return await parsePatiently('open', await bytesOf(file), options, signal);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { holds: 'nothing', error };
  }
};
