import { describe, expect, it } from 'vitest';
import { rated, rateHeaders, type Used } from './rate';

const policy = { name: 'token', limit: 3, seconds: 60 };

/** Requests at these seconds, and whether each was let through. */
const cases: readonly [name: string, at: readonly number[], allowed: readonly boolean[]][] = [
  ['as many as the policy says', [0, 1, 2], [true, true, true]],
  ['one more is refused', [0, 1, 2, 3], [true, true, true, false]],
  ['refused ones prolong nothing', [0, 1, 2, 30, 59, 60], [true, true, true, false, false, true]],
  [
    'a new window begins with the first request in it',
    [0, 90, 91, 92, 149, 150],
    [true, true, true, true, false, true],
  ],
  ['a clock that was put back begins anew', [100, 101, 102, 5], [true, true, true, true]],
];

describe('a rate', () => {
  it.each(cases)('%s', (_, at, allowed) => {
    let used: Used | undefined;
    const found = at.map((second) => {
      const one = rated(policy, used, second * 1000);
      used = one.used;
      return one.allowed;
    });
    expect(found).toEqual(allowed);
  });

  it('says what is left, and for how long', () => {
    const first = rated(policy, undefined, 0);
    const second = rated(policy, first.used, 20_500);
    expect(rateHeaders(policy, second)).toEqual({
      'ratelimit-policy': '"token";q=3;w=60',
      ratelimit: '"token";r=1;t=40',
    });
  });
});
