import { describe, expect, it } from 'vitest';
import { type Accents, excerpt, findPhrase } from './phrase';

describe('findPhrase', () => {
  const cases: Record<string, [text: string, query: string, accents: Accents, found: string[]]> = {
    'with accents': ['chiếm vùng trời của', 'vùng trời', 'folded', ['vùng trời']],
    'without accents': ['chiếm vùng trời, một vùng trôi', 'vung troi', 'folded', ['vùng trời', 'vùng trôi']],
    exactly: ['chiếm vùng trời, một vùng trôi', 'vùng trời', 'exact', ['vùng trời']],
    'exactly, and not there': ['chiếm vùng trời', 'vung troi', 'exact', []],
    'd for đ': ['Đường phố', 'duong pho', 'folded', ['Đường phố']],
    'đ for d': ['duong pho', 'Đường phố', 'folded', ['duong pho']],
    capitals: ['KAZAKHSTAN', 'kazakhstan', 'exact', ['KAZAKHSTAN']],
    'the beginning of the last word': ['khủng bố chiếm', 'khung bo chi', 'folded', ['khủng bố chiếm']],
    'not the beginning of an earlier one': ['khủng bố chiếm', 'khu bo', 'folded', []],
    'not the end of a word': ['Kazakhstan', 'akhstan', 'folded', []],
    'over what stands between words': ['“Alma-Ata”, thủ đô', 'ata thu do', 'folded', ['Ata”, thủ đô']],
    'a word that repeats itself': ['tin tin tin', 'tin tin', 'folded', ['tin tin', 'tin tin']],
    'no words': ['a b', ' ?! ', 'folded', []],
    'no text': ['', 'a', 'folded', []],
  };
  it.each(Object.entries(cases))('%s', (_, [text, query, accents, found]) => {
    expect(findPhrase(text, query, accents).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  it('stops at the limit', () => {
    expect(findPhrase('a a a a', 'a', 'folded', 2)).toHaveLength(2);
  });
});

describe('excerpt', () => {
  const marked = (passage: string, query: string) => {
    const { text, marks } = excerpt(passage, findPhrase(passage, query, 'folded'));
    return { text, words: marks.map(([start, end]) => text.slice(start, end)) };
  };

  it('leaves a short passage whole', () => {
    const text = 'Chiếm vùng trời.';
    expect(marked(text, 'vung troi')).toEqual({ text, words: ['vùng trời'] });
  });

  it('cuts a long one at spaces, round the first place', () => {
    const { text, words } = marked(
      `${'trước '.repeat(100)}vùng trời${' sau'.repeat(100)} vùng trời`,
      'vung troi',
    );
    expect(text).toMatch(/^…trước .* trước vùng trời sau .* sau…$/);
    expect(text.length).toBeLessThan(340);
    expect(words).toEqual(['vùng trời']);
  });

  it('begins with the passage where nothing is marked', () => {
    expect(excerpt('một hai', [])).toEqual({ text: 'một hai', marks: [] });
  });
});
