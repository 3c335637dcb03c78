// @ts-check
/** The packages of the lock file: which are missing, and how they get here. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from './steps.js';

const ROOT = path.dirname(import.meta.dirname);
const MODULES = path.join(ROOT, 'node_modules');

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Locked */

/** @returns {Record<string, Locked>} folder → what is there, or has to be */
function locked(/** @type {string} */ file) {
  if (!existsSync(file)) return {};
  const { '': _root, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}

/** npm's own record of what it has installed; it is written last, so an interrupted installation has none. */
const installed = () => locked(path.join(MODULES, '.package-lock.json'));

/**
 * The folders of packages that the lock file asks for and that are not there as it says.
 * Optional ones do not count: most are for another system.
 *
 * @param {'running' | 'developing'} purpose the second needs the development packages too
 */
export function missingPackages(purpose) {
  const present = installed();
  return Object.entries(locked(path.join(ROOT, 'package-lock.json')))
    .filter(([, wanted]) => !wanted.optional)
    .filter(([, wanted]) => purpose === 'developing' || !(wanted.dev || wanted.devOptional))
    .filter(
      ([folder, wanted]) =>
        present[folder]?.integrity !== wanted.integrity || !existsSync(path.join(ROOT, folder)),
    )
    .map(([folder]) => folder);
}

/**
 * Install what is missing. Who has the development packages keeps them.
 *
 * @param {'running' | 'developing'} purpose
 * @returns {Promise<string>} the outcome in words
 */
export async function installPackages(purpose) {
  const missing = missingPackages(purpose);
  if (missing.length === 0) return 'all there';
  const developing = purpose === 'developing' || Object.values(installed()).some(({ dev }) => dev);
  await npm(['ci', '--no-audit', '--no-fund', ...(developing ? [] : ['--omit=dev'])]);
  return `${Object.keys(installed()).length} installed`;
}

/** The npm that started us, else the one on the path. */
function npm(/** @type {string[]} */ args) {
  const env = {
    // Prisma's packages would download an engine that nothing here runs; naming any program that exists prevents it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    // Set by a surrounding `npm start`; a production setting there must not decide what is installed here.
    NODE_ENV: '',
  };
  const script = process.env.npm_execpath;
  return script ? tool(process.execPath, [script, ...args], env) : tool('npm', args, env);
}
