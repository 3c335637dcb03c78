import { describe, expect, it } from 'vitest';
import { ArticleQuery, isNarrowed, progressOf, queryString, readQuery } from './article-list';

describe('the address of a list', () => {
  const cases: Record<string, [raw: Record<string, unknown>, address: string]> = {
    nothing: [{}, ''],
    'words and a filter': [{ q: ' vùng trời ', verdict: 'none' }, 'q=v%C3%B9ng+tr%E1%BB%9Di&verdict=none'],
    'a filter twice': [{ progress: ['new', 'done', 'new'] }, 'progress=new&progress=done'],
    'fields of a form left empty': [{ q: '', from: '', to: '', publisher: '' }, ''],
    'the defaults': [{ sort: 'newest', page: '1' }, ''],
    'another page and order': [{ sort: 'title', page: '3' }, 'sort=title&page=3'],
    nonsense: [
      { sort: 'x', page: '1.5', verdict: ['true', 'disputed'], from: '2022-13', exact: 'yes' },
      'verdict=disputed',
    ],
    'a single field given twice': [{ q: ['a', 'b'], page: ['2', '3'] }, 'q=a&page=2'],
  };
  it.each(Object.entries(cases))('%s', (_, [raw, address]) => {
    const query = ArticleQuery.parse(raw);
    expect(queryString(query)).toBe(address);
    expect(readQuery(new URLSearchParams(address))).toEqual(query);
  });

  it('is narrowed by filters and words, not by order or page', () => {
    expect(isNarrowed(ArticleQuery.parse({ sort: 'title', page: '2' }))).toBe(false);
    expect(isNarrowed(ArticleQuery.parse({ language: 'vi' }))).toBe(true);
    expect(isNarrowed(ArticleQuery.parse({ q: 'a' }))).toBe(true);
  });
});

describe('progressOf', () => {
  it.each([
    ['new', [0, 0, 0, 0]],
    ['working', [2, 0, 0, 1]],
    ['working', [0, 0, 0, 1]],
    ['done', [0, 1, 1, 0]],
  ] as const)('%s: %j', (progress, [confirmed, unconfirmed, disputed, none]) => {
    expect(progressOf({ confirmed, unconfirmed, disputed, none })).toBe(progress);
  });
});
