import { describe, expect, it } from 'vitest';
import { lead } from './leader';
import { backoff } from './sync';

type Held = { stop: (reason: Error) => void };

/** One lock of a browser, as Web Locks describes it: who asks waits, who steals ends the holder's request. */
const oneLock = () => {
  let held: Held | null = null;
  const waiting: (() => void)[] = [];
  const hold = (work: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const mine: Held = { stop: reject };
      held = mine;
      void work().then(() => {
        if (held === mine) {
          held = null;
          waiting.shift()?.();
        }
        resolve();
      });
    });
  const request = (
    _name: string,
    { steal = false }: { steal?: boolean },
    work: () => Promise<void>,
  ): Promise<void> => {
    if (steal) {
      held?.stop(new Error('AbortError'));
      return hold(work);
    }
    if (!held) return hold(work);
    return new Promise((resolve, reject) => waiting.push(() => void hold(work).then(resolve, reject)));
  };
  return { request } as unknown as LockManager;
};

/** Works until it is told to stop, and tells whether it is at work. */
const worker = () => {
  let works = false;
  const work = (stop: AbortSignal) =>
    new Promise<void>((resolve) => {
      works = true;
      stop.addEventListener('abort', () => {
        works = false;
        resolve();
      });
    });
  return { work, works: () => works };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('lead', () => {
  it('lets one of two tabs work, and the other when it goes', async () => {
    const locks = oneLock();
    const [a, b] = [worker(), worker()];
    const first = lead(locks, 'x', a.work);
    const second = lead(locks, 'x', b.work);
    expect([a.works(), b.works()]).toEqual([true, false]);
    first.retire();
    await settle();
    expect([a.works(), b.works()]).toEqual([false, true]);
    second.retire();
  });

  it('lets the tab in front take over, and stops the other', async () => {
    const locks = oneLock();
    const [a, b] = [worker(), worker()];
    const first = lead(locks, 'x', a.work);
    const second = lead(locks, 'x', b.work);
    second.takeOver();
    await settle();
    expect([a.works(), b.works()]).toEqual([false, true]);
    first.takeOver();
    await settle();
    expect([a.works(), b.works()]).toEqual([true, false]);
    first.retire();
    second.retire();
  });

  it('lets every tab work where there are no locks', () => {
    const [a, b] = [worker(), worker()];
    const all = [lead(undefined, 'x', a.work), lead(undefined, 'x', b.work)];
    expect([a.works(), b.works()]).toEqual([true, true]);
    for (const leader of all) leader.retire();
    expect([a.works(), b.works()]).toEqual([false, false]);
  });
});

describe('backoff', () => {
  it.each([
    ['first', 1, 0.5, 500],
    ['doubles', 3, 0.5, 2000],
    ['spread low', 3, 0, 1000],
    ['spread high', 3, 0.999, 2998],
    ['no longer than half a minute, spread', 30, 0.5, 30_000],
  ])('%s', (_, failures, chance, ms) => {
    expect(backoff(failures, 500, chance)).toBeCloseTo(ms, -1);
  });
});
