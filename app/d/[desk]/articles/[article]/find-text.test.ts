import { describe, expect, it } from 'vitest';
import { findAll, foldable } from './find-text';

const text = 'Quyền kiểm soát vùng trời. Vung troi! ĐƯỜNG bay; đường e\u0302\u0323m.';
const ready = foldable(text);
const found = (query: string) => findAll(ready, query).map(({ start, end }) => text.slice(start, end));

describe('findAll', () => {
  it.each([
    ['without accents, both', 'vung troi', ['vùng trời', 'Vung troi']],
    ['with accents, those alone', 'vùng trời', ['vùng trời']],
    ['accents that stand nowhere do not matter', 'vúng trời', ['vùng trời', 'Vung troi']],
    ['đ is d, in either case', 'duong', ['ĐƯỜNG', 'đường']],
    ['with accents, in either case', 'đường', ['ĐƯỜNG', 'đường']],
    ['part of a word', 'kiem', ['kiểm']],
    ['a letter is taken with its loose marks', 'e', ['ề', 'ể', 'e\u0302\u0323']],
    ['nothing for nothing', '  ', []],
    ['nothing where there is nothing', 'Baikonur', []],
  ])('%s', (_, query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});
