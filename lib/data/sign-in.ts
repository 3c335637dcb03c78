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
  await takeBack(counted);
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
    const known = await Promise.all(counted.map(({ key }) => read(tx, key)));
    const seconds = Math.max(...known.map((attempts) => waitBefore(attempts, now)));
    if (seconds > 0) throw new DomainError('session.throttled', { seconds });
    for (const [i, { key, free }] of counted.entries())
      await store(tx, key, withFailure(known[i] ?? null, now, free));
    await forgetOld(tx, now);
  });

/** It was no failure: nothing is left of the account's at this address, and of the address' one less. */
const takeBack = ([account, address]: [Counted, Counted]): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.throttle.deleteMany({ where: { key: account.key } });
    const attempts = await read(tx, address.key);
    if (attempts) await store(tx, address.key, withoutFailure(attempts, address.free));
  });

const read = async (tx: Tx, key: string): Promise<Attempts | null> => {
  const row = await tx.throttle.findUnique({ where: { key } });
  if (!row) return null;
  const { failures, firstAt, blockedUntil } = row;
  return { failures, firstAt: firstAt.getTime(), blockedUntil: blockedUntil?.getTime() ?? null };
};

const store = async (tx: Tx, key: string, { failures, firstAt, blockedUntil }: Attempts): Promise<void> => {
  const data = {
    failures,
    firstAt: new Date(firstAt),
    blockedUntil: blockedUntil ? new Date(blockedUntil) : null,
  };
  await tx.throttle.upsert({ where: { key }, create: { key, ...data }, update: data });
};

const DAY = 24 * 3600 * 1000;

const forgetOld = async (tx: Tx, now: number): Promise<void> => {
  await tx.throttle.deleteMany({ where: { firstAt: { lt: new Date(now - DAY) } } });
};
