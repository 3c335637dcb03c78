import { describe, expect, it } from 'vitest';
import { beginningIn, marksOf, placesOf, priorities, touching } from './marks';
import { next } from './pointing';
import { viewAt } from './testing';

const starts = (places: readonly { occurrence: { start: number } }[]) =>
  places.map((one) => one.occurrence.start);

describe('placesOf', () => {
  it('every passage in reading order, the longer first', () => {
    const wide = viewAt([[10, 90]], 'confirmed');
    const twice = viewAt(
      [
        [10, 20],
        [95, 99],
      ],
      null,
    );
    const early = viewAt([[0, 5]], 'disputed');
    expect(placesOf([twice, wide, early]).map(({ occurrence: { start, end } }) => [start, end])).toEqual([
      [0, 5],
      [10, 90],
      [10, 20],
      [95, 99],
    ]);
  });
});

describe('finding places', () => {
  const places = placesOf([
    viewAt([[0, 100]], null),
    viewAt([[10, 20]], null),
    viewAt([[20, 30]], null),
    viewAt([[50, 60]], null),
  ]);

  it('that begin in a range', () => {
    expect(starts(beginningIn(places, { start: 10, end: 50 }))).toEqual([10, 20]);
    expect(starts(beginningIn(places, { start: 60, end: 90 }))).toEqual([]);
  });

  it('that touch a range, the narrowest first', () => {
    expect(starts(touching(places, { start: 15, end: 16 }))).toEqual([10, 0]);
    expect(starts(touching(places, { start: 20, end: 21 }))).toEqual([20, 0]);
    expect(starts(touching(places, { start: 100, end: 101 }))).toEqual([]);
  });

  it('clicks go round the claims on the same words', () => {
    const here = touching(places, { start: 15, end: 16 });
    const first = next(here, null);
    const second = next(here, first);
    expect([first, second]).toEqual(here.map(({ view }) => view.claim.id));
    expect(next(here, second)).toBe(first);
    expect(next([], null)).toBeNull();
  });
});

const everywhere = { start: 0, end: Number.MAX_SAFE_INTEGER };

describe('marksOf', () => {
  const wide = viewAt([[0, 100]], 'unconfirmed');
  const inside = viewAt([[10, 20]], 'disputed');
  const after = viewAt([[100, 110]], null);
  const said = viewAt([[0, 100]], 'confirmed', 'attribution');
  const names = (open: string | null) =>
    [...marksOf(placesOf([wide, inside, after, said]), open, everywhere).values()]
      .map((mark) => mark.name)
      .sort();

  it('tells verdict, layer and what lies within another apart', () => {
    expect(names(null)).toEqual([
      'confirmed-attribution-plain',
      'disputed-inner-plain',
      'open-content-plain',
      'unconfirmed-content-plain',
    ]);
  });

  it('paints what touches the part near the window, and knows what lies beyond it', () => {
    const places = placesOf([wide, inside, after, said]);
    const near = marksOf(places, null, { start: 15, end: 100 });
    expect([...near.values()].map((mark) => mark.name).sort()).toEqual([
      'confirmed-attribution-plain',
      'disputed-inner-plain',
      'unconfirmed-content-plain',
    ]);
    expect(marksOf(places, null, { start: 100, end: 101 }).size).toBe(1);
  });

  it('the open claim alone is painted stronger', () => {
    expect(names(wide.claim.id).filter((name) => name.endsWith('selected'))).toEqual([
      'unconfirmed-content-selected',
    ]);
  });

  it('every name has its place among the others: inner above content, selected above plain', () => {
    for (const name of names(wide.claim.id))
      expect(priorities[name]).toBeGreaterThan(priorities.sentence ?? 0);
    expect(priorities['open-inner-plain']).toBeGreaterThan(priorities['confirmed-content-plain'] ?? 99);
    expect(priorities['open-content-selected']).toBeGreaterThan(priorities['disputed-inner-plain'] ?? 99);
    expect(priorities['in-hand']).toBe(Math.max(...Object.values(priorities)));
  });
});
