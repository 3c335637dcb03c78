import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, markup, sentenceBefore } from './blocks';

/** A text of sentences, and between them the gaps. */
const article = fc
  .array(fc.tuple(fc.stringMatching(/^[“”a-ế<&>.]{1,8}$/), fc.constantFrom(' ', '\n', '\n\n', '', '  ')), {
    minLength: 1,
    maxLength: 200,
  })
  .chain((parts) => fc.tuple(fc.constantFrom('', '\n'), fc.constant(parts)))
  .map(([lead, parts]) => {
    let text = lead;
    const sentences: number[] = [];
    for (const [sentence, gap] of parts) {
      sentences.push(text.length, text.length + sentence.length);
      text += sentence + gap;
    }
    return { text, sentences };
  });

const read = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('an article laid out', () => {
  it('gives the text back, with every sentence once and in order', () => {
    fc.assert(
      fc.property(article, fc.array(fc.nat(199)), ({ text, sentences }, outside) => {
        const blocks = layOut(text, sentences, outside);
        expect(read(markup(text, sentences, blocks, 'block'))).toBe(text);
        const ends = blocks.flat().map(({ first, end }) => [first, end]);
        expect(ends[0]?.[0]).toBe(0);
        expect(ends.at(-1)?.[1]).toBe(sentences.length / 2);
        ends.slice(1).forEach(([first], i) => {
          expect(first).toBe(ends[i]?.[1]);
        });
      }),
    );
  });

  const of = (count: number, word = 'Câu.', gap = ' ') => {
    const text = Array.from({ length: count }, () => word).join(gap);
    const step = word.length + gap.length;
    return {
      text,
      sentences: Array.from({ length: count }, (_, i) => [i * step, i * step + word.length]).flat(),
    };
  };
  const sizes = ({ text, sentences }: { text: string; sentences: number[] }, outside: number[] = []) =>
    layOut(text, sentences, outside).map((block) => block.map(({ first, end }) => end - first));

  it.each([
    ['a short paragraph stays whole', of(8), [[8]]],
    ['a long one is cut into even parts', of(23), [[5, 5, 4, 5, 4]]],
    ['lines of the source are kept', of(3, 'Câu.', '\n'), [[1, 1, 1]]],
    [
      'a block ends with the paragraph that fills it',
      of(50),
      [
        [5, 5, 5, 5, 5, 5, 5, 5],
        [5, 5],
      ],
    ],
  ])('%s', (_, from, expected) => {
    expect(sizes(from)).toEqual(expected);
  });

  it('waits for a quotation to end', () => {
    const text = 'A. B. C. D. “E. F. G”. H. I. J.';
    const sentences = [0, 2, 3, 5, 6, 8, 9, 11, 12, 15, 16, 18, 19, 22, 23, 25, 26, 28, 29, 31];
    expect(sizes({ text, sentences })).toEqual([[7, 3]]);
  });

  it('sets what is not body text apart', () => {
    expect(sizes(of(6), [4, 5])).toEqual([[4, 2]]);
  });
});

describe('sentenceBefore', () => {
  it.each([
    [0, -1],
    [1, 0],
    [3, 0],
    [5, 1],
    [99, 1],
  ])('offset %i is in or after sentence %i', (offset, sentence) => {
    expect(sentenceBefore([1, 3, 5, 9], offset)).toBe(sentence);
  });
});
