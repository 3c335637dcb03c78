import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddFeed, FEED_MINUTES, minutesAsked, pauseOf } from './feed';

describe('pauseOf', () => {
  const cases: Record<string, [every: number, failures: number, asked: number, expected: number]> = {
    'as chosen while all is well': [30, 0, 0, 30],
    'twice as long after a failure': [30, 1, 0, 60],
    'twice again after another': [30, 2, 0, 120],
    'a day at the most': [30, 50, 0, 1440],
    'a day where a day was chosen': [1440, 3, 0, 1440],
    'as long as the other server asks': [15, 0, 90, 90],
    'not for ever, whatever it asks': [15, 0, 1e9, 1440],
    'as chosen where it asks for less': [60, 0, 5, 60],
  };
  it.each(Object.entries(cases))('%s', (_, [every, failures, asked, expected]) => {
    expect(pauseOf(every, failures, asked)).toBe(expected);
  });

  it('never shrinks as failures add up', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FEED_MINUTES), fc.nat(2000), (every, failures) => {
        expect(pauseOf(every, failures + 1)).toBeGreaterThanOrEqual(pauseOf(every, failures));
      }),
    );
  });
});

describe('minutesAsked', () => {
  const now = new Date('2022-01-06T09:00:00Z');
  const cases: Record<string, [header: string | undefined, expected: number]> = {
    nothing: [undefined, 0],
    seconds: ['90', 2],
    'a date': ['Thu, 06 Jan 2022 10:00:00 GMT', 60],
    'a date that has passed': ['Thu, 06 Jan 2022 08:00:00 GMT', 0],
    'no sense': ['soon', 0],
  };
  it.each(Object.entries(cases))('%s', (_, [header, expected]) => {
    expect(minutesAsked(header, now)).toBe(expected);
  });
});

describe('AddFeed', () => {
  it('takes a form', () => {
    const form = { url: 'https://example.org/rss', minutes: '60', pages: 'on' };
    expect(AddFeed.parse(form)).toEqual({ url: 'https://example.org/rss', minutes: 60, pages: true });
  });

  const refused: Record<string, object> = {
    'another protocol': { url: 'ftp://example.org/rss', minutes: '60' },
    'a pause that nobody offers': { url: 'https://example.org/rss', minutes: '1' },
    'no pause': { url: 'https://example.org/rss', minutes: '' },
  };
  it.each(Object.entries(refused))('refuses %s', (_, form) => {
    expect(AddFeed.safeParse(form).success).toBe(false);
  });
});
