/** Keys of likeness for texts that were stored before there were any. */
import { setTimeout as sleep } from 'node:timers/promises';
import { likenessKeys } from '@/lib/domain/likeness';
import { searchable } from '@/lib/domain/text';
import { logError } from '../log';
import { database, inTransaction } from './client';
import { storeLikeness } from './store-articles';

/** The migration with which keys came: whatever was stored after it has its own. */
const SINCE = '0003_import';
/** Articles at a time, and milliseconds that others have between two times. */
const BATCH = 20;
const PAUSE = 50;

/**
 * Work out the keys of all versions that have none, in small batches, so that they are found among those alike. Begun
 * again it does again what was done, which changes nothing; the keys of the last article say that all is.
 *
 * @returns how many versions were gone through
 */
export const completeLikeness = async (signal: AbortSignal): Promise<number> => {
  const before = await keysSince();
  if (!before || !(await isLacking(before))) return 0;
  let done = 0;
  for (let from = ''; !signal.aborted; ) {
    const ids = await articlesAfter(from, before);
    const last = ids.at(-1);
    if (last === undefined) break;
    done += await storeKeysOf(ids);
    from = last;
    await sleep(PAUSE, undefined, { ref: false });
  }
  return done;
};

/** The same beside other work. @returns what ends it: the batch at hand is waited for */
export const startLikeness = (): (() => Promise<void>) => {
  const stop = new AbortController();
  const working = completeLikeness(stop.signal).then(
    () => {},
    (error: unknown) => void logError(error),
  );
  return () => {
    stop.abort();
    return working;
  };
};

/** When keys came. SQLite says it as a text in UTC, or as milliseconds where Prisma's own command migrated. */
const keysSince = async (): Promise<Date | null> => {
  const rows = await (await database()).$queryRaw<{ at: Date | string | number | bigint | null }[]>`
    SELECT "finished_at" AS "at" FROM "_prisma_migrations" WHERE "migration_name" = ${SINCE}`;
  const at = rows[0]?.at ?? null;
  if (at === null || at instanceof Date) return at;
  return new Date(typeof at === 'string' ? `${at.replace(' ', 'T').replace(/Z?$/, 'Z')}` : Number(at));
};

/** Whether the last of the old articles has no keys. Of a newer database none is old, and nothing is put in order. */
const isLacking = async (before: Date): Promise<boolean> => {
  const db = await database();
  const where = { createdAt: { lt: before } };
  if (!(await db.article.findFirst({ where, select: { id: true } }))) return false;
  const { id } = await db.article.findFirstOrThrow({ where, orderBy: { id: 'desc' }, select: { id: true } });
  const first = { articleId_number: { articleId: id, number: 1 } };
  const version = await db.articleVersion.findUniqueOrThrow({
    where: first,
    select: { id: true, text: true },
  });
  const key = { in: keysOf(version.text) };
  return (await db.likeness.count({ where: { versionId: version.id, key } })) === 0;
};

const keysOf = (text: string): number[] => [...new Set(likenessKeys(searchable(text).folded))];

const articlesAfter = async (from: string, before: Date): Promise<string[]> => {
  const articles = await (await database()).article.findMany({
    where: { id: { gt: from }, createdAt: { lt: before } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  return articles.map(({ id }) => id);
};

const storeKeysOf = async (articleIds: string[]): Promise<number> => {
  const where = { articleId: { in: articleIds } };
  const versions = await (await database()).articleVersion.findMany({
    where,
    select: { id: true, text: true },
  });
  const keys = versions.flatMap(({ id: versionId, text }) => keysOf(text).map((key) => ({ versionId, key })));
  await inTransaction(async (tx) => {
    const there = await tx.likeness.findMany({
      where: { key: { in: keys.map(({ key }) => key) }, versionId: { in: versions.map(({ id }) => id) } },
    });
    const known = new Set(there.map((one) => `${one.versionId} ${one.key}`));
    await storeLikeness(
      tx,
      keys.filter((one) => !known.has(`${one.versionId} ${one.key}`)),
    );
  }, 'ReadCommitted');
  return versions.length;
};
