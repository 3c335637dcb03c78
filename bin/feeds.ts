/** Feeds, looked at by the server itself while it runs. */
import { lookAtFeeds } from '@/lib/data/feed-looks';
import { logError } from '@/lib/log';

/** Milliseconds between two questions whether one is due. */
const ASKED_EVERY = 20_000;

/**
 * Look at what is due again and again, one look at a time.
 *
 * @returns what ends it: a look under way is broken off, and done again by whoever comes next
 */
export function lookRegularly(every = ASKED_EVERY): () => Promise<void> {
  const stop = new AbortController();
  let look: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    look ??= lookAtFeeds({ signal: stop.signal })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) logError(error);
      })
      .finally(() => {
        look = null;
      });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await look;
  };
}
