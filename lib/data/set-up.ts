import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { SetUp } from '@/lib/domain/people';
import { assertGoodPassword, hashPassword } from '@/lib/outside/passwords';
import { database, inTransaction, type Tx } from './client';
import { type Person, toPerson } from './people';
import { isOpen, newTicket, takeTicket } from './tickets';
import { record } from './write';

/** The desk that an unattended set-up makes where the seeds have made none. */
const DESK_NAME = 'Verimark';

/**
 * A one-time link for the first administrator, good for a day, while there is nobody yet. A new one ends the one before.
 *
 * @returns path below the program's address, or null when there is someone
 */
export const setupLink = async (now: Date = new Date()): Promise<string | null> => {
  const { path, row } = newTicket('setup', now);
  return inTransaction(async (tx) => {
    if (await tx.user.count()) return null;
    await endSetupLinks(tx, now);
    await tx.ticket.create({ data: row });
    return path;
  });
};

/**
 * Make the first administrator by the link, and name the first desk.
 *
 * @throws DomainError ticket.invalid, password.short, password.common
 */
export const setUp = async (token: string, input: SetUp, now: Date = new Date()): Promise<Person> => {
  const user = await newUser(input, now);
  return inTransaction(async (tx) => {
    await takeTicket(tx, 'setup', token, now);
    if (await tx.user.count()) throw new DomainError('ticket.invalid');
    return found(tx, user, input.deskName, now);
  });
};

/**
 * Make the first administrator without a link, from the environment; nothing when there is someone already.
 *
 * @returns whether one was made
 * @throws DomainError input.invalid, password.short, password.common
 */
export const firstAdministrator = async (
  given: { email: string; password: string; name?: string },
  now: Date = new Date(),
): Promise<boolean> => {
  const isFirst = await inTransaction(async (tx) => (await tx.user.count()) === 0);
  if (!isFirst) return false;
  const name = given.name ?? given.email.split('@')[0];
  const user = await newUser(parse(SetUp, { ...given, name, deskName: DESK_NAME }), now);
  return inTransaction(async (tx) => {
    if (await tx.user.count()) return false;
    await endSetupLinks(tx, now);
    await found(tx, user, null, now);
    return true;
  });
};

/** What the first desk is called now; empty when there is none yet. */
export const firstDeskName = async (): Promise<string> => (await firstDesk(await database()))?.name ?? '';

const firstDesk = (tx: Pick<Tx, 'desk'>) =>
  tx.desk.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

type NewUser = Awaited<ReturnType<typeof newUser>>;

/** A row of `User`. Hashing takes long, so this happens before the transaction. */
export const newUser = async (
  { email, name, password }: { email: string; name: string; password: string },
  now: Date,
) => {
  await assertGoodPassword(password, { email, name });
  return {
    id: newId(),
    email,
    name,
    passwordHash: await hashPassword(password),
    preferences: {},
    createdAt: now,
  };
};

/** The first person, as administrator of the first desk: the one the seeds went to, or a new one. */
const found = async (tx: Tx, user: NewUser, deskName: string | null, now: Date): Promise<Person> => {
  const created = await tx.user.create({ data: user });
  const first = await firstDesk(tx);
  const desk =
    first ?? (await tx.desk.create({ data: { id: newId(), name: deskName ?? DESK_NAME, createdAt: now } }));
  if (deskName) await tx.desk.update({ where: { id: desk.id }, data: { name: deskName } });
  const membership = { id: newId(), deskId: desk.id, userId: user.id, role: 'admin', createdAt: now };
  await tx.membership.create({ data: membership });
  const actor = { kind: 'person', userId: user.id, name: user.name, deskId: desk.id, role: 'admin' } as const;
  await record(tx, actor, 'people.set-up', { target: user.id, change: { role: 'admin', deskName } }, now);
  return toPerson(created);
};

const endSetupLinks = async (tx: Tx, now: Date): Promise<void> => {
  await tx.ticket.updateMany({ where: { kind: 'setup', ...isOpen(now) }, data: { revokedAt: now } });
};
