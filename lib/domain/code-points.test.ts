import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointCounter, codeUnitCounter } from './code-points';
import { fromCodePoints, toCodePoints } from './text';

describe('code points before an offset', () => {
  it.each([
    ['', 0, 0],
    ['vùng trời', 4, 4],
    ['👨‍👩‍👧 gia đình', 2, 1],
    ['👨‍👩‍👧 gia đình', 3, 2],
    ['👨‍👩‍👧 gia đình', 8, 5],
    ['a\ud800b😀c', 5, 4],
  ])('%s at %i', (text, offset, expected) => {
    expect(codePointCounter(text)(offset)).toBe(expected);
  });

  it('are those that are counted one by one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, offset) => {
        const at = Math.min(offset, text.length);
        expect(codePointCounter(text)(at)).toBe(toCodePoints(text, at));
      }),
    );
  });
});

describe('code units before so many code points', () => {
  it('lead back to where they were counted from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, points) => {
        const whole = toCodePoints(text, text.length);
        const found = codeUnitCounter(text)(points);
        expect(found).toBe(points > whole ? undefined : fromCodePoints(text, points));
      }),
    );
  });
});
