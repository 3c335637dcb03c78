import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Anchor, describeAnchor, resolveAnchor } from './anchor';
import { normalise } from './text';

const text = fc
  .array(fc.constantFrom('Nga ', 'ế', '👩‍👩‍👧', '🇻🇳', 'Alma-Ata', '\n', 'e\u0323\u0302', 'aaaa', '. '), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => normalise(parts.join('')));
const passage = text
  .chain((t) => fc.tuple(fc.constant(t), fc.nat(t.length - 1), fc.nat(t.length - 1)))
  .map(([t, a, b]) => ({ text: t, range: { start: Math.min(a, b), end: Math.max(a, b) + 1 } }));

describe('anchors', () => {
  it('are found where they were described', () =>
    fc.assert(
      fc.property(passage, ({ text, range }) => {
        const anchor = Anchor.parse(describeAnchor(text, range));
        expect(anchor.exact).toBe(text.slice(range.start, range.end));
        expect(text.slice(0, range.start).endsWith(anchor.prefix)).toBe(true);
        expect(text.slice(range.end).startsWith(anchor.suffix)).toBe(true);
        expect(resolveAnchor(text, anchor)).toEqual({ ...range, state: 'exact', score: 1 });
      }),
    ));

  it('take context until the passage is unique', () => {
    const line = 'Nga đưa quân tới Kazakhstan theo lời kêu gọi của Tổng thống nước này. ';
    const t = `Một. ${line}${line}Hai.`;
    const { prefix, exact, suffix } = describeAnchor(t, { start: 5, end: 8 });
    expect(t.split(prefix + exact + suffix)).toHaveLength(2);
  });

  it('keep their context on whole characters', () => {
    const t = `${'👩‍👩‍👧'.repeat(5)}Nga${'🇻🇳'.repeat(10)}`;
    const { prefix, suffix } = describeAnchor(t, { start: 41, end: 42 });
    expect(prefix).toBe(`${'👩‍👩‍👧'.repeat(4)}N`);
    expect(suffix).toBe(`a${'🇻🇳'.repeat(8)}`);
  });

  it.each([
    [0, 0],
    [-1, 2],
    [1, 9],
    [2, 1],
  ])('refuse the range %i–%i', (start, end) =>
    expect(() => describeAnchor('abc', { start, end })).toThrow(RangeError),
  );
});

describe('in a changed text', () => {
  const before = 'Quân đội Nga đã đến. Nga đã cáo buộc Mỹ. Mỹ bác bỏ cáo buộc của Nga.';
  const anchor = describeAnchor(before, { start: 21, end: 24 });

  it.each([
    ['moved by a new beginning', `Tin mới. ${before}`, { start: 30, end: 33, state: 'moved' }],
    [
      'at its place, with a later change',
      before.replace('bác bỏ', 'phủ nhận'),
      { start: 21, end: 24, state: 'exact' },
    ],
    ['moved by a cut', before.slice(21), { start: 0, end: 3, state: 'moved' }],
  ])('%s', (_, after, expected) => expect(resolveAnchor(after, anchor)).toMatchObject(expected));

  it('is not guessed among equal words without their context', () =>
    expect(resolveAnchor('Nga! Nga? Nga: Nga; Nga', anchor)).toBeNull());

  it('is null when the words are gone', () => expect(resolveAnchor('Kazakhstan', anchor)).toBeNull());

  it('takes the nearest of equal places', () => {
    const lone = { exact: 'Nga', prefix: '', suffix: '', start: 9, end: 12 };
    expect(resolveAnchor('Nga Nga Nga', lone)).toMatchObject({ start: 8, state: 'moved' });
  });
});
