/** Putting a large file on its way: once, and not more than a person can have. */
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { ON_THE_WAY } from '@/lib/domain/report-file';
import { inTransaction } from './client';
import { wakeExports } from './report-file-runner';
import { lockDesk } from './write';

type Person = Actor & { kind: 'person' };

/** What is written down of a file that is asked for: what it is called until then, and how many claims it may hold. */
export type Wanted = {
  readonly format: string;
  readonly asked: object;
  readonly title: string;
  readonly total: number;
};

/** Seconds after which it is worth asking again. */
const LATER = 30;

/**
 * Ask for a file. Who asks for the same while it is on its way gets the one that is.
 *
 * @param isSame looks at what was asked for in the same format
 * @returns the row's id
 * @throws DomainError report.too-many
 */
export const askFile = async (
  { deskId, userId: createdById }: Person,
  wanted: Wanted,
  isSame: (asked: unknown) => boolean,
): Promise<string> => {
  const own = { deskId, createdById, reportId: null };
  const id = await inTransaction(async (tx) => {
    await lockDesk(tx, deskId);
    const where = { ...own, state: { in: ['waiting', 'writing'] } };
    const onTheWay = await tx.reportFile.findMany({ where, orderBy: { createdAt: 'desc' } });
    const same = onTheWay.find(({ format, asked }) => format === wanted.format && isSame(asked));
    if (same) return same.id;
    if (onTheWay.length >= ON_THE_WAY)
      throw new DomainError('report.too-many', {
        ...{ limit: ON_THE_WAY, fileId: onTheWay[0]?.id, seconds: LATER },
      });
    const row = { id: newId(), ...own, ...wanted, state: 'waiting', createdAt: new Date() };
    await tx.reportFile.create({ data: row });
    return row.id;
  }, 'ReadCommitted');
  wakeExports();
  return id;
};
