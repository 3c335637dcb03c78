import { permissions } from '@/lib/domain/permissions';
import type { Tx } from './client';

/** Someone of a desk who may see what is internal. */
export type Insider = { readonly userId: string; readonly name: string };

const insiders = (deskId: string) => ({
  deskId,
  deactivatedAt: null,
  role: { in: [...permissions['note.read-internal']] },
});

/** Everyone on the desk now who may see what is internal. */
export const listInsiders = async (tx: Pick<Tx, 'membership'>, deskId: string): Promise<Insider[]> => {
  const members = await tx.membership.findMany({
    where: insiders(deskId),
    select: { userId: true, user: { select: { name: true } } },
  });
  return members.map(({ userId, user }) => ({ userId, name: user.name }));
};

/** Those of these people who are on the desk now and may see what is internal. */
export const readInsiders = async (
  tx: Pick<Tx, 'membership'>,
  deskId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set();
  const where = { ...insiders(deskId), userId: { in: [...userIds] } };
  const members = await tx.membership.findMany({ where, select: { userId: true } });
  return new Set(members.map(({ userId }) => userId));
};
