import { describe, expect, it } from 'vitest';
import { type Attempts, FREE, networkOf, waitBefore, withFailure, withoutFailure } from './throttle';

const afterFailures = (
  failures: number,
  everyMs: number,
): { attempts: Attempts | null; waits: number[]; now: number } => {
  let attempts: Attempts | null = null;
  let now = 0;
  const waits: number[] = [];
  for (let i = 0; i < failures; i++) {
    attempts = withFailure(attempts, now, FREE.account);
    const wait = waitBefore(attempts, now);
    waits.push(wait);
    now += wait ? wait * 1000 : everyMs;
  }
  return { attempts, waits, now };
};

describe('failures to sign in', () => {
  it('cost nothing, then pauses that grow to a quarter of an hour', () => {
    expect(afterFailures(12, 1000).waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('never add up when they are slow', () => {
    expect(afterFailures(40, 61_000).waits.every((wait) => wait === 0)).toBe(true);
  });

  it('are remembered for an hour after a pause, no longer', () => {
    const { attempts, now } = afterFailures(6, 1000);
    const soon = withFailure(attempts, now + 3_599_000, FREE.account);
    const late = withFailure(attempts, now + 3_601_000, FREE.account);
    expect([waitBefore(soon, now + 3_599_000), late.failures]).toEqual([120, 1]);
  });

  it('taken back leave what was there before', () => {
    const four = afterFailures(4, 1000).attempts;
    const five = withFailure(four, 4000, FREE.account);
    expect(withoutFailure(five, FREE.account)).toEqual(four);
  });
});

describe('networkOf', () => {
  const cases: [address: string, network: string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ];
  it.each(cases)('%s → %s', (address, network) => expect(networkOf(address)).toBe(network));
});
