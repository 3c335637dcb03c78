import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { acceptedExtensions } from '@/lib/formats/source';
import { Refusal } from './refusal';

/** A file to import, and what it is called: with its folders where a folder was named. */
export type Found = { readonly file: string; readonly fileName: string; readonly size: number };

/**
 * The files that paths lead to, in the order of their names. A file that is named is taken whatever it is; of a folder
 * those are that can be read by their ending. Links within a folder are not followed.
 *
 * @throws Refusal where there is nothing at a path
 */
export async function* filesAt(paths: readonly string[]): AsyncGenerator<Found> {
  for (const given of paths) {
    const found = await stat(given).catch(() => null);
    if (!found) throw new Refusal(`There is nothing at ${given}.`);
    const fileName = path.basename(path.resolve(given));
    if (found.isDirectory()) yield* filesIn(given, fileName);
    else yield { file: given, fileName, size: found.size };
  }
}

async function* filesIn(folder: string, name: string): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const file = path.join(folder, entry.name);
    const fileName = `${name}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(file, fileName);
    else if (entry.isFile() && isReadable(entry.name))
      yield { file, fileName, size: (await stat(file)).size };
  }
}

const isReadable = (name: string): boolean => acceptedExtensions.includes(path.extname(name).toLowerCase());
