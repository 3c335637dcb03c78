import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Boundaries, carriedBoundaries, corrected, recorrected, splitPlace } from './boundaries';
import { rangesOf, splitSentences } from './sentences';

const flatOf = (text: string, language = 'vi') =>
  splitSentences(text, language).flatMap(({ start, end }) => [start, end]);
const wordsOf = (text: string, flat: readonly number[]) =>
  rangesOf(flat).map(({ start, end }) => text.slice(start, end));

const text = 'Ông A nói vậy. Bà B im lặng. Chiều nay họp tiếp.';
const flat = flatOf(text);
const [second, third] = [text.indexOf('Bà B'), text.indexOf('Chiều')];
const middle = text.indexOf('im lặng');

describe('corrected', () => {
  const cases: [string, Boundaries, string[]][] = [
    ['nothing', {}, ['Ông A nói vậy.', 'Bà B im lặng.', 'Chiều nay họp tiếp.']],
    ['a join', { [second]: 'join' }, ['Ông A nói vậy. Bà B im lặng.', 'Chiều nay họp tiếp.']],
    ['two joins', { [second]: 'join', [third]: 'join' }, [text]],
    ['a split', { [middle]: 'split' }, ['Ông A nói vậy.', 'Bà B', 'im lặng.', 'Chiều nay họp tiếp.']],
    [
      'both',
      { [second]: 'join', [middle]: 'split' },
      ['Ông A nói vậy. Bà B', 'im lặng.', 'Chiều nay họp tiếp.'],
    ],
  ];
  it.each(cases)('%s', (_, boundaries, expected) =>
    expect(wordsOf(text, corrected(text, flat, boundaries))).toEqual(expected),
  );
});

describe('splitPlace', () => {
  const sentence = { start: second, end: second + 'Bà B im lặng.'.length };
  const cases: [string, number, number | null][] = [
    ['at a word', middle, middle],
    ['at the space before it', middle - 1, middle],
    ['at its beginning', second, null],
    ['at its end', sentence.end, null],
    ['past its last letter', sentence.end + 1, null],
  ];
  it.each(cases)('%s', (_, at, expected) => expect(splitPlace(text, sentence, at)).toBe(expected));

  it('never cuts a user-perceived character', () => {
    const family = 'Một 👨‍👩‍👧 hai.';
    const at = family.indexOf('👨') + 2;
    expect(splitPlace(family, { start: 0, end: family.length }, at)).toBe(family.indexOf('hai'));
  });
});

/** A text, and corrections that each change something in it. */
const corrections = fc
  .array(fc.constantFrom('Một', 'hai', 'ba.', 'Bốn', 'năm!', 'Sáu', '\n', 'bảy'), {
    minLength: 2,
    maxLength: 40,
  })
  .map((words) => words.join(' ').trim())
  .filter((joined) => flatOf(joined).length > 0)
  .chain((joined) => {
    const found = flatOf(joined);
    const starts = new Set(rangesOf(found).map(({ start }) => start));
    const places = [...joined.matchAll(/\S+/g)]
      .map(({ index }) => index)
      .filter((at) => at > (found[0] ?? 0));
    const one = fc
      .subarray(places)
      .map(
        (chosen): Boundaries =>
          Object.fromEntries(chosen.map((at) => [String(at), starts.has(at) ? 'join' : 'split'])),
      );
    return fc.tuple(fc.constant(joined), fc.constant(found), one, one);
  });

describe('laws', () => {
  it('corrected sentences tile the text, in order', () =>
    fc.assert(
      fc.property(corrections, ([joined, found, boundaries]) => {
        const ranges = rangesOf(corrected(joined, found, boundaries));
        let last = 0;
        for (const { start, end } of ranges) {
          expect(joined.slice(last, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(joined.slice(last).trim()).toBe('');
      }),
    ));

  it('from one set of corrections to another comes out as from the beginning', () =>
    fc.assert(
      fc.property(corrections, ([joined, found, before, after]) => {
        const shown = corrected(joined, found, before);
        expect(recorrected(joined, shown, before, after)).toEqual(corrected(joined, found, after));
      }),
    ));

  it('an unchanged text keeps every correction', () =>
    fc.assert(
      fc.property(corrections, ([joined, found, boundaries]) => {
        expect(carriedBoundaries(joined, boundaries, joined, found)).toEqual(boundaries);
      }),
    ));
});

describe('carriedBoundaries', () => {
  const boundaries: Boundaries = { [second]: 'join', [middle]: 'split' };
  const carry = (after: string) => {
    const found = flatOf(after);
    return wordsOf(after, corrected(after, found, carriedBoundaries(text, boundaries, after, found)));
  };

  it('moves with the words around it', () =>
    expect(carry(`Tin mới cập nhật. ${text}`)).toEqual([
      'Tin mới cập nhật.',
      'Ông A nói vậy. Bà B',
      'im lặng.',
      'Chiều nay họp tiếp.',
    ]));

  it('is gone with them', () =>
    expect(carry('Ông A nói vậy. Ông C đã trả lời báo chí. Chiều nay họp tiếp.')).toEqual([
      'Ông A nói vậy.',
      'Ông C đã trả lời báo chí.',
      'Chiều nay họp tiếp.',
    ]));
});
