import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Move, moveEdge, tidy } from './selection';
import { graphemeBoundary } from './text';

const text = 'Thủ đô Alma-Ata; “hết lời dẫn”. Còn 3.600 quân…\nNguồn ảnh: Telegram.';
const sentences = [
  { start: 0, end: 31 },
  { start: 32, end: 47 },
  { start: 48, end: 68 },
];
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const read = (range: { start: number; end: number }) => text.slice(range.start, range.end);

describe('moveEdge', () => {
  const cases: [name: string, from: string, move: Move, to: string][] = [
    ['a syllable more', 'Thủ', { edge: 'end', by: 'word', to: 'next' }, 'Thủ đô'],
    ['a syllable less', 'Thủ đô', { edge: 'end', by: 'word', to: 'previous' }, 'Thủ'],
    ['never nothing', 'Thủ', { edge: 'end', by: 'word', to: 'previous' }, 'Thủ'],
    ['one half of a double name', 'Thủ đô', { edge: 'end', by: 'word', to: 'next' }, 'Thủ đô Alma'],
    ['the mark after a word', 'Alma-Ata', { edge: 'end', by: 'word', to: 'next' }, 'Alma-Ata;'],
    ['the mark left out again', 'Alma-Ata;', { edge: 'end', by: 'word', to: 'previous' }, 'Alma-Ata'],
    ['past a quotation mark', 'Alma-Ata;', { edge: 'end', by: 'word', to: 'next' }, 'Alma-Ata; “hết'],
    ['the closing marks', 'hết lời dẫn', { edge: 'end', by: 'word', to: 'next' }, 'hết lời dẫn”.'],
    ['a quotation mark in front', 'hết lời', { edge: 'start', by: 'word', to: 'previous' }, '“hết lời'],
    ['a word less in front', '“hết lời', { edge: 'start', by: 'word', to: 'next' }, 'hết lời'],
    ['a number is one word', 'Còn', { edge: 'end', by: 'word', to: 'next' }, 'Còn 3.600'],
    ['over the end of a line', 'quân…', { edge: 'end', by: 'word', to: 'next' }, 'quân…\nNguồn'],
    ['nothing after the last', 'Telegram.', { edge: 'end', by: 'word', to: 'next' }, 'Telegram.'],
    ['nothing before the first', 'Thủ', { edge: 'start', by: 'word', to: 'previous' }, 'Thủ'],
    ['the rest of the sentence', 'hết lời', { edge: 'end', by: 'sentence', to: 'next' }, 'hết lời dẫn”.'],
    ['the next sentence', 'dẫn”.', { edge: 'end', by: 'sentence', to: 'next' }, 'dẫn”. Còn 3.600 quân…'],
    ['a sentence less', 'dẫn”. Còn 3.600 quân…', { edge: 'end', by: 'sentence', to: 'previous' }, 'dẫn”.'],
    ['the start of the sentence', '3.600', { edge: 'start', by: 'sentence', to: 'previous' }, 'Còn 3.600'],
    ['a start behind the end', 'Còn', { edge: 'start', by: 'sentence', to: 'next' }, 'Còn'],
  ];
  it.each(cases)('%s', (_, from, move, to) => {
    expect(read(moveEdge(text, sentences, at(from), move))).toBe(to);
  });

  it('takes a letter together with its marks', () => {
    const marked = 'một e\u0302\u0323\u0301 ba';
    const range = moveEdge(marked, [], { start: 0, end: 3 }, { edge: 'end', by: 'word', to: 'next' });
    expect(marked.slice(range.start, range.end)).toBe('một e\u0302\u0323\u0301');
  });
});

const letters = fc.constantFrom(
  'a',
  'ế',
  'e',
  '\u0301',
  '\u0323',
  ' ',
  '\n',
  '.',
  '“',
  '”',
  '👩‍🚒',
  '漢',
  'ไ',
  '6',
  '-',
);
const drawn = fc
  .array(letters, { minLength: 1, maxLength: 60 })
  .map((list) => list.join(''))
  .chain((whole) =>
    fc.tuple(fc.constant(whole), fc.nat(whole.length), fc.nat(whole.length)).map(([all, a, b]) => ({
      all,
      range: { start: Math.min(a, b), end: Math.max(a, b) },
    })),
  );
const onBoundaries = (all: string, { start, end }: { start: number; end: number }) =>
  graphemeBoundary(all, start) === start && graphemeBoundary(all, end) === end;

describe('laws', () => {
  it('tidy keeps user-perceived characters whole, is never empty, and has nothing to do twice', () => {
    fc.assert(
      fc.property(drawn, ({ all, range }) => {
        const tidied = tidy(all, range);
        if (!tidied) return all.slice(range.start, range.end).trim() === '';
        expect(tidy(all, tidied)).toEqual(tidied);
        return tidied.start < tidied.end && onBoundaries(all, tidied);
      }),
    );
  });

  it('a move never leaves the text, a range without words, or half a character', () => {
    const moves = fc.record({
      edge: fc.constantFrom('start' as const, 'end' as const),
      by: fc.constant('word' as const),
      to: fc.constantFrom('next' as const, 'previous' as const),
    });
    fc.assert(
      fc.property(drawn, moves, ({ all, range }, move) => {
        const start = tidy(all, range);
        if (!start) return true;
        const moved = moveEdge(all, [], start, move);
        return (
          moved.start >= 0 && moved.start < moved.end && moved.end <= all.length && onBoundaries(all, moved)
        );
      }),
    );
  });

  it('what extends also shrinks: one word further and back is where it began, from a stop', () => {
    fc.assert(
      fc.property(drawn, ({ all, range }) => {
        const first = tidy(all, range);
        if (!first) return true;
        const stop = moveEdge(all, [], first, { edge: 'end', by: 'word', to: 'next' });
        const further = moveEdge(all, [], stop, { edge: 'end', by: 'word', to: 'next' });
        if (further.end === stop.end) return true;
        const back = moveEdge(all, [], further, { edge: 'end', by: 'word', to: 'previous' });
        return back.end === stop.end;
      }),
    );
  });
});
