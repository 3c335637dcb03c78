import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Anchor, describeAnchor, resolveAnchor } from './anchor';
import { graphemeBoundary, normalise } from './text';

const pieces = fc.constantFrom(
  'Nga ',
  'ế',
  '👩‍👩‍👧',
  '🇻🇳',
  '𠮷',
  'Alma-Ata',
  '\n',
  'e\u0323\u0302',
  'กำ',
  'aaaa',
  '. ',
);
const raw = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
const text = raw.map(normalise);
const passageOf = (texts: fc.Arbitrary<string>) =>
  texts
    .chain((t) => fc.tuple(fc.constant(t), fc.nat(t.length - 1), fc.nat(t.length - 1)))
    .map(([t, a, b]) => ({ text: t, range: { start: Math.min(a, b), end: Math.max(a, b) + 1 } }));

describe('anchors', () => {
  it.each([
    ['NFC', passageOf(text)],
    ['decomposed', passageOf(raw)],
  ])('are found where they were described, in %s text', (_, passages) =>
    fc.assert(
      fc.property(passages, ({ text, range }) => {
        const anchor = Anchor.parse(describeAnchor(text, range));
        expect(anchor.exact).toBe(text.slice(range.start, range.end));
        expect(text.slice(0, range.start).endsWith(anchor.prefix)).toBe(true);
        expect(text.slice(range.end).startsWith(anchor.suffix)).toBe(true);
        expect(resolveAnchor(text, anchor)).toEqual({ ...range, state: 'exact', score: 1 });
      }),
    ),
  );

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

const before =
  'Quân đội Nga đã đến. Nga đã cáo buộc Mỹ kích động các cuộc bạo động có tổ chức. Những cáo buộc như vậy đã bị Washington bác bỏ.';
const anchorOf = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return describeAnchor(text, { start, end: start + quote.length });
};

describe('in a changed text', () => {
  const nga = anchorOf(before, 'Nga', 20);

  it.each([
    ['moved by a new beginning', `Tin mới. ${before}`, { start: 30, end: 33, state: 'moved', score: 1 }],
    [
      'at its place, with a later change',
      before.replace('kích động', 'xúi giục'),
      { start: 21, end: 24, state: 'exact' },
    ],
    ['moved by a cut', before.slice(21), { start: 0, end: 3, state: 'moved' }],
  ])('%s', (_, after, expected) => expect(resolveAnchor(after, nga)).toMatchObject(expected));

  const quote = 'Những cáo buộc như vậy đã bị Washington bác bỏ.';
  const anchor = anchorOf(before, quote);
  const found = (after: string) => {
    const range = resolveAnchor(after, anchor);
    return range && after.slice(range.start, range.end);
  };

  it.each([
    ['a word replaced', 'Những cáo buộc như vậy đã bị Mỹ bác bỏ.'],
    ['the first word replaced', 'Các cáo buộc như vậy đã bị Washington bác bỏ.'],
    ['the last word taken out', 'Những cáo buộc như vậy đã bị Washington bác.'],
    ['a word put in', 'Những cáo buộc như vậy đã ngay lập tức bị Washington bác bỏ.'],
    ['a number of slips', 'Nhửng cáo buột như vậy đã bị Wasington bác bỏ.'],
  ])('with %s it is found, and never as if nothing had changed', (_, words) => {
    const after = before.replace(quote, words);
    expect(found(after)).toBe(words);
    const range = resolveAnchor(after, anchor);
    expect(range?.state).toBe('moved');
    expect(range?.score).toBeLessThan(1);
    expect(range?.score).toBeGreaterThan(0.5);
  });

  it('what was put in beside it stays outside', () =>
    expect(found(before.replace(quote, `Tuy nhiên, ${quote} Hết.`))).toBe(quote));

  it('it is found where it was moved to', () => expect(found(`${quote} ${before.slice(0, 79)}`)).toBe(quote));

  it.each([
    ['the text is empty', ''],
    ['the words are gone', before.replace(quote, '')],
    [
      'other words stand in their place',
      before.replace(quote, 'Moscow và Minsk chưa lên tiếng về vụ việc này.'),
    ],
    ['nothing is left of the text', 'Kazakhstan'],
  ])('lost when %s', (_, after) => expect(resolveAnchor(after, anchor)).toBeNull());

  it('a word is not guessed among equal ones without their context', () =>
    expect(resolveAnchor('Nga! Nga? Nga: Nga; Nga', nga)).toBeNull());

  it('its context alone is not the quote', () =>
    expect(resolveAnchor(before.replace('. Nga', '. Anh'), nga)).toBeNull());

  it('one letter is found by its context', () => {
    const letter = describeAnchor(before, { start: 21, end: 22 });
    expect(resolveAnchor(`Tin mới. ${before}`, letter)).toMatchObject({ start: 30, end: 31 });
  });
});

describe('words that occur several times', () => {
  const lone = { exact: 'Nga', prefix: '', suffix: '' };
  const far = `Nga ${'x '.repeat(4000)}Nga`;

  it.each([
    ['told apart by their position', 'Nga Nga Nga', 4, { start: 4, state: 'exact' }],
    ['told apart by nearness', far, 8000, { start: 8004, state: 'moved' }],
    ['not told apart when both are near', 'Nga Nga Nga', 9, null],
    ['not told apart when both are far', `${' '.repeat(9000)}${far}`, 0, null],
  ])('%s', (_, text, start, expected) => {
    const range = resolveAnchor(text, { ...lone, start, end: start + 3 });
    if (expected) expect(range).toMatchObject(expected);
    else expect(range).toBeNull();
  });

  it('told apart by their context', () => {
    const t = 'Ông Tokayev nói “không”. Ông Putin nói “không”. Ông Lukashenko nói “không”.';
    const second = anchorOf(t, '“không”', 30);
    const after = `Hôm nay: ${t}`;
    expect(resolveAnchor(after, second)).toMatchObject({ start: after.indexOf('“không”', 45), score: 1 });
  });

  it('told apart by wider context', () => {
    const boilerplate = 'Theo thông tin mới nhất được đăng tải trên kênh của bộ này vào sáng nay, ';
    const t = [1, 2, 3, 4].map((n) => `Số ${n}: ${boilerplate.repeat(2)}hết. `).join('');
    const third = anchorOf(t, 'sáng nay', t.indexOf('Số 3'));
    const after = `Tin nhanh. ${t}`;
    expect(resolveAnchor(after, third)).toMatchObject({ start: third.start + 11, score: 1 });
  });

  it('in five hundred equal sentences: the one at its place, else none', () => {
    const t = 'Nguồn ảnh: Telegram. '.repeat(500);
    const middle = describeAnchor(t, { start: 21 * 250, end: 21 * 250 + 20 });
    expect(resolveAnchor(t, middle)).toMatchObject({ start: 21 * 250, state: 'exact' });
    expect(resolveAnchor(`Cập nhật. ${t}`, middle)).toBeNull();
  });
});

describe('whatever the texts', () => {
  const anchored = passageOf(text).map(({ text, range }) =>
    describeAnchor(text, {
      start: graphemeBoundary(text, range.start),
      end: graphemeBoundary(text, range.end, 'after'),
    }),
  );

  it('what is found stands on whole characters, and only the same words score 1', () =>
    fc.assert(
      fc.property(anchored, text, (anchor, after) => {
        const found = resolveAnchor(after, anchor);
        if (!found) return;
        const words = after.slice(found.start, found.end);
        expect(words).not.toBe('');
        expect(graphemeBoundary(after, found.start)).toBe(found.start);
        expect(graphemeBoundary(after, found.end)).toBe(found.end);
        expect(found.score).toBeGreaterThanOrEqual(0.5);
        if (found.score === 1 || found.state === 'exact') expect(words).toBe(anchor.exact);
      }),
    ));

  it('five thousand characters are found among as many again, a tenth of them changed', () => {
    const long = Array.from({ length: 1000 }, (_, i) => `câu số ${i * 7919}`).join(', ');
    const anchor = describeAnchor(long, { start: 5000, end: 10_000 });
    const after = `Mới: ${long.replaceAll('9,', '9;').replaceAll('số 1', 'số  1')}`;
    const found = resolveAnchor(after, anchor);
    const words = found && after.slice(found.start, found.end).replaceAll(';', ',').replaceAll('  ', ' ');
    expect(words).toBe(anchor.exact);
  });

  it('a text of one letter does not take long', () => {
    const anchor = describeAnchor('a'.repeat(100_000), { start: 50_000, end: 55_000 });
    const start = performance.now();
    expect(resolveAnchor('a'.repeat(99_000), anchor)).not.toBeNull();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
