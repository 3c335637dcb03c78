import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, nominalAlpha } from './agreement';
import { type Mark, unitisedAlpha } from './agreement-spans';

const marks = (...spans: readonly (readonly [start: number, end: number, label?: string])[]): Mark[] =>
  spans.map(([start, end, label]) => (label === undefined ? { start, end } : { start, end, label }));
const unlabelled = (readers: readonly (readonly Mark[])[]): Mark[][] =>
  readers.map((own) => own.map(({ start, end }) => ({ start, end })));
const about = (value: number, digits: number) => ({ kind: 'value', value: expect.closeTo(value, digits) });

// Krippendorff 2019, "Content analysis", 4th edition, p. 340, figure 12.11: a continuum of 60, three observers.
const OBSERVERS = [
  marks([0, 7, '1'], [7, 13, '2'], [30, 32, '5'], [32, 37, '6'], [37, 44, '6'], [44, 60, '7']),
  marks([0, 7, '1'], [7, 13, '3'], [13, 21, '5'], [32, 44, '6']),
  marks([0, 7, '1'], [7, 13, '4'], [13, 21, '5'], [32, 37, '6'], [37, 41, '6'], [41, 44, '6']),
];

describe('published examples', () => {
  it('Krippendorff 2019, figure 12.11: uα of marks and labels .510', () =>
    expect(unitisedAlpha(OBSERVERS, 60)).toMatchObject({ ...about(0.51, 3), items: 16, pairable: 180 }));

  it('Krippendorff 2019, figure 12.11: |uα of marks alone .413', () =>
    // The book rounds on the way; unrounded it is .4136.
    expect(unitisedAlpha(unlabelled(OBSERVERS), 60)).toMatchObject(about(0.413, 2)));

  it('Krippendorff 1995, p. 57, A: of a continuum cut into units of one, α .329', () => {
    const each = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({ start: from + i, end: from + i + 1 }));
    const first = [...each(2, 10), ...each(14, 20)];
    const second = [...each(4, 8), ...each(15, 17)];
    expect(unitisedAlpha([first, second], 24)).toMatchObject(about(0.329, 3));
  });
});

describe('marks of one reader', () => {
  const other = marks([0, 4, 'a'], [6, 9, 'b']);
  const same = (one: Mark[], two: Mark[]) =>
    expect(unitisedAlpha([one, other], 12)).toEqual(unitisedAlpha([two, other], 12));

  it('that overlap under one label are one', () => same(marks([0, 5, 'a'], [3, 8, 'a']), marks([0, 8, 'a'])));
  it('may be given in any order', () =>
    same(marks([6, 8, 'b'], [0, 3, 'a']), marks([0, 3, 'a'], [6, 8, 'b'])));
  it('may be given twice', () => same(marks([0, 3, 'a'], [0, 3, 'a']), marks([0, 3, 'a'])));

  it('that only touch stay two', () =>
    expect(unitisedAlpha([marks([0, 3], [3, 6]), marks([0, 6])], 12)).toMatchObject({ items: 3 }));

  it('that overlap under two labels share a stretch of both', () => {
    const overlapping = marks([0, 6, 'a'], [4, 9, 'b']);
    const whole = unitisedAlpha([overlapping, overlapping], 12);
    expect(whole).toMatchObject({ ...about(1, 9), items: 6 });
    expect(unitisedAlpha([overlapping, marks([0, 4, 'a'], [4, 6, 'a'], [6, 9, 'b'])], 12)).toMatchObject({
      observed: expect.closeTo(4 / 24, 9),
    });
  });
});

describe('without a coefficient', () => {
  it.each([
    ['one reader', [marks([0, 3])], 9, 'no-overlap'],
    ['no text', [[], []], 0, 'no-overlap'],
    ['nothing marked', [[], [], []], 9, 'nothing-marked'],
    ['everything marked by all', [marks([0, 9]), marks([0, 4], [4, 9])], 9, 'one-category'],
  ])('%s', (_, readers, length, why) =>
    expect(unitisedAlpha(readers, length)).toMatchObject({ kind: 'undefined', why }),
  );

  it('but with one, and at most chance, when only one of two readers marked something', () => {
    const result = unitisedAlpha([marks([2, 6]), []], 20);
    expect(result.kind === 'value' && result.value <= 0).toBe(true);
  });

  it.each([
    [-1, 3],
    [3, 3],
    [4, 2],
    [5, 10],
  ])('refuses the mark %i–%i', (start, end) =>
    expect(() => unitisedAlpha([marks([start, end]), []], 9)).toThrow(RangeError),
  );
});

