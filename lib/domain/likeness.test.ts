import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ALIKE, likeness, likenessKeys, shinglesOf } from './likeness';
import { searchable } from './text';

const folded = (text: string) => searchable(text).folded;
const alike = (a: string, b: string) => likeness(shinglesOf(folded(a)), shinglesOf(folded(b)));
const shareKey = (a: string, b: string) => {
  const keys = new Set(likenessKeys(folded(a)));
  return likenessKeys(folded(b)).some((key) => keys.has(key));
};

const STORY = Array.from(
  { length: 40 },
  (_, i) => `Ngày ${i} tại Almaty, lực lượng an ninh số ${i * 7} báo cáo về tình hình ở quận ${i % 9}.`,
).join(' ');
const OTHER = Array.from(
  { length: 40 },
  (_, i) => `Giá gạo tuần thứ ${i} tăng ${i * 3} đồng vì mưa lớn kéo dài ở vùng đồng bằng phía nam ${i}.`,
).join(' ');

describe('likeness', () => {
  const cases: readonly (readonly [name: string, a: string, b: string, least: number, most: number])[] = [
    ['the same text', STORY, STORY, 1, 1],
    ['the same without accents, in capitals', STORY, folded(STORY).toUpperCase(), 1, 1],
    ['another headline', `Bạo loạn lan rộng. ${STORY}`, `Kazakhstan: thêm tin từ Almaty. ${STORY}`, 0.95, 1],
    ['half of it left out', STORY, STORY.slice(0, STORY.length / 2), 0.4, 0.6],
    ['another story', STORY, OTHER, 0, 0.05],
    ['no words at all', '…', '!', 0, 0],
  ];
  it.each(cases)('of %s', (_, a, b, least, most) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(least);
    expect(alike(a, b)).toBeLessThanOrEqual(most);
  });

  it('is the same both ways, 1 with itself, and between 0 and 1', () => {
    const some = fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 20 }).map((list) => new Set(list));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const found = likeness(a, b);
        expect(found).toBe(likeness(b, a));
        expect(found >= 0 && found <= 1).toBe(true);
        expect(likeness(a, a)).toBe(a.size > 0 ? 1 : 0);
      }),
    );
  });
});

describe('keys', () => {
  test('are eight integers that a database column takes, the same every time', () => {
    const keys = likenessKeys(folded(STORY));
    expect(keys).toHaveLength(8);
    expect(keys.every((key) => Number.isInteger(key) && Math.abs(key) <= 2 ** 31)).toBe(true);
    expect(likenessKeys(folded(STORY))).toEqual(keys);
    expect(likenessKeys('')).toEqual([]);
    // Stored in databases: a change of the way they are made needs all of them made anew.
    expect(likenessKeys('bon khung bo chiem vung troi')).toEqual([
      484595084, 1880615072, -443557326, -1424030404, -167578216, 808027214, 1223086714, -1336388741,
    ]);
  });

  test('are shared by texts that are alike, and not by others', () => {
    const word = (seed: number) => `t${(seed * 7919) % 100_003}`;
    const text = (from: number) => Array.from({ length: 300 }, (_, i) => word(from + i));
    const changed = (from: number, every: number) =>
      text(from).map((one, i) => (i % every === 0 ? `x${from + i}` : one));
    const found = { alike: 0, unlike: 0, cases: 0 };
    for (let from = 0; from < 100_000; from += 1_000) {
      const [a, b] = [text(from).join(' '), changed(from, 40).join(' ')];
      expect(alike(a, b)).toBeGreaterThan(ALIKE);
      found.alike += Number(shareKey(a, b));
      found.unlike += Number(shareKey(a, text(from + 500).join(' ')));
      found.cases += 1;
    }
    expect(found.alike).toBeGreaterThan(0.97 * found.cases);
    expect(found.unlike).toBe(0);
  });
});
