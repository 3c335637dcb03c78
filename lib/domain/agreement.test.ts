import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Agreement,
  cohenKappa,
  fleissKappa,
  nominalAlpha,
  ordinalAlpha,
  percentAgreement,
  type Ratings,
} from './agreement';

/** One word a row, one character a value, `-` for none. */
const table = (rows: string): (string | null)[][] =>
  rows.match(/\S+/g)?.map((row) => [...row].map((value) => (value === '-' ? null : value))) ?? [];

/** Columns become rows: what is printed rater by rater, item by item. */
const byItem = (raters: string): (string | null)[][] => {
  const rows = table(raters);
  return (rows[0] ?? []).map((_, item) => rows.map((row) => row[item] ?? null));
};

const pairs = (ratings: Ratings<string>) =>
  ratings.map(([first, second]) => [first ?? null, second ?? null] as const);

/** A square table of how often the first rater's row met the second rater's column. */
const contingency = (cells: readonly (readonly number[])[]) =>
  cells.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [`${i}`, `${j}`] as const)),
  );

/** Items × categories: how many raters chose which. */
const fromCounts = (counts: readonly (readonly number[])[]) =>
  counts.map((row) => row.flatMap((count, category) => Array.from({ length: count }, () => `${category}`)));

// Krippendorff 2004, "Content analysis", 2nd edition, p. 230; 2011, "Computing Krippendorff's
// alpha-reliability", example C: four observers, twelve units.
const FOUR_OBSERVERS = byItem(`
  123321412---
  1233224125-3
  -3332342251-
  12332441251-`);

// Fleiss 1971, Psychological Bulletin 76, table 1: 30 patients, 6 psychiatrists each.
const PATIENTS = table(`
  444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
  144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
  555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`);

// The example of the encyclopedias: 14 raters, 10 subjects, 5 categories.
const SUBJECTS = fromCounts([
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]);

// Hayes & Krippendorff 2007, Communication Methods and Measures 1, p. 84: 40 units, 5 judges.
const PRESS = table(`
  112-2 1101- 2333- -00-0 000-0 000-0 102-1 1-20- 222-2 2111-
  -100- 0000- 1222- 33223 111-1 111-1 212-2 1233- 1101- 000-0
  0011- 00-00 2333- 0000- 12-22 0111- 00010 1212- 1122- 112-2
  110-0 2121- 22-22 3222- 222-2 223-2 222-2 22-12 2222- 111-1`);

type Published = readonly [source: string, result: Agreement, numbers: Partial<Agreement>];
const about = (numbers: { value: number; observed?: number; expected?: number }): Partial<Agreement> => ({
  kind: 'value',
  ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, expect.closeTo(number, 3)])),
});

