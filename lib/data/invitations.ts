import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { InvitationRef, Invite, Join, ProvePassword } from '@/lib/domain/people';
import { type Actor, assertCan, Role } from '@/lib/domain/permissions';
import { database, inTransaction, isUniqueViolation, type Tx } from './client';
import { type Person, toPerson } from './people';
import { newUser } from './set-up';
import { signIn } from './sign-in';
import { isOpen, newTicket, openTicket, takeTicket } from './tickets';
import { record, write } from './write';

/** An invitation that can still be taken up. */
export type Invitation = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date };

/**
 * Invite someone to the desk. The link is good for a week and once; inviting the same address again ends the older link.
 *
 * @returns path of the link, which cannot be shown a second time
 * @throws DomainError permission.denied, email.taken
 */
export const invite = async (
  actor: Actor,
  { email, role }: Invite,
  now: Date = new Date(),
): Promise<string> => {
  const { path, row } = newTicket('invitation', now);
  const { deskId } = actor;
  await write(actor, 'people.invite', async (tx) => {
    if (await tx.membership.count({ where: { deskId, user: { email } } })) throw taken();
    const older = { kind: 'invitation', deskId, email, ...isOpen(now) };
    await tx.ticket.updateMany({ where: older, data: { revokedAt: now } });
    await tx.ticket.create({ data: { ...row, deskId, email, role } });
    return { target: row.id, change: { email, role } };
  });
  return path;
};

const taken = () => new DomainError('email.taken', {}, [{ path: 'email', key: 'emailTaken' }]);

/** Invitations that can still be taken up, newest first. @throws DomainError permission.denied */
export const listInvitations = async (actor: Actor, now: Date = new Date()): Promise<Invitation[]> => {
  assertCan(actor, 'people.read');
  const rows = await (await database()).ticket.findMany({
    where: { kind: 'invitation', deskId: actor.deskId, ...isOpen(now) },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, email, role, createdAt, expiresAt }) => ({
    id,
    email: email ?? '',
    role: Role.parse(role),
    createdAt,
    expiresAt,
  }));
};

/** Withdraw an invitation; its link then says so. @throws DomainError permission.denied, not-found */
export const revokeInvitation = async (
  actor: Actor,
  { ticketId }: InvitationRef,
  now: Date = new Date(),
): Promise<void> => {
  await write(actor, 'people.invite', async (tx) => {
    const where = { id: ticketId, kind: 'invitation', deskId: actor.deskId, ...isOpen(now) };
    const { count } = await tx.ticket.updateMany({ where, data: { revokedAt: now } });
    if (count === 0) throw new DomainError('not-found');
    return { target: ticketId, change: { revoked: true } };
  });
};

/**
 * Take up an invitation as someone new.
 *
 * @throws DomainError ticket.invalid, password.short, password.common, email.taken (the address has an account by now)
 */
export const join = async (token: string, input: Join, now: Date = new Date()): Promise<Person> => {
  const { email } = await openTicket(token, 'invitation', now);
  const user = await newUser({ ...input, email: email ?? '' }, now);
  return inTransaction(async (tx) => {
    const created = await tx.user.create({ data: user });
    await enter(tx, token, created, now);
    return toPerson(created);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new DomainError('email.taken') : error;
  });
};

/**
 * Take up an invitation with the account its address has already, proved by its password. An invitation never changes
 * a password.
 *
 * @throws DomainError ticket.invalid, session.refused, session.throttled
 */
export const joinWithAccount = async (
  token: string,
  { password }: ProvePassword,
  address: string,
  now: Date = new Date(),
): Promise<Person> => {
  const { email } = await openTicket(token, 'invitation', now);
  const person = await signIn({ email: email ?? '', password }, address, now);
  await inTransaction((tx) => enter(tx, token, person, now));
  return person;
};

const enter = async (tx: Tx, token: string, user: { id: string; name: string }, now: Date): Promise<void> => {
  const { deskId, role, id } = await takeTicket(tx, 'invitation', token, now);
  if (!deskId) throw new DomainError('ticket.invalid');
  const membership = { id: newId(), deskId, userId: user.id, role: Role.parse(role), createdAt: now };
  await tx.membership.create({ data: membership });
  const actor = { kind: 'person', userId: user.id, name: user.name, deskId, role: membership.role } as const;
  await record(tx, actor, 'people.join', { target: user.id, change: { role, ticketId: id } }, now);
};
