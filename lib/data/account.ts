import { DomainError, isDomainError } from '@/lib/domain/errors';
import type {
  ChangeName,
  ChangePassword,
  ChangePreferences,
  Preferences,
  ResetPassword,
} from '@/lib/domain/people';
import { Role } from '@/lib/domain/permissions';
import { assertGoodPassword, hashPassword } from '@/lib/outside/passwords';
import { database, inTransaction, type Tx } from './client';
import { type Person, toPerson } from './people';
import { signIn } from './sign-in';
import { isOpen, openTicket, takeTicket } from './tickets';
import { record } from './write';

/** Lay some preferences over those the person has. @returns all of them as they are now */
export const changePreferences = async (
  { id }: Pick<Person, 'id'>,
  changes: ChangePreferences,
): Promise<Preferences> =>
  inTransaction(async (tx) => {
    const before = toPerson(await tx.user.findUniqueOrThrow({ where: { id } })).preferences;
    const preferences: Preferences = { ...before, ...definedOf(changes) };
    await tx.user.update({ where: { id }, data: { preferences } });
    return preferences;
  });

const definedOf = (changes: ChangePreferences): Partial<Preferences> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** Change the name under which the person's work stands everywhere. */
export const changeName = async ({ id }: Pick<Person, 'id'>, { name }: ChangeName): Promise<Person> =>
  toPerson(await (await database()).user.update({ where: { id }, data: { name } }));

/**
 * Change one's own password, which ends every session.
 *
 * @returns the person as they are now, to begin a session anew where they are
 * @throws DomainError password.wrong, session.throttled, password.short, password.common
 */
export const changePassword = async (
  person: Person,
  { current, password }: ChangePassword,
  address: string,
  now: Date = new Date(),
): Promise<Person> => {
  await signIn({ email: person.email, password: current }, address, now).catch(refuseCurrent);
  return replacePassword(person, password, 'account.password', now);
};

const refuseCurrent = (error: unknown): never => {
  if (!isDomainError(error) || error.code !== 'session.refused') throw error;
  throw new DomainError('password.wrong', {}, [{ path: 'current', key: 'passwordWrong' }]);
};

/**
 * Choose a new password by a reset link, which ends every session and every other reset link.
 *
 * @throws DomainError ticket.invalid, password.short, password.common
 */
export const resetPassword = async (
  token: string,
  { password }: ResetPassword,
  now: Date = new Date(),
): Promise<Person> => {
  const { email, name } = await openTicket(token, 'reset', now);
  const take = async (tx: Tx) => (await takeTicket(tx, 'reset', token, now)).userId;
  return replacePassword({ email: email ?? '', name: name ?? '' }, password, 'account.reset', now, take);
};

/** `take` uses a link up in the same transaction and says whose it was. */
const replacePassword = async (
  person: { id?: string; email: string; name: string },
  password: string,
  action: string,
  now: Date,
  take: (tx: Tx) => Promise<string | null> = async () => person.id ?? null,
): Promise<Person> => {
  await assertGoodPassword(password, person);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const id = await take(tx);
    if (!id) throw new DomainError('ticket.invalid');
    await tx.ticket.updateMany({
      where: { kind: 'reset', userId: id, ...isOpen(now) },
      data: { revokedAt: now },
    });
    return endSessions(tx, id, action, now, { passwordHash });
  });
};

/** End every session of the person at once, this one too. @returns the person as they are now */
export const signOutEverywhere = ({ id }: Pick<Person, 'id'>, now: Date = new Date()): Promise<Person> =>
  inTransaction((tx) => endSessions(tx, id, 'account.sign-out-everywhere', now));

const endSessions = async (
  tx: Tx,
  id: string,
  action: string,
  now: Date,
  data: { passwordHash?: string } = {},
): Promise<Person> => {
  const user = await tx.user.update({ where: { id }, data: { ...data, sessionVersion: { increment: 1 } } });
  await recordInDesks(tx, toPerson(user), action, now);
  return toPerson(user);
};

/** What concerns a person's whole account stands in the log of every desk they are active in. */
const recordInDesks = async (tx: Tx, person: Person, action: string, now: Date): Promise<void> => {
  const memberships = await tx.membership.findMany({
    where: { userId: person.id, deactivatedAt: null },
    orderBy: { deskId: 'asc' },
  });
  for (const { deskId, role } of memberships) {
    const actor = {
      kind: 'person',
      userId: person.id,
      name: person.name,
      deskId,
      role: Role.parse(role),
    } as const;
    await record(tx, actor, action, { target: person.id, change: {} }, now);
  }
};
