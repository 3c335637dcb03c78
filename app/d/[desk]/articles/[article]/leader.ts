/** Who of several open tabs does a job that only one may do. */
export type Leader = {
  /** This tab takes over: the one in front works even when the browser has put the other to sleep. */
  takeOver(): void;
  retire(): void;
};

/**
 * Stands for election under `name` and runs `work` while elected. Without Web Locks (plain http on a local network)
 * every tab works: what they send twice is one thing by its request id.
 */
export const lead = (
  locks: LockManager | undefined,
  name: string,
  work: (stop: AbortSignal) => Promise<void>,
): Leader => {
  const retirement = new AbortController();
  let term: AbortController | null = null;
  const serve = async () => {
    if (retirement.signal.aborted) return;
    term = new AbortController();
    await work(AbortSignal.any([term.signal, retirement.signal]));
  };
  const wait = () => locks?.request(name, { signal: retirement.signal }, serve).catch(lost);
  const steal = () => locks?.request(name, { steal: true }, serve).catch(lost);
  const lost = () => {
    term?.abort();
    term = null;
    if (!retirement.signal.aborted) void wait();
  };
  if (locks) void wait();
  else void serve();
  return {
    takeOver: () => {
      if (!term && !retirement.signal.aborted) void steal();
    },
    retire: () => retirement.abort(),
  };
};
