/** Files in the data folder that nobody has touched for so long that they are nobody's any more. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Whether a file is there and was last touched so many milliseconds ago, or more. */
export const isOlder = async (file: string, milliseconds: number): Promise<boolean> =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs >= milliseconds,
    () => false,
  );

/**
 * Take away the files of a folder that nobody has added to for so many milliseconds. The folder may be missing.
 *
 * @param names only files called so
 */
export async function dropAbandonedIn(folder: string, milliseconds: number, names = /./): Promise<void> {
  for (const name of (await namesIn(folder)).filter((one) => names.test(one))) {
    const file = path.join(folder, name);
    if (await isOlder(file, milliseconds)) await rm(file, { force: true });
  }
}

/** What lies in a folder; nothing where there is none. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
