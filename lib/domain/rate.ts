/** How many requests a program may send in a window of time, and what is left of them. */

/** So many requests in so many seconds, counted from the first. */
export type RatePolicy = { readonly name: string; readonly limit: number; readonly seconds: number };

/** What a program has used since its window began; ms since 1970. */
export type Used = { readonly since: number; readonly count: number };

/** What came of one more request. `seconds`: until the window ends. */
export type Rated = {
  readonly used: Used;
  readonly allowed: boolean;
  readonly remaining: number;
  readonly seconds: number;
};

/** Count one more request. Those that are refused do not count. */
export const rated = (policy: RatePolicy, before: Used | undefined, now: number): Rated => {
  const window = policy.seconds * 1000;
  const isNew = before === undefined || now - before.since >= window || now < before.since;
  const { since, count } = isNew ? { since: now, count: 0 } : before;
  const seconds = Math.max(1, Math.ceil((since + window - now) / 1000));
  if (count >= policy.limit) return { used: { since, count }, allowed: false, remaining: 0, seconds };
  const used = { since, count: count + 1 };
  return { used, allowed: true, remaining: policy.limit - used.count, seconds };
};

/**
 * The headers that tell a program how much it has left, in whole seconds.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (version 10)
 */
export const rateHeaders = (
  { name, limit, seconds: window }: RatePolicy,
  { remaining, seconds }: Pick<Rated, 'remaining' | 'seconds'>,
): Readonly<Record<string, string>> => ({
  'ratelimit-policy': `"${name}";q=${limit};w=${window}`,
  ratelimit: `"${name}";r=${remaining};t=${seconds}`,
});