const LENGTH = 18;
const tiling = fc
  .tuple(
    fc.uniqueArray(fc.nat(LENGTH), { minLength: 2, maxLength: 9 }),
    fc.array(fc.constantFrom('a', 'b', null), { minLength: 8, maxLength: 8 }),
  )
  .map(([edges, labels]) => {
    const sorted = edges.sort((a, b) => a - b);
    return sorted.slice(1).flatMap((end, i) => {
      const label = labels[i];
      return label ? [{ start: sorted[i] ?? 0, end, label }] : [];
    });
  });
const readers = fc.array(tiling, { minLength: 2, maxLength: 4 });
const law = <T>(given: fc.Arbitrary<T>, holds: (given: T) => void) =>
  fc.assert(fc.property(given, (one) => void holds(one)));
const valueIn = (result: Agreement) => (result.kind === 'value' ? result.value : result.why);
const near = (result: Agreement) => (result.kind === 'value' ? expect.closeTo(result.value, 9) : result.why);

describe('laws', () => {
  it('readers in another order give the same', () =>
    law(readers, (all) =>
      expect(valueIn(unitisedAlpha(all.toReversed(), LENGTH))).toEqual(near(unitisedAlpha(all, LENGTH))),
    ));

  it('labels by other names give the same', () =>
    law(readers, (all) => {
      const swapped = all.map((own) =>
        own.map((mark) => ({ ...mark, label: mark.label === 'a' ? 'b' : 'a' })),
      );
      expect(valueIn(unitisedAlpha(swapped, LENGTH))).toEqual(near(unitisedAlpha(all, LENGTH)));
    }));

  it('the text read backwards gives the same', () =>
    law(readers, (all) => {
      const mirrored = all.map((own) =>
        own.map((mark) => ({ ...mark, start: LENGTH - mark.end, end: LENGTH - mark.start })),
      );
      expect(valueIn(unitisedAlpha(mirrored, LENGTH))).toEqual(near(unitisedAlpha(all, LENGTH)));
    }));

  it('readers who mark alike agree', () =>
    law(tiling, (own) => {
      const result = unitisedAlpha([own, own, own], LENGTH);
      if (result.kind === 'value') expect(result.value).toBeCloseTo(1, 9);
    }));

  it('marks of one code unit each give the nominal α of the code units', () =>
    law(readers, (all) => {
      const cut = all.map((own) =>
        own.flatMap(({ start, end, label }) =>
          Array.from({ length: end - start }, (_, i) => ({ start: start + i, end: start + i + 1, label })),
        ),
      );
      if (cut.flat().length === 0) return;
      const ratings = codeUnits(all);
      expect(valueIn(unitisedAlpha(cut, LENGTH))).toEqual(near(nominalAlpha(ratings)));
    }));

  it('is what the definition gives, code unit by code unit', () =>
    law(readers, (all) => {
      const result = unitisedAlpha(all, LENGTH);
      if (result.kind === 'value') expect(result.value).toBeCloseTo(byDefinition(all), 9);
    }));
});

/** What each reader says of each code unit. */
function codeUnits(all: readonly (readonly Mark[])[]): string[][] {
  return Array.from({ length: LENGTH }, (_, at) =>
    all.map((own) => own.find(({ start, end }) => start <= at && at < end)?.label ?? 'gap'),
  );
}

/** Equations 1, 4 and 5 of Krippendorff et al. 2016, written out without a thought for time. */
function byDefinition(all: readonly (readonly Mark[])[]): number {
  const text = codeUnits(all);
  const said = text.flat();
  let disagreeing = 0;
  for (const row of text)
    for (const [i, one] of row.entries())
      for (const [j, other] of row.entries())
        if (i !== j && one !== other) disagreeing += 1 / (all.length - 1);
  let byChance = 0;
  for (const one of said) for (const other of said) if (one !== other) byChance += 1;
  const gaps = said.filter((value) => value === 'gap').length;
  const units = all.flat().reduce((total, { start, end }) => total + (end - start) ** 2, 0);
  const total = said.length;
  return 1 - disagreeing / ((total * byChance) / (total ** 2 - gaps - units));
}
