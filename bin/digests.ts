/** E-mail of notifications, sent by the server itself while it runs. */
import { publicRoot, sendDigests } from '@/lib/data/digests';
import { LOOKED_EVERY } from '@/lib/domain/digest';
import { logError } from '@/lib/log';
import { mailIsOn } from '@/lib/outside/mail';

/**
 * Look for what is due again and again, one look at a time; nothing where no mail server is set.
 *
 * @returns what ends it: a look under way is waited for
 */
export function mailDigests(every = LOOKED_EVERY): () => Promise<void> {
  if (!mailIsOn()) return async () => {};
  let look: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    look ??= sendDigests(publicRoot())
      .catch((error: unknown) => logError(error))
      .finally(() => {
        look = null;
      });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await look;
  };
}
