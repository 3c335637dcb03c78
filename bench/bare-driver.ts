import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';
import { engineOf, sqliteFile } from '../lib/data/address';

/** A statement and its values. Placeholders are `?`; values are as the drivers take them. */
export type Statement = { readonly sql: string; readonly values: readonly (string | number | null)[] };

/** The driver without Prisma: as fast as the database can be from here. */
export interface BareDriver {
  /** All in one transaction. */
  write(statements: readonly Statement[]): Promise<void>;
  rows(statement: Statement): Promise<unknown[]>;
  close(): Promise<void>;
}

function openSqlite(url: string): BareDriver {
  const database = new Database(sqliteFile(url));
  for (const pragma of ['busy_timeout = 5000', 'synchronous = FULL', 'foreign_keys = ON']) {
    database.pragma(pragma);
  }
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare<unknown[]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    async write(statements) {
      database.exec('BEGIN IMMEDIATE');
      for (const { sql, values } of statements) prepare(sql).run(...values);
      database.exec('COMMIT');
    },
    rows: async ({ sql, values }) => prepare(sql).all(...values),
    close: async () => void database.close(),
  };
}

async function openPostgres(url: string): Promise<BareDriver> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const texts = new Map<string, { name: string; text: string }>();
  const prepare = (sql: string) => {
    let count = 0;
    const text = sql.replace(/\?/g, () => `$${++count}`);
    const known = texts.get(sql) ?? { name: createHash('md5').update(sql).digest('hex'), text };
    texts.set(sql, known);
    return known;
  };
  const run = ({ sql, values }: Statement) => client.query({ ...prepare(sql), values: [...values] });
  return {
    async write(statements) {
      await client.query('BEGIN');
      for (const statement of statements) await run(statement);
      await client.query('COMMIT');
    },
    rows: async (statement) => (await run(statement)).rows,
    close: () => client.end(),
  };
}

/** Open the driver of the engine that `url` leads to. */
export async function bareDriver(url: string): Promise<BareDriver> {
  return engineOf(url) === 'sqlite' ? openSqlite(url) : openPostgres(url);
}

/** A row to insert, or the columns of a row to set. */
export type Row = Readonly<Record<string, unknown>>;

const toValue = (value: unknown): string | number | null => {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
};

/** `INSERT` of a row, dates as ISO text and lists as JSON. */
export function insert(table: string, row: Row): Statement {
  const columns = Object.keys(row);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const values = Object.values(row).map(toValue);
  return { sql: `INSERT INTO "${table}" (${names}) VALUES (${places})`, values };
}

/** `UPDATE` of some columns of the row with this id. */
export function update(table: string, id: string, row: Row): Statement {
  const columns = Object.keys(row).map((column) => `"${column}" = ?`);
  const values = [...Object.values(row).map(toValue), id];
  return { sql: `UPDATE "${table}" SET ${columns.join(', ')} WHERE "id" = ?`, values };
}
