import { permissions } from '@/lib/domain/permissions';
import type { Tx } from './client';
import { readHidden } from './sealed';

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

/** Those of these people who are on the desk now, and may see these claims and what is internal. */
export const readInsiders = async (
  tx: Tx,
  deskId: string,
  userIds: readonly string[],
  claimIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set();
  const where = { ...insiders(deskId), userId: { in: [...userIds] } };
  const members = await tx.membership.findMany({ where, select: { userId: true } });
  const inside = new Set(members.map(({ userId }) => userId));
  for (const userId of inside) {
    const actor = { kind: 'person', userId, name: '', deskId, role: 'checker' } as const;
    if ((await readHidden(tx, actor, claimIds)).claims.size > 0) inside.delete(userId);
  }
  return inside;
};
