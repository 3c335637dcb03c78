/** How often someone may try to sign in: a few free failures a minute, then pauses that grow. */

/** What is remembered of one account at one address, or of one address. Times in ms since 1970. */
export type Attempts = { failures: number; firstAt: number; blockedUntil: number | null };

/** In ms. */
const WINDOW = 60_000;
const SECOND = 1_000;

/** In seconds: after the last free failure, after the next, and so on; the last one stays. */
const PAUSES = [30, 60, 120, 240, 480, 900] as const;

/** In ms: so long after the end of a pause, nothing is remembered of it. */
const FORGIVEN_AFTER = 3_600_000;

/** Failures that cost nothing. An address has more of them, because a whole newsroom may share it. */
export const FREE = { account: 5, address: 30 } as const;

/** How long to wait, in whole seconds; 0: try now. */
export const waitBefore = (attempts: Attempts | null, now: number): number =>
  Math.max(0, Math.ceil(((attempts?.blockedUntil ?? now) - now) / SECOND));

/**
 * Attempts with one more that is counted as failed until it has succeeded; so a hundred at the same moment are no more
 * than the free ones.
 */
export const withFailure = (attempts: Attempts | null, now: number, free: number): Attempts => {
  const { failures, firstAt } =
    attempts && !isForgotten(attempts, now, free) ? attempts : { failures: 0, firstAt: now };
  const count = failures + 1;
  const pause = count < free ? 0 : (PAUSES[Math.min(count - free, PAUSES.length - 1)] ?? 0);
  return { failures: count, firstAt, blockedUntil: pause ? now + pause * SECOND : null };
};

/** Attempts with the last failure taken back, since it was none. */
export const withoutFailure = (attempts: Attempts, free: number): Attempts => {
  const failures = Math.max(0, attempts.failures - 1);
  return { ...attempts, failures, blockedUntil: failures < free ? null : attempts.blockedUntil };
};

const isForgotten = (attempts: Attempts, now: number, free: number): boolean =>
  attempts.failures < free
    ? now - attempts.firstAt > WINDOW
    : now - (attempts.blockedUntil ?? attempts.firstAt) > FORGIVEN_AFTER;

/**
 * What counts as one address: IPv4 whole, of IPv6 the first 64 bits, for that is what one subscriber is given.
 * `address` is canonical text.
 */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = address.includes('::')
    ? Array.from({ length: 8 - left.length - right.length }, () => '0')
    : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
};
