/** How the program is asked to end, and told to. */

/**
 * Milliseconds. npm passes on the Ctrl+C that the terminal has sent to every program already;
 * only a later one means "at once".
 */
const SAME_SIGNAL = 500;

/** On SIGTERM or Ctrl+C, `stop` and end with 0; a second one ends at once, with 1. */
export function endOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const onSignal = async () => {
    if (since !== undefined) {
      if (performance.now() - since > SAME_SIGNAL) process.exit(1);
      return;
    }
    since = performance.now();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}
