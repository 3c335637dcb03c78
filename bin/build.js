// @ts-check
/** The production build: pages by Next, programs by esbuild; made again only when a source has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from './steps.js';

const ROOT = path.dirname(import.meta.dirname);
const STAMP = path.join(ROOT, 'build/stamp');

/** What the build is made of. Tests and the data folder are no part of it. */
const FOLDERS = ['app', 'bin', 'lib', 'prisma', 'public', 'seeds'];
const FILES =
  /^(package(-lock)?\.json|tsconfig\.json|next\.config\.\w+|postcss\.config\.\w+|proxy\.ts|instrumentation(-client)?\.ts)$/;
const NOT_BUILT = /\.test\.tsx?$|(^|\/)generated\//;

/** Programs that run without tsx once they are built. */
const PROGRAMS = ['serve', 'parse', 'write', 'export'];

function sources() {
  const inFolders = FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder))).flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  );
  const atRoot = readdirSync(ROOT).filter((name) => FILES.test(name));
  return [...inFolders, ...atRoot].filter((file) => !NOT_BUILT.test(file)).sort();
}

/** SHA-256 over the names and bytes of all sources, and over Node's major version. */
function stampOf() {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of sources()) hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * Build what is older than its sources.
 *
 * @returns {Promise<string>} the outcome in words
 */
export async function build() {
  const stamp = stampOf();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return 'up to date';
  rmSync(STAMP, { force: true });
  await buildPrograms();
  await tool(process.execPath, [path.join(ROOT, 'node_modules/next/dist/bin/next'), 'build', ROOT], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  writeFileSync(STAMP, stamp);
  return 'built';
}

/**
 * Bundle the programs. Packages stay outside, so that Next and they share one copy of each;
 * `server-only`, which guards the database's door against the browser, is nothing here.
 *
 * @param {string} [outdir] below the project's root, where the packages are found
 */
export async function buildPrograms(outdir = 'build') {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: PROGRAMS.map((name) => `bin/${name}.ts`),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': './node_modules/server-only/empty.js' },
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  // Else its own process would stay beside the server's.
  await esbuild.stop();
}
