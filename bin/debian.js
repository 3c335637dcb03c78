// @ts-check
/** Programs of the system that the tests need: where they are, and how they get there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tool } from './steps.js';

/** The first of these programs that is on the path. @param {readonly string[]} names */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/**
 * Install a package of Debian's where that can be done: as root, with apt-get.
 *
 * @param {string} name
 * @param {string} otherwise what to do by hand where it cannot
 */
export async function installDebian(name, otherwise) {
  if (process.getuid?.() !== 0 || !onPath(['apt-get'])) throw new Error(otherwise);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await tool('apt-get', ['update', '-qq'], env);
  await tool('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], env);
}
