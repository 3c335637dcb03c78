import { setTimeout as sleep } from 'node:timers/promises';
import { log, logError } from '../log';
import { database, engine } from './client';
import { Prisma } from './generated/sqlite/client';

/** Tables whose rows can be made unreadable. */
type Erasable = 'ProtectedNote';

const ATTEMPTS = 20;
const PAUSE_MS = 100;

/**
 * Have what was overwritten in a table leave the database's files too, as far as the engine can: a row that is changed
 * still lies in its old place, and in the log of changes.
 *
 * @returns whether it did; false while somebody else is reading the whole time, or where the engine refuses
 */
export const erase = async (table: Erasable): Promise<boolean> => {
  const done = await ERASERS[engine()](table).catch((error: unknown) => {
    logError(error);
    return false;
  });
  if (!done) log.warn('what was destroyed still lies in the log of the database', { table });
  return done;
};

const ERASERS = {
  /** The pages themselves are overwritten by `secure_delete`; this empties the log that holds the earlier ones. */
  sqlite: async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const [answer] = await (await database()).$queryRaw<
        { busy: number | bigint }[]
      >`PRAGMA wal_checkpoint(TRUNCATE)`;
      if (Number(answer?.busy) === 0) return true;
      await sleep(PAUSE_MS);
    }
    return false;
  },
  /** Written anew into another file, without what is no more. It is a small table, locked for a moment. */
  postgresql: async (table: Erasable) => {
    await (await database()).$executeRaw`VACUUM (FULL) ${Prisma.raw(`"${table}"`)}`;
    return true;
  },
} as const;
