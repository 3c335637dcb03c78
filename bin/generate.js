/**
 * Make the Prisma clients of both engines from the one set of models.
 *
 * Runs before anything TypeScript can, so it is plain JavaScript and imports nothing that is itself generated.
 * `npm run generate`; does nothing when the clients are newer than what they are made of.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.dirname(import.meta.dirname);
const ENGINES = ['sqlite', 'postgresql'];
const prismaPackage = createRequire(import.meta.url).resolve('prisma/package.json');

const inRoot = (...parts) => path.join(ROOT, ...parts);
const composedFile = (engine) => inRoot('prisma', 'generated', engine, 'schema.prisma');
const clientFolder = (engine) => inRoot('lib', 'data', 'generated', engine);

/** The models under one engine's datasource: what Prisma reads. */
export function composeSchema(engine) {
  const datasource = readFileSync(inRoot('prisma', engine, 'datasource.prisma'), 'utf8');
  return `${datasource}\n${readFileSync(inRoot('prisma', 'models.prisma'), 'utf8')}`;
}

/** Write the composed schema of an engine and return where it stands. */
export function writeSchema(engine) {
  mkdirSync(path.dirname(composedFile(engine)), { recursive: true });
  writeFileSync(composedFile(engine), composeSchema(engine));
  return composedFile(engine);
}

/** Hash of all a client is made of: the schema and the generator's version. */
function stampOf(engine) {
  return createHash('sha256').update(composeSchema(engine)).update(readFileSync(prismaPackage)).digest('hex');
}

async function generateClient(engine) {
  const stampFile = path.join(clientFolder(engine), '.stamp');
  const stamp = stampOf(engine);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return `${engine} client is up to date`;

  const prisma = path.join(path.dirname(prismaPackage), 'build', 'index.js');
  const schema = writeSchema(engine);
  await promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', schema, '--no-hints'], {
    cwd: ROOT,
    // `generate` never runs the schema engine but insists on having one, and would download it:
    // any existing program will do, and this one is certainly there.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env, CHECKPOINT_DISABLE: '1' },
  });
  writeFileSync(stampFile, stamp);
  return `${engine} client generated`;
}

/** Generate the clients that are missing or older than their models; prints one line for each. */
export async function generate() {
  for (const engine of ENGINES) console.log(await generateClient(engine));
}

if (process.argv[1] === import.meta.filename) {
  await generate().catch((error) => {
    console.error(error.stderr || error.message);
    process.exitCode = 1;
  });
}
