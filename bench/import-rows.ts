import { database } from '../lib/data/client';
import type { BareDriver, Row, Statement } from './bare-driver';
import { insert } from './bare-driver';

/** What importing writes, in the order in which it may be written. */
const tables = ['Article', 'ArticleVersion', 'SearchText', 'Likeness', 'ImportEntry', 'AuditEvent'] as const;

/** By which articles are read in bundles. */
const BUNDLE = 32;

const query = (sql: string, ...values: unknown[]) =>
  database().then((db) => db.$queryRawUnsafe<Row[]>(sql, ...values));

const places = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `$${i + from}`).join();

/** The rows that an import has made, as statements for the bare driver, a bundle of articles for each transaction. */
export async function* madeRows(): AsyncGenerator<Statement[]> {
  const ids = (await query('SELECT "id" FROM "Article" ORDER BY "createdAt", "id"')).map(({ id }) =>
    String(id),
  );
  const events = await query('SELECT * FROM "AuditEvent" ORDER BY "id"');
  const perEvent = Math.max(1, Math.ceil(ids.length / BUNDLE / Math.max(1, events.length)));
  for (let i = 0, bundle = 0; i < ids.length; i += BUNDLE, bundle += 1) {
    const these = ids.slice(i, i + BUNDLE);
    const here = places(these.length);
    const rows: Record<(typeof tables)[number], Row[]> = {
      Article: await query(`SELECT * FROM "Article" WHERE "id" IN (${here})`, ...these),
      ArticleVersion: await query(`SELECT * FROM "ArticleVersion" WHERE "articleId" IN (${here})`, ...these),
      SearchText: await query(
        `SELECT * FROM "SearchText" WHERE "kind" = 'article' AND "ownerId" IN (${here})`,
        ...these,
      ),
      Likeness: await query(
        `SELECT * FROM "Likeness" WHERE "versionId" IN (SELECT "id" FROM "ArticleVersion" WHERE "articleId" IN (${here}))`,
        ...these,
      ),
      ImportEntry: await query(`SELECT * FROM "ImportEntry" WHERE "articleId" IN (${here})`, ...these),
      AuditEvent: bundle % perEvent === 0 ? events.splice(0, 1) : [],
    };
    yield tables.flatMap((table) => rows[table].map((row) => insert(table, columnsOf(table, row))));
  }
}

/** Keys of their own are given by the database. */
const columnsOf = (table: string, { id, ...row }: Row): Row =>
  table === 'SearchText' || table === 'AuditEvent' || id === undefined ? row : { id, ...row };

/** Rows that those refer to. */
export const referredTo = async (): Promise<Statement[]> => {
  const all: Statement[] = [];
  for (const table of ['Desk', 'User', 'StoredFile', 'ImportJob', 'ImportFile'])
    all.push(...(await query(`SELECT * FROM "${table}"`)).map((row) => insert(table, row)));
  return all;
};

/** @returns seconds in which the driver writes the bundles, a transaction for each; reading them is not counted */
export const writeBare = async (
  driver: BareDriver,
  bundles: AsyncIterable<readonly Statement[]>,
): Promise<number> => {
  let seconds = 0;
  for await (const bundle of bundles) {
    const begun = performance.now();
    await driver.write(bundle);
    seconds += (performance.now() - begun) / 1000;
  }
  return seconds;
};
