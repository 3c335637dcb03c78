import { DomainError } from '@/lib/domain/errors';
import type { ChangeRole, Locale, MemberRef } from '@/lib/domain/people';
import { type Actor, assertCan, Role } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import type { Membership } from './generated/sqlite/client';
import { isOpen, newTicket } from './tickets';
import { write } from './write';

/** A person of a desk, active or not. */
export type Member = { userId: string; name: string; email: string; role: Role; deactivatedAt: Date | null };

/** Everyone who is or was on the desk: active first, then by name. @throws DomainError permission.denied */
export const listMembers = async (actor: Actor, locale: Locale = 'vi'): Promise<Member[]> => {
  assertCan(actor, 'people.read');
  const rows = await (await database()).membership.findMany({
    where: { deskId: actor.deskId },
    include: { user: true },
  });
  const { compare } = new Intl.Collator(locale);
  return rows
    .map(({ userId, role, deactivatedAt, user: { name, email } }) => ({
      userId,
      name,
      email,
      role: Role.parse(role),
      deactivatedAt,
    }))
    .sort(
      (a, b) =>
        Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null) || compare(a.name, b.name),
    );
};

/** Give a person another role; it holds from their next request on. @throws DomainError not-found, member.last-admin */
export const changeRole = (actor: Actor, { userId, role }: ChangeRole): Promise<void> =>
  change(actor, 'people.role', userId, { role });

/** Keep a person out from their next request on; their work stays under their name. @throws DomainError not-found, member.last-admin */
export const deactivateMember = (
  actor: Actor,
  { userId }: MemberRef,
  now: Date = new Date(),
): Promise<void> => change(actor, 'people.deactivate', userId, { deactivatedAt: now });

/** Let a person in again, in the role they had. @throws DomainError not-found */
export const reactivateMember = (actor: Actor, { userId }: MemberRef): Promise<void> =>
  change(actor, 'people.deactivate', userId, { deactivatedAt: null });

type MemberChange = { role: Role } | { deactivatedAt: Date | null };

const change = async (
  actor: Actor,
  permission: 'people.role' | 'people.deactivate',
  userId: string,
  after: MemberChange,
): Promise<void> => {
  await write(actor, permission, async (tx) => {
    const member = await memberOf(tx, actor.deskId, userId);
    const next = { ...member, ...after };
    if (isAdmin(member) && !isAdmin(next)) await assertAnotherAdmin(tx, member);
    await tx.membership.update({ where: { id: member.id }, data: after });
    return { target: userId, change: differences(member, after) };
  });
};

/** Each changed field as [before, after], as in the patches of a reviewer's verbs. */
const differences = (member: Membership, after: MemberChange) =>
  Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, [{ ...member }[field as 'role'], value]]),
  );

const isAdmin = ({ role, deactivatedAt }: Pick<Membership, 'role' | 'deactivatedAt'>): boolean =>
  role === 'admin' && deactivatedAt === null;

const memberOf = async (tx: Tx, deskId: string, userId: string): Promise<Membership> => {
  const member = await tx.membership.findUnique({ where: { deskId_userId: { deskId, userId } } });
  if (!member) throw new DomainError('not-found');
  return member;
};

/** Safe from two who demote each other at once: writers of a desk take turns. */
const assertAnotherAdmin = async (tx: Tx, { deskId, userId }: Membership): Promise<void> => {
  const others = { deskId, role: 'admin', deactivatedAt: null, userId: { not: userId } };
  if ((await tx.membership.count({ where: others })) === 0) throw new DomainError('member.last-admin');
};

/**
 * A link by which a person of the desk chooses a new password, good for a day and once; it ends an older one. It opens
 * the person's account everywhere, so only someone who administers all the desks they are active in may give it out.
 * Not to oneself: changing one's own password asks for the current one.
 *
 * @returns path of the link, which cannot be shown a second time
 * @throws DomainError permission.denied, not-found, member.elsewhere
 */
export const resetLink = async (
  actor: Actor,
  { userId }: MemberRef,
  now: Date = new Date(),
): Promise<string> => {
  const { path, row } = newTicket('reset', now);
  await write(actor, 'people.reset', async (tx) => {
    await assertMayReset(tx, actor, userId);
    await tx.ticket.updateMany({
      where: { kind: 'reset', userId, ...isOpen(now) },
      data: { revokedAt: now },
    });
    await tx.ticket.create({ data: { ...row, userId } });
    return { target: userId, change: { ticketId: row.id } };
  });
  return path;
};

const assertMayReset = async (tx: Tx, actor: Actor, userId: string): Promise<void> => {
  if (actor.kind !== 'person' || actor.userId === userId) throw new DomainError('permission.denied');
  const member = await memberOf(tx, actor.deskId, userId);
  if (member.deactivatedAt) throw new DomainError('not-found');
  const theirs = await tx.membership.findMany({ where: { userId, deactivatedAt: null } });
  const administered = await tx.membership.count({
    where: {
      userId: actor.userId,
      role: 'admin',
      deactivatedAt: null,
      deskId: { in: theirs.map(({ deskId }) => deskId) },
    },
  });
  if (administered < theirs.length) throw new DomainError('member.elsewhere');
};
