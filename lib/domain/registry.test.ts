import { describe, expect, it } from 'vitest';
import { EditSource, namesLike, suggestReliability } from './registry';

const named = (...names: string[]) => names.map((name) => ({ name }));
const found = (typed: string, ...names: string[]) =>
  namesLike(named(...names), typed, 20).map(({ name }) => name);

describe('namesLike', () => {
  const names = ['Thông tấn xã Việt Nam', 'Báo Quân đội nhân dân', 'Đài Tiếng nói Việt Nam', 'TASS'];
  it.each([
    ['a beginning', 'thông', ['Thông tấn xã Việt Nam']],
    ['no accents', 'quan doi', ['Báo Quân đội nhân dân']],
    ['đ as d, any case', 'DAI', ['Đài Tiếng nói Việt Nam']],
    ['inside a word', 'ass', ['TASS']],
    ['a beginning before a later word', 't', ['Thông tấn xã Việt Nam', 'TASS', 'Đài Tiếng nói Việt Nam']],
    ['signs that mean something elsewhere', '%', []],
    ['nothing typed', '  ', names],
    ['nothing like it', 'reuters', []],
  ])('%s', (_, typed, expected) => {
    expect(found(typed, ...names)).toEqual(expected);
  });

  it('keeps to the limit', () => {
    expect(namesLike(named('aa', 'ab', 'ac'), 'a', 2)).toEqual(named('aa', 'ab'));
  });
});

describe('suggestReliability', () => {
  it.each([
    ['never graded', {}, null],
    ['the most frequent', { A: 1, B: 3 }, { grade: 'B', count: 3, graded: 4 }],
    ['of two as frequent the more careful', { A: 2, C: 2 }, { grade: 'C', count: 2, graded: 4 }],
  ])('%s', (_, grades, expected) => {
    expect(suggestReliability(grades)).toEqual(expected);
  });
});

describe('EditSource', () => {
  const id = '0123456789abcdefghjk';
  it.each([
    ['an address taken away', { id, url: '' }, { id, url: null }],
    ['what is left out stays out', { id, note: ' ghi chú ' }, { id, note: 'ghi chú' }],
  ])('%s', (_, typed, expected) => {
    expect(EditSource.parse(typed)).toEqual(expected);
  });

  it.each([['javascript:alert(1)'], ['data:text/html,x'], ['no address']])('refuses %s', (url) => {
    expect(EditSource.safeParse({ id, url }).success).toBe(false);
  });
});
