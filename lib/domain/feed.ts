/** Addresses that the desk looks at again and again, and how often. */
import { z } from 'zod';
import { WebAddress } from './article';
import type { ErrorCode } from './errors';
import { Id } from './ids';

/** Minutes between two looks that can be chosen. */
export const FEED_MINUTES = [15, 30, 60, 180, 720, 1440] as const;

/** A form sends what is ticked and nothing for what is not. */
const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on');

const minutes = z.string().transform(Number).pipe(z.literal(FEED_MINUTES));

/** A feed that an administrator adds, as the form sends it. */
export const AddFeed = z.object({ url: WebAddress, minutes, pages: ticked });
export type AddFeed = z.infer<typeof AddFeed>;

export const ChangeFeed = z.object({ feedId: Id, minutes, pages: ticked, enabled: ticked });
export type ChangeFeed = z.infer<typeof ChangeFeed>;

export const FeedRef = z.object({ feedId: Id });
export type FeedRef = z.infer<typeof FeedRef>;

/** What came of a look. `left`: new items that wait for the next one. */
export type FeedResult =
  | { outcome: 'read'; imported: number; known: number; refused: number; left: number }
  | { outcome: 'unchanged' }
  | { outcome: 'failed'; code: ErrorCode; details: Readonly<Record<string, unknown>> };

/** A feed as administrators see it. Times are ISO 8601 in UTC. */
export type Feed = {
  id: string;
  url: string;
  /** What the feed calls itself; empty until it was first read. */
  title: string;
  minutes: number;
  enabled: boolean;
  /** The page behind each item is read; false: the item as it is. */
  pages: boolean;
  /** When it is looked at next. */
  dueAt: string;
  /** Looks in a row that came to nothing. */
  failures: number;
  lookedAt: string | null;
  result: FeedResult | null;
  /** Articles that came of it. */
  articles: number;
};

/** No feed waits longer than a day for another try. */
const LONGEST_PAUSE = 1440;

/**
 * Minutes until the next look: as chosen, and after each failure in a row twice as long, up to a day.
 *
 * @param asked minutes that the other server asked us to stay away
 */
export const pauseOf = (every: number, failures: number, asked = 0): number => {
  const grown = Math.min(every * 2 ** Math.min(failures, 20), Math.max(LONGEST_PAUSE, every));
  return Math.max(grown, Math.min(asked, LONGEST_PAUSE));
};

/**
 * Minutes that a `Retry-After` asks for, in either of its forms; 0 where it says nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const minutesAsked = (retryAfter: string | undefined, now: Date): number => {
  if (!retryAfter) return 0;
  const seconds = /^\d{1,9}$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - now.getTime()) / 1000;
  return seconds > 0 ? Math.ceil(seconds / 60) : 0;
};
