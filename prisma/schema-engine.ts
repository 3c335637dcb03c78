/**
 * The difference between the migrations and the models, worked out without Prisma's native schema engine,
 * which is not in any npm package: its WebAssembly build does the same over driver adapters.
 *
 * For developers and the gate only; a running desk applies its migrations by lib/data/migrate.ts.
 *
 *   npm run migrate:diff  print the SQL that leads from the migrations to the models, for both engines
 *   npm run drift         the same, and exit with 1 unless there is nothing to do
 *
 * PostgreSQL replays its migrations in a database of its own, made through TEST_POSTGRES_URL and dropped after.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { composeSchema } from '../bin/generate.js';
import { sqliteAdapter } from '../lib/data/sqlite-adapter';

const POSTGRES_URL =
  process.env.TEST_POSTGRES_URL ?? 'postgresql://verimark:verimark@localhost:5432/postgres';

/** Prisma knows no virtual tables: the full-text index and the tables FTS5 keeps for it are none of its business. */
const EXTERNAL_TABLES = {
  sqlite: ['', '_config', '_data', '_docsize', '_idx'].map((part) => `SearchIndex${part}`),
  postgresql: [],
};

type Engine = keyof typeof EXTERNAL_TABLES;

/** The package's own entry imports the .wasm as a module, which Node does not do: this is what it would do. */
function loadSchemaEngine(): void {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(glue.replace(/\.js$/, '.wasm')));
  // The glue's own functions are the imports; no type says so.
  const imports = { './schema_engine_bg.js': wasm as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(module, imports);
  const start: unknown = Reflect.get(exports, '__wbindgen_start');
  Reflect.get(wasm, '__wbg_set_wasm')(exports);
  if (typeof start === 'function') start();
}

/** The engine sends a whole migration through `executeRaw`, which SQLite takes for one statement. */
function acceptScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

/** What the shadow databases leave behind, to be taken away whether the replay went well or not. */
const leftovers: (() => Promise<void>)[] = [];

async function sqliteShadow(): Promise<SqlDriverAdapter> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verimark-shadow-'));
  leftovers.push(() => rm(folder, { recursive: true }));
  return acceptScripts(await sqliteAdapter(path.join(folder, 'shadow.db')).connect());
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Not adapter-pg's own: that is the main database when it is given an address, and is dropped while in use. */
async function postgresShadow(): Promise<SqlDriverAdapter> {
  const name = `verimark_shadow_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE "${name}"`);
  leftovers.push(() => onServer(`DROP DATABASE "${name}" WITH (FORCE)`));
  const url = new URL(POSTGRES_URL);
  url.pathname = name;
  const adapter = await new PrismaPg({ connectionString: url.href }).connect();
  // Its own way cuts the script at every semicolon, also inside a function.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  // The one "char" that the engine insists on reading as a character.
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const kind = result.columnNames.indexOf('constraint_type');
    if (kind >= 0) result.columnTypes[kind] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** The catalogue has columns of type "char" (and lists of it), which adapter-pg refuses: pass them on as text. */
function relabelCharColumns(): void {
  interface RowDescription {
    fields: { dataTypeID: number }[];
  }
  const asText = new Map([
    [18, 25],
    [1002, 1009],
  ]);
  const handle: (message: RowDescription) => void = Reflect.get(pg.Query.prototype, 'handleRowDescription');
  Object.assign(pg.Query.prototype, {
    handleRowDescription(message: RowDescription) {
      for (const field of message.fields) field.dataTypeID = asText.get(field.dataTypeID) ?? field.dataTypeID;
      handle.call(this, message);
    },
  });
}

const SHADOWS: Record<Engine, SqlDriverAdapterFactory & { connectToShadowDb(): Promise<SqlDriverAdapter> }> =
  {
    sqlite: { ...sqliteAdapter(':memory:'), connectToShadowDb: sqliteShadow },
    postgresql: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: () => new PrismaPg({ connectionString: POSTGRES_URL }).connect(),
      connectToShadowDb: postgresShadow,
    },
  };

function migrationList(engine: Engine): wasm.MigrationList {
  const baseDir = path.join(import.meta.dirname, engine, 'migrations');
  const migrationDirectories = readdirSync(baseDir)
    .sort()
    .map((name) => {
      const value = readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    });
  const lockfile = { path: 'migration_lock.toml', content: `provider = "${engine}"\n` };
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories };
}

/** SQL that leads from the migrations of an engine to the models; empty when they agree. */
async function difference(engine: Engine): Promise<string> {
  const schema = composeSchema(engine);
  const schemaEngine = await wasm.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(SHADOWS[engine]),
  );
  const result = await schemaEngine.diff({
    from: { tag: 'migrations', ...migrationList(engine) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: true,
    filters: { externalTables: EXTERNAL_TABLES[engine], externalEnums: [] },
  });
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}

async function report(engine: Engine): Promise<void> {
  const sql = await difference(engine);
  console.log(sql ? `-- ${engine}\n${sql}` : `${engine}: migrations and models agree`);
  if (sql && process.argv.includes('--check')) process.exitCode = 1;
}

loadSchemaEngine();
relabelCharColumns();
try {
  await report('sqlite');
  await report('postgresql');
} finally {
  for (const takeAway of leftovers) await takeAway();
}