const published: readonly Published[] = [
  [
    'Cohen 1960, p. 45',
    cohenKappa(
      contingency([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    ),
    about({ value: 0.492, observed: 0.7, expected: 0.41 }),
  ],
  [
    'κ: Krippendorff 2004, p. 246, equal leanings',
    cohenKappa(
      contingency([
        [12, 9, 9],
        [9, 14, 9],
        [9, 9, 20],
      ]),
    ),
    about({ value: 0.186, observed: 0.46 }),
  ],
  [
    'κ: Krippendorff 2004, p. 246, unequal leanings',
    cohenKappa(
      contingency([
        [12, 18, 18],
        [0, 14, 18],
        [0, 0, 20],
      ]),
    ),
    about({ value: 0.258, observed: 0.46 }),
  ],
  [
    'κ: three abstractors, Gwet, irrCAC vignette',
    cohenKappa(
      contingency([
        [13, 0, 0],
        [0, 20, 7],
        [0, 4, 56],
      ]),
    ),
    about({ value: 0.796 }),
  ],
  ['Fleiss 1971', fleissKappa(PATIENTS), about({ value: 0.43, observed: 0.5556, expected: 0.2201 })],
  [
    'κ: 14 raters, 10 subjects',
    fleissKappa(SUBJECTS),
    about({ value: 0.21, observed: 0.378, expected: 0.213 }),
  ],
  [
    'κ with missing ratings: Gwet 2014, p. 120',
    fleissKappa(FOUR_OBSERVERS),
    about({ value: 0.761, observed: 0.818, expected: 0.2387 }),
  ],
  ['percent: Gwet 2014, p. 120', percentAgreement(FOUR_OBSERVERS), about({ value: 0.818, expected: 0 })],
  ['percent: Fleiss 1971', percentAgreement(PATIENTS), about({ value: 0.5556 })],
  [
    'α: Krippendorff 1980, p. 133, two observers, two values',
    nominalAlpha(byItem('0100000010 0110010100')),
    about({ value: 0.095, observed: 0.4, expected: 0.442 }),
  ],
  [
    'α: Krippendorff 2011, example B, two observers',
    nominalAlpha(byItem('aabbdcccedda babbbccceddd')),
    about({ value: 0.692 }),
  ],
  [
    'α: Krippendorff 2004, p. 227, two observers',
    nominalAlpha(byItem('aabbbbbccccc abbbbbcccccc')),
    about({ value: 0.734, observed: 0.1667, expected: 0.6268 }),
  ],
  [
    'α: Krippendorff 1980, p. 139, three observers',
    nominalAlpha(table('111 122 222 444 144 222 123 333 222')),
    about({ value: 0.642, observed: 0.259, expected: 0.724 }),
  ],
  [
    'α: Krippendorff 2011, example C, nominal',
    nominalAlpha(FOUR_OBSERVERS),
    about({ value: 0.743, observed: 0.2, expected: 0.779 }),
  ],
  [
    'α: Krippendorff 2011, example C, ordinal',
    ordinalAlpha(FOUR_OBSERVERS, [...'12345']),
    about({ value: 0.815 }),
  ],
  ['α: Hayes & Krippendorff 2007, ordinal', ordinalAlpha(PRESS, [...'0123']), about({ value: 0.7598 })],
];

describe('published tables', () => {
  it.each(published)('%s', (_, result, numbers) => expect(result).toMatchObject(numbers));
});

describe('without a coefficient', () => {
  it.each([
    ['nothing rated', [], 'no-overlap', { items: 0, pairable: 0 }],
    ['nobody rated what another rated', table('a- -b c-'), 'no-overlap', { items: 0, pairable: 0 }],
    ['one item', table('ab a-'), 'too-few-items', { items: 1, pairable: 2 }],
    ['one value', table('aa aa aa'), 'one-category', { items: 3, pairable: 6 }],
  ])('%s', (_, ratings, why, counted) => {
    const undefinedBecause = { kind: 'undefined', why, ...counted };
    expect(cohenKappa(pairs(ratings))).toEqual(undefinedBecause);
    expect(fleissKappa(ratings)).toEqual(undefinedBecause);
    expect(nominalAlpha(ratings)).toEqual(undefinedBecause);
    expect(ordinalAlpha(ratings, ['a', 'b', 'c'])).toEqual(undefinedBecause);
  });

  it('percent needs one item only', () => {
    expect(percentAgreement(table('a- -b'))).toMatchObject({ kind: 'undefined', why: 'no-overlap' });
    expect(percentAgreement(table('aab'))).toMatchObject({
      kind: 'value',
      value: expect.closeTo(1 / 3, 9),
      items: 1,
      pairable: 3,
    });
    expect(percentAgreement(table('aa aa'))).toMatchObject({ kind: 'value', value: 1 });
  });

  it('refuses a value that has no place in the order', () =>
    expect(() => ordinalAlpha(table('a- bb'), ['b', 'c'])).toThrow(RangeError));
});

const LEVELS = ['low', 'moderate', 'high'] as const;
const rating = fc.constantFrom<(typeof LEVELS)[number] | null>(...LEVELS, null);
const square = (raters: number) =>
  fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { maxLength: 12 });
const ratings = fc.integer({ min: 2, max: 5 }).chain(square);

const measures = {
  percent: percentAgreement,
  Cohen: (rows: Ratings<string>) => cohenKappa(pairs(rows)),
  Fleiss: fleissKappa,
  nominal: nominalAlpha,
  ordinal: (rows: Ratings<string>) => ordinalAlpha<string>(rows, LEVELS),
};

/** Sums in another order differ in their last digits. */
const nearly = (result: Agreement): Agreement =>
  result.kind === 'undefined'
    ? result
    : {
        ...result,
        value: expect.closeTo(result.value, 9),
        observed: expect.closeTo(result.observed, 9),
        expected: expect.closeTo(result.expected, 9),
      };

const law = <T>(given: fc.Arbitrary<T>, holds: (given: T) => void) =>
  fc.assert(fc.property(given, (one) => void holds(one)));

describe.each(Object.entries(measures))('%s', (name, measure) => {
  const raters = name === 'Cohen' ? square(2) : ratings;

  it('does not mind the order of the items', () =>
    law(raters, (rows) => expect(measure(rows.toReversed())).toEqual(nearly(measure(rows)))));

  it('does not mind the order of the raters', () =>
    law(raters, (rows) =>
      expect(measure(rows.map((row) => row.toReversed()))).toEqual(nearly(measure(rows))),
    ));

  it('does not mind what the values are called', () =>
    law(raters, (rows) => {
      const mirrored = { low: 'high', moderate: 'moderate', high: 'low' } as const;
      const renamed = rows.map((row) => row.map((value) => value && mirrored[value]));
      expect(measure(renamed)).toEqual(nearly(measure(rows)));
    }));

  it('passes over items nobody rated', () =>
    law(raters, (rows) => expect(measure([...rows, [null, null]])).toEqual(nearly(measure(rows)))));

  it('is 1 when all agree and more than one value was used', () =>
    law(fc.array(fc.constantFrom(...LEVELS), { maxLength: 9 }), (values) => {
      const rows = [...values, 'low', 'high'].map((value) => [value, value]);
      expect(measure(rows)).toMatchObject({ kind: 'value', value: expect.closeTo(1, 9) });
    }));
});

it('is below 0 when raters differ more than chance would make them', () => {
  for (const measure of [cohenKappa, fleissKappa, nominalAlpha])
    expect(measure(pairs(table('ab ba ab ba')))).toMatchObject({
      kind: 'value',
      value: expect.toSatisfy((v) => v < 0),
    });
});

it('α counts a step of two as worse than a step of one', () => {
  const near = ordinalAlpha(table('ll mm hh lm'), ['l', 'm', 'h']);
  const far = ordinalAlpha(table('ll mm hh lh'), ['l', 'm', 'h']);
  expect(near.kind === 'value' && far.kind === 'value' && near.value > far.value).toBe(true);
});
