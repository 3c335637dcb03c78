import { describe, expect, it } from 'vitest';
import { dateFrom, dateLineOf } from './date-words';

describe('dateFrom', () => {
  it.each([
    ['2022', '2022'],
    ['2022-01', '2022-01'],
    ['2022-01-06', '2022-01-06'],
    ['2022-01-06T20:00Z', '2022-01-06T20:00Z'],
    ['2022-01-06T20:00:31.123Z', '2022-01-06T20:00Z'],
    ['2022-01-06T20:00:00+07:00', '2022-01-06T13:00Z'],
    ['2022-01-06 20:00:00 +0700', '2022-01-06T13:00Z'],
    ['2022-01-06 02:00:00+07', '2022-01-05T19:00Z'],
    ['2022-01-06 20:00', '2022-01-06'],
    ['2022/01/06', '2022-01-06'],
    ['20220106', '2022-01-06'],
    ['1641499200', '2022-01-06T20:00Z'],
    ['1641499200000', '2022-01-06T20:00Z'],
    ['7 tháng 1 năm 2022', '2022-01-07'],
    ['7 tháng 1, 2022', '2022-01-07'],
    ['Ngày 07 tháng 01 năm 2022', '2022-01-07'],
    ['Thứ sáu, ngày 7 tháng Giêng năm 2022', '2022-01-07'],
    ['ngày 7 tháng mười hai năm 2022', '2022-12-07'],
    ['07/01/2022, 19:30 (GMT+7)', '2022-01-07T12:30Z'],
    ['Thứ sáu, 7/1/2022, 19:30 (GMT+7)', '2022-01-07T12:30Z'],
    ['Thứ 6, 07/01/2022 19:30 GMT+7', '2022-01-07T12:30Z'],
    ['19:30 | 07/01/2022', '2022-01-07'],
    ['19h30 ngày 7/1/2022', '2022-01-07'],
    ['19 giờ 30 phút ngày 7-1-2022', '2022-01-07'],
    ['7.1.2022', '2022-01-07'],
    ['31/12/2021 23:59', '2021-12-31'],
    ['tháng 1/2022', '2022-01'],
    ['tháng 01 năm 2022', '2022-01'],
    ['Tháng Mười Một năm 2022', '2022-11'],
    ['01/2022', '2022-01'],
    ['năm 2022', '2022'],
    ['January 7, 2022', '2022-01-07'],
    ['Jan. 7, 2022', '2022-01-07'],
    ['7 January 2022', '2022-01-07'],
    ['7th of January 2022', '2022-01-07'],
    ['7-Jan-2022', '2022-01-07'],
    ['Friday, January 7, 2022 at 7:30 p.m. EST', '2022-01-08T00:30Z'],
    ['Jan 7, 2022 12:05 AM UTC', '2022-01-07T00:05Z'],
    ['January 7, 2022 7:30 PM', '2022-01-07'],
    ['Fri, 07 Jan 2022 19:30:00 +0700', '2022-01-07T12:30Z'],
    ['Fri, 07 Jan 2022 19:30:00 GMT', '2022-01-07T19:30Z'],
    ['Published January 2022', '2022-01'],
    ['Sept. 2022', '2022-09'],
    ['Cập nhật: 07/01/2022', '2022-01-07'],
  ])('%s is %s', (words, date) => expect(dateFrom(words, 'vi')).toBe(date));

  it.each([
    '',
    'tomorrow',
    '30/02/2022',
    '2022-02-30',
    '2022-13-01',
    'tháng 13/2022',
    '12345',
    '7/1/22',
    'May',
    '7/1',
    'x'.repeat(300),
  ])('%s is no date', (words) => expect(dateFrom(words, 'vi')).toBeNull());

  it.each([
    ['07/01/2022', 'en', '2022'],
    ['07/07/2022', 'en', '2022-07-07'],
    ['01/31/2022', 'en', '2022-01-31'],
    ['31/01/2022', 'en', '2022-01-31'],
    ['07/01/2022', 'vi', '2022-01-07'],
    ['07/01/2022', 'fr', '2022-01-07'],
    ['01/31/2022', 'vi', null],
  ])('%s in %s is %s', (words, language, date) => expect(dateFrom(words, language)).toBe(date));
});

describe('the date of a text', () => {
  it.each([
    [
      'below the headline',
      'Sân bay mở cửa\nThứ sáu, 7/1/2022, 19:30 (GMT+7)\n\nSân bay mở cửa lại.',
      'vi',
      '2022-01-07T12:30Z',
    ],
    ['in words', 'Ngày 07 tháng 01 năm 2022\nSân bay mở cửa.', 'vi', '2022-01-07'],
    ['a month', 'Bản tin\n\ntháng 1/2022\n\nSân bay mở cửa.', 'vi', '2022-01'],
    [
      'in English',
      'Airport reopens\n\nFriday, January 7, 2022 at 7:30 p.m. EST\n\nIt is open.',
      'en',
      '2022-01-08T00:30Z',
    ],
    ['of the day of an update', 'Airport reopens\nUpdated 7 January 2022\nIt is open.', 'en', '2022-01-07'],
    ['a year alone says too little', '2022\nMột năm khó khăn.', 'vi', null],
    ['in a sentence it is none', 'Ngày 7 tháng 1 năm 2022, sân bay mở cửa.', 'vi', null],
    ['a number is none', '113\nSố điện thoại.', 'vi', null],
    ['far down it is none', 'Một.\nHai.\nBa.\nBốn.\n7/1/2022\nNăm.', 'vi', null],
  ])('%s', (_, text, language, date) => expect(dateLineOf(text, language)).toBe(date));
});
