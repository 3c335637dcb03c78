import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The file of a program of bin/ that is to run in a process of its own.
 *
 * The server says in VERIMARK_BUILD where it was built, and there its programs are. A program or test that runs from
 * source has none built, or old ones: for it the program is bundled from source, once, in about 0.1 s.
 */
export function programFile(name: string): Promise<string> {
  const folder = process.env.VERIMARK_BUILD;
  if (folder) return Promise.resolve(path.join(folder, `${name}.js`));
  const bundle = bundles.get(name) ?? bundleProgram(path.resolve('bin', `${name}.ts`));
  bundles.set(name, bundle);
  return bundle;
}

const bundles = new Map<string, Promise<string>>();

/** Bundle one program, its packages left outside, where it finds them. Two who bundle it at once put the same there. */
export async function bundleProgram(source: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [source],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': path.resolve('node_modules/server-only/empty.js') },
    logLevel: 'silent',
  });
  const file = path.resolve('node_modules/.cache/verimark', `${path.basename(source, '.ts')}.mjs`);
  const temporary = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(temporary, outputFiles[0]?.contents ?? '');
  await rename(temporary, file);
  return file;
}
