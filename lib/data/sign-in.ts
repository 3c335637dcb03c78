import { DomainError } from '@/lib/domain/errors';
import { sha256 } from '@/lib/domain/hash';
import type { SignIn } from '@/lib/domain/people';
import {
  type Attempts,
  FREE,
  networkOf,
  waitBefore,
  withFailure,
  withoutFailure,
} from '@/lib/domain/throttle';
import { verifyPassword } from '@/lib/outside/passwords';
import { database, inTransaction, type Tx } from './client';
import { type Person, toPerson } from './people';

/**
 * Prove who one is. Known and unknown addresses get the same answer after the same work.
 *
 * @param address canonical text of the client's address, as our own HTTP server has set it
 * @throws DomainError session.throttled (details: `seconds`), session.refused
 */
export const signIn = async (input: SignIn, address: string, now: Date = new Date()): Promise<Person> => {
  const counted = keysOf(input.email, address);
  await countAttempt(counted, now.getTime());
  const user = await (await database()).user.findUnique({ where: { email: input.email } });
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !matches) throw new DomainError('session.refused');
  await takeBack(counted, now.getTime());
  await forgetOld(now.getTime());
  return toPerson(user);
};

type Counted = { key: string; free: number };

/** Account and address together, so that nobody elsewhere can lock an account; and the address alone. */
const keysOf = (email: string, address: string): [account: Counted, address: Counted] => {
  const network = networkOf(address);
  return [
    { key: sha256(`account\n${email}\n${network}`), free: FREE.account },
    { key: sha256(`address\n${network}`), free: FREE.address },
  ];
};

/** Counted before the password is looked at, so that many at the same moment are not all let through. */
const countAttempt = (counted: readonly Counted[], now: number): Promise<void> =>
  inTransaction(async (tx) => {
    const known: Attempts[] = [];
    for (const { key } of counted) known.push(await lock(tx, key, now));
    const seconds = Math.max(...known.map((attempts) => waitBefore(attempts, now)));
    if (seconds > 0) throw new DomainError('session.throttled', { seconds });
    for (const [i, { key, free }] of counted.entries())
      await store(tx, key, withFailure(known[i] ?? null, now, free));
  }, 'ReadCommitted');

/** It was no failure: nothing is left of the account's at this address, and of the address' one less. */
const takeBack = ([account, address]: [Counted, Counted], now: number): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.throttle.deleteMany({ where: { key: account.key } });
    await store(tx, address.key, withoutFailure(await lock(tx, address.key, now), address.free));
  }, 'ReadCommitted');

/** Whoever counts the same takes turns, also on PostgreSQL: the row is written before it is read. */
const lock = async (tx: Tx, key: string, now: number): Promise<Attempts> => {
  const { failures, firstAt, blockedUntil } = await tx.throttle.upsert({
    where: { key },
    create: { key, failures: 0, firstAt: new Date(now) },
    update: { failures: { increment: 0 } },
  });
  return { failures, firstAt: firstAt.getTime(), blockedUntil: blockedUntil?.getTime() ?? null };
};

const store = async (tx: Tx, key: string, { failures, firstAt, blockedUntil }: Attempts): Promise<void> => {
  const blocked = blockedUntil ? new Date(blockedUntil) : null;
  await tx.throttle.update({
    where: { key },
    data: { failures, firstAt: new Date(firstAt), blockedUntil: blocked },
  });
};

const DAY = 24 * 3600 * 1000;

const forgetOld = async (now: number): Promise<void> => {
  await (await database()).throttle.deleteMany({ where: { firstAt: { lt: new Date(now - DAY) } } });
};
