import { type Rated, type RatePolicy, rated, type Used } from '@/lib/domain/rate';

/** What one token may send. */
export const POLICY: RatePolicy = { name: 'token', limit: 600, seconds: 60 };

/** Tokens that sent something lately, in the memory of this process: a restart forgives. */
const used = new Map<string, Used>();

/** Above so many, those whose window has ended are forgotten. */
const MANY = 10_000;

/** Count one more request of a token. */
export const countRequest = (tokenId: string, now: number = Date.now()): Rated => {
  const found = rated(POLICY, used.get(tokenId), now);
  if (used.size > MANY) forget(now);
  used.set(tokenId, found.used);
  return found;
};

const forget = (now: number): void => {
  for (const [id, { since }] of used) if (now - since > POLICY.seconds * 1000) used.delete(id);
};
