/** Other programs, told of events by the server itself while it runs. */
import { deliver } from '@/lib/data/deliveries';
import { logError } from '@/lib/log';

/** Milliseconds between two questions whether anything is to be told. */
const ASKED_EVERY = 3_000;

/**
 * Send what is due again and again.
 *
 * @returns what ends it: what is on its way is broken off, and sent again by whoever comes next
 */
export function tellRegularly(every = ASKED_EVERY): () => Promise<void> {
  const stop = new AbortController();
  let telling: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    telling ??= deliver({ signal: stop.signal })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) logError(error);
      })
      .finally(() => {
        telling = null;
      });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await telling;
  };
}
