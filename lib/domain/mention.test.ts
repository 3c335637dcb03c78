import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callAt, callable, mentionsIn, piecesOf } from './mention';

const people = [
  { userId: 'a', name: 'Checker A' },
  { userId: 'aa', name: 'Checker A Án' },
  { userId: 'd', name: 'Đỗ Ánh' },
];

describe('mentionsIn', () => {
  const cases: [name: string, text: string, ids: string[]][] = [
    ['nobody', 'Who knows?', []],
    ['someone, before a sign', '@Checker A, please.', ['a']],
    ['the longer name', 'Ask @Checker A Án.', ['aa']],
    ['both', '@Đỗ Ánh and @Checker A', ['a', 'd']],
    ['a longer word is another name', '@Checker Ab', []],
    ['an address calls nobody', 'checker@Checker A', []],
    ['in brackets', '(@Đỗ Ánh)', ['d']],
    ['twice is once', '@Đỗ Ánh @Đỗ Ánh', ['d']],
  ];
  it.each(cases)('%s', (_, text, ids) => expect(mentionsIn(text, people)).toEqual(ids));

  it('calls namesakes together', () =>
    expect(
      mentionsIn(
        '@X',
        ['1', '2'].map((userId) => ({ userId, name: 'X' })),
      ),
    ).toEqual(['1', '2']));
});

describe('piecesOf', () => {
  const words = fc.constantFrom('@', 'Checker A', ' ', 'Đỗ Ánh', 'Án', '.', '@Checker A');
  it('gives the text back', () =>
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        const text = parts.join('');
        expect(
          piecesOf(text, people)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    ));
});

describe('callAt', () => {
  const cases: [name: string, before: string, query: string | null][] = [
    ['nothing', 'Hello', null],
    ['just the sign', 'Ask @', ''],
    ['the beginning of a name', 'Ask @che', 'che'],
    ['two words', 'Ask @checker a', 'checker a'],
    ['an address', 'name@exa', null],
    ['the line before', '@checker\nand', null],
    ['long gone', '@checker a has said that nobody knows anything of it', null],
    ['a sign by itself', 'at @ noon', null],
  ];
  it.each(cases)('%s', (_, before, query) =>
    expect(callAt(before, before.length)?.query ?? null).toBe(query),
  );
});

describe('callable', () => {
  const cases: [query: string, ids: string[]][] = [
    ['', ['a', 'aa', 'd']],
    ['an', ['aa', 'd']],
    ['do', ['d']],
    ['checker a', ['a', 'aa']],
    ['x', []],
  ];
  it.each(cases)('“%s”', (query, ids) =>
    expect(callable(query, people).map(({ userId }) => userId)).toEqual(ids),
  );
});
