// @ts-check
/** What `npm start` does after Node's version is known to do: install, generate, build, and become the server. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildPrograms } from './build.js';
import { installPackages } from './packages.js';
import { steps, tool } from './steps.js';

const ROOT = path.dirname(import.meta.dirname);
/** Packages, clients, build; then the server's own: database, articles, web server. */
const STEPS = 6;

/** @param {readonly string[]} args `--dev` for the developer's server, `--verbose` for the tools' own output */
export async function launch(args) {
  process.chdir(ROOT);
  if (args.includes('--verbose')) process.env.VERBOSE = '1';
  const developing = args.includes('--dev');
  // Before anything of React is loaded, which decides by it once and for all.
  Object.assign(process.env, {
    NODE_ENV: developing ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  });
  const counter = steps(STEPS);
  try {
    await prepare(counter, developing);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const { serve } = await import(pathToFileURL(path.join(ROOT, 'build/serve.js')).href);
  await serve(counter);
}

/** @param {import('./steps.js').Steps} counter */
async function prepare(counter, /** @type {boolean} */ developing) {
  await counter.run('Packages', () => installPackages(developing ? 'developing' : 'running'));
  await counter.run('Database clients', () => tool(process.execPath, ['bin/generate.js']));
  await (developing ? counter.run('Server', buildPrograms) : counter.run('Build', build));
}
