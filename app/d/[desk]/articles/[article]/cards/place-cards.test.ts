import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, ONE_LINE, placeCards, TWO_LINES } from './place-cards';

const END = 10_000;
const at = (...tops: number[]): Anchor[] => tops.map((top) => ({ top, height: null }));
const open = (top: number, height: number): Anchor => ({ top, height });

const cases: [name: string, anchors: Anchor[], end: number, tops: number[]][] = [
  ['nothing', [], END, []],
  ['level with its words', at(100), END, [92]],
  ['not above the column', at(3), END, [0]],
  ['far apart: each at its place', at(100, 300), END, [92, 292]],
  ['on one line: the second below the first', at(100, 100), END, [92, 92 + TWO_LINES]],
  ['the open one stays, the next makes room', [open(100, 200), ...at(110)], END, [92, 304]],
  [
    'the open one stays, the one before makes room, on one line',
    [...at(300), open(310, 200)],
    END,
    [258, 302],
  ],
  ['not below the end', at(990), 1000, [947]],
  ['the open one not below the end', [open(900, 300)], 1000, [688]],
  ['too many before the open one: it goes down', [...at(0, 0), open(0, 100)], END, [0, 53, 97]],
];

describe('placeCards', () => {
  it.each(cases)('%s', (_, anchors, end, tops) => {
    expect(placeCards(anchors, end).map((placed) => placed.top)).toEqual(tops);
  });

  it('makes a card that was pushed far one line high', () => {
    const placed = placeCards([open(100, 300), ...at(110, 120)], END);
    expect(placed.map((one) => one.slim)).toEqual([false, true, true]);
    expect(placed.map((one) => one.top)).toEqual([92, 404, 404 + ONE_LINE]);
  });

  const anchors = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 40 }),
      fc.option(fc.tuple(fc.nat(), fc.integer({ min: 100, max: 900 }))),
    )
    .map(([tops, opened]): Anchor[] => {
      const sorted = tops.toSorted((a, b) => a - b);
      const index = opened && sorted.length > 0 ? opened[0] % sorted.length : -1;
      return sorted.map((top, i) => ({ top, height: opened && i === index ? opened[1] : null }));
    });

  it('never lets cards overlap, nor stand above the column', () => {
    fc.assert(
      fc.property(anchors, (all) => {
        const placed = placeCards(all, 3200);
        placed.forEach(({ top, slim }, i) => {
          const height = all[i]?.height ?? (slim ? ONE_LINE : TWO_LINES);
          const next = placed[i + 1];
          expect(top).toBeGreaterThanOrEqual(0);
          if (next) expect(next.top).toBeGreaterThanOrEqual(top + height);
        });
      }),
    );
  });

  it('keeps all of them above the end where there is room for all', () => {
    fc.assert(
      fc.property(anchors, (all) => {
        const room = all.reduce((sum, one) => sum + (one.height ?? TWO_LINES) + 24, 0);
        const end = Math.max(3200, room);
        placeCards(all, end).forEach(({ top, slim }, i) => {
          expect(top + (all[i]?.height ?? (slim ? ONE_LINE : TWO_LINES))).toBeLessThanOrEqual(end);
        });
      }),
    );
  });
});
