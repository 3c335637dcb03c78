import { describe, expect, it } from 'vitest';
import { agesOf, byWeek, dayIn, mondayOf, WEEKS } from './trends';

describe('weeks', () => {
  it.each([
    ['2022-01-03', '2022-01-03'],
    ['2022-01-09', '2022-01-03'],
    ['2022-01-01', '2021-12-27'],
  ])('%s is in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('go by the desk’s own days', () => {
    const lateOnSunday = new Date('2022-01-09T20:00:00Z');
    expect(dayIn(lateOnSunday, 'UTC')).toBe('2022-01-09');
    expect(dayIn(lateOnSunday, 'Asia/Ho_Chi_Minh')).toBe('2022-01-10');
  });

  it('are twelve, the empty ones too, and count what was given in them', () => {
    const now = new Date('2022-01-12T12:00:00Z');
    const weeks = byWeek(
      [
        { verdict: 'disputed', at: new Date('2022-01-10T01:00:00Z') },
        { verdict: 'disputed', at: new Date('2022-01-04T01:00:00Z') },
        { verdict: 'confirmed', at: new Date('2022-01-05T01:00:00Z') },
        { verdict: 'confirmed', at: new Date('2020-01-05T01:00:00Z') },
      ],
      now,
      'UTC',
    );
    expect(weeks).toHaveLength(WEEKS);
    expect(weeks.at(-1)).toEqual({ week: '2022-01-10', confirmed: 0, unconfirmed: 0, disputed: 1 });
    expect(weeks.at(-2)).toEqual({ week: '2022-01-03', confirmed: 1, unconfirmed: 0, disputed: 1 });
    expect(weeks[0]).toEqual({ week: '2021-10-25', confirmed: 0, unconfirmed: 0, disputed: 0 });
  });
});

it('ages fall into four groups', () => {
  const now = new Date('2022-01-12T12:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  expect(agesOf([ago(0), ago(0.9), ago(1), ago(2.9), ago(3), ago(7), ago(40)], now)).toEqual({
    day: 2,
    threeDays: 2,
    week: 1,
    longer: 2,
  });
});
