import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT_MAX, quote } from './quote';
import { splitSentences } from './sentences';

const text = 'Một. Hai ba bốn. Năm sáu.\nBảy tám.';
const sentences = splitSentences(text, 'vi').flatMap(({ start, end }) => [start, end]);
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe('a quote in its context', () => {
  it.each([
    ['a fragment', 'ba', ['Hai ', 'ba', ' bốn.']],
    ['a whole sentence', 'Hai ba bốn.', ['', 'Hai ba bốn.', '']],
    ['the beginning of a sentence', 'Hai', ['', 'Hai', ' ba bốn.']],
    ['the end of a sentence', 'bốn.', ['Hai ba ', 'bốn.', '']],
    ['across sentences', 'bốn. Năm', ['Hai ba ', 'bốn. Năm', ' sáu.']],
    ['across lines', 'sáu.\nBảy', ['Năm ', 'sáu.\nBảy', ' tám.']],
    ['the first word', 'Một', ['', 'Một', '.']],
    ['the last words', 'tám.', ['Bảy ', 'tám.', '']],
    ['a gap between sentences', '\n', ['', '\n', '']],
    ['a gap and half a sentence', ' Hai', ['', ' Hai', ' ba bốn.']],
  ])('%s', (_, words, [before, exact, after]) => {
    expect(quote({ text, sentences }, at(words))).toEqual({ before, exact, after });
  });

  it('stands alone where a text has no sentences', () => {
    expect(quote({ text, sentences: [] }, at('ba'))).toEqual({ before: '', exact: 'ba', after: '' });
  });

  it('cuts what is longer than anyone reads, and says so', () => {
    const long = `${'a'.repeat(5_000)} đây ${'ẹ̃'.repeat(5_000)}`;
    const start = long.indexOf('đây');
    const { before, exact, after } = quote(
      { text: long, sentences: [0, long.length] },
      { start, end: start + 3 },
    );
    expect(exact).toBe('đây');
    expect(before).toMatch(/^… a+ $/);
    expect(after).toMatch(/^ (ẹ̃)+ …$/u);
    expect(before.length + after.length).toBeLessThan(2 * CONTEXT_MAX + 10);
  });

  it('joined is a piece of the text, whatever is quoted', () => {
    const range = fc.tuple(fc.nat(text.length), fc.nat(text.length)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(range, ([a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const { before, exact, after } = quote({ text, sentences }, { start, end });
        expect(exact).toBe(text.slice(start, end));
        expect(text.slice(start - before.length, end + after.length)).toBe(before + exact + after);
      }),
    );
  });
});
