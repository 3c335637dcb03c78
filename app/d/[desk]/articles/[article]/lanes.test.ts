import { describe, expect, it } from 'vitest';
import { along, nearestTo, offsetAlong, pathOf, stretches } from './lanes';
import { placeAt } from './testing';

const scale = { length: 1000, from: 10, to: 110 };

describe('along the strip', () => {
  it('the text begins and ends where the strip does', () => {
    expect([along(scale, 0), along(scale, 500), along(scale, 1000)]).toEqual([10, 60, 110]);
    expect([0, 10, 60, 110, 200].map((point) => offsetAlong(scale, point))).toEqual([0, 0, 500, 1000, 1000]);
  });

  it('an empty text has one place', () => {
    expect(along({ ...scale, length: 0 }, 0)).toBe(10);
  });
});

describe('stretches', () => {
  it('each claim in the lane of its verdict', () => {
    const lanes = stretches(
      [placeAt(0, 200, 'confirmed'), placeAt(300, 500, 'disputed'), placeAt(600, 800, null)],
      scale,
    );
    expect(lanes).toEqual({ confirmed: [[10, 30]], unconfirmed: [], disputed: [[40, 60]], open: [[70, 90]] });
  });

  it('a short one is long enough to be seen, and stays within the strip', () => {
    const lanes = stretches([placeAt(500, 501, 'confirmed'), placeAt(999, 1000, 'disputed')], scale);
    expect(lanes.confirmed).toEqual([[60, 68]]);
    expect(lanes.disputed).toEqual([[102, 110]]);
  });

  it('what would touch is one, however many', () => {
    const many = Array.from({ length: 5000 }, (_, i) => placeAt(i, i + 1, 'unconfirmed'));
    expect(stretches(many, { ...scale, length: 5000 }).unconfirmed).toEqual([[10, 110]]);
  });
});

describe('pathOf', () => {
  it.each([
    ['a line down', pathOf('confirmed', [[10, 30]], 5, 'down'), 'M5 10L5 30'],
    ['a line across', pathOf('open', [[10, 30]], 5, 'across'), 'M10 5L30 5'],
    ['a wave', pathOf('disputed', [[10, 18]], 5, 'down'), 'M5 10q2.5 2 0 4q-2.5 2 0 4'],
    ['nothing', pathOf('confirmed', [], 5, 'down'), ''],
  ])('%s', (_, path, expected) => {
    expect(path).toBe(expected);
  });
});

describe('nearestTo', () => {
  const places = [
    placeAt(100, 200, 'confirmed'),
    placeAt(400, 410, 'confirmed'),
    placeAt(150, 160, 'disputed'),
  ];
  it.each([
    ['within a claim', 'confirmed', 150, 100],
    ['beside one', 'confirmed', 440, 400],
    ['of its own lane', 'disputed', 150, 150],
    ['too far from any', 'confirmed', 300, null],
    ['in an empty lane', 'open', 150, null],
  ] as const)('%s', (_, lane, offset, start) => {
    expect(nearestTo(places, lane, offset, scale)?.occurrence.start ?? null).toBe(start);
  });
});
