import { describe, expect, it } from 'vitest';
import { formatPartialDate, PartialDate, precisionOf, takeDateHead } from './dates';

describe('PartialDate', () => {
  it.each(['2022', '2022-01', '2022-01-06', '2024-02-29', '2022-01-06T20:00Z'])('takes %s', (d) =>
    expect(PartialDate.parse(d)).toBe(d),
  );

  it.each([
    '',
    '22',
    '2022-13',
    '2022-00',
    '2022-1',
    '2022-02-30',
    '2023-02-29',
    '2022-01-06T24:00Z',
    '2022-01-06T20:60Z',
    '2022-01-06T20:00',
    '2022-01-06T20:00+07:00',
    ' 2022',
    '2022-01-06Z',
    '٢٠٢٢',
  ])('refuses %j', (d) => expect(PartialDate.safeParse(d).success).toBe(false));
});

it.each([
  ['2022', 'year', '2022', '2022'],
  ['2022-01', 'month', 'tháng 1, 2022', 'January 2022'],
  ['2022-01-06', 'day', '6 tháng 1, 2022', '6 January 2022'],
  ['2022-01-06T20:00Z', 'minute', '20:00 UTC, 6 tháng 1, 2022', '20:00 UTC, 6 January 2022'],
])('%s is known to the %s', (d, precision, vi, en) => {
  expect(precisionOf(d)).toBe(precision);
  expect(formatPartialDate(d, 'vi')).toBe(vi);
  expect(formatPartialDate(d, 'en')).toBe(en);
});

it.each([
  ['a month', ' date 2022-01 Các đơn vị', '2022-01', 'Các đơn vị'],
  ['a day', 'date 2022-01-06\nCác đơn vị', '2022-01-06', 'Các đơn vị'],
  ['a year', 'date: 2022 Các đơn vị', '2022', 'Các đơn vị'],
  ['a minute', 'date 2022-01-06T20:00Z Các', '2022-01-06T20:00Z', 'Các'],
  ['nothing else', 'date 2022', '2022', ''],
  ['no such day', 'date 2022-02-30 Các', null, 'date 2022-02-30 Các'],
  ['a longer number', 'date 20221 Các', null, 'date 20221 Các'],
  ['no head', ' Các đơn vị date 2022-01', null, ' Các đơn vị date 2022-01'],
])('takeDateHead: %s', (_, text, date, rest) => expect(takeDateHead(text)).toEqual({ date, text: rest }));
