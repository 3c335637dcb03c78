import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, describeAnchor } from './anchor';
import { reanchorAll } from './reanchor';
import { graphemeBoundary, normalise } from './text';

const sentences = [
  'Quân đội Nga đã đến Alma-Ata vào rạng sáng nay.',
  'Nga đã cáo buộc Mỹ kích động các cuộc bạo động có tổ chức.',
  'Những cáo buộc như vậy đã bị Washington bác bỏ.',
  'Ít nhất 12 cảnh sát thiệt mạng, 353 người khác bị thương.',
  'Tổng thống Tokayev kêu gọi Tổ chức Hiệp ước An ninh Tập thể trợ giúp.',
  'Sân bay Almaty đã được lực lượng an ninh giành lại.',
];
const before = sentences.join(' ');
const anchorOf = (text: string, quote: string): Anchor => {
  const start = text.indexOf(quote);
  return describeAnchor(text, { start, end: start + quote.length });
};
const all = sentences.map((sentence) => anchorOf(before, sentence));
const wordsIn = (after: string, anchors: readonly Anchor[], text = before) =>
  reanchorAll(text, after, anchors).map((found) => found && after.slice(found.start, found.end));

describe('a new version', () => {
  it('with the same text keeps every anchor', () =>
    expect(reanchorAll(before, before, all)).toEqual(
      all.map(({ start, end }) => ({ start, end, state: 'exact', score: 1 })),
    ));

  it.each([
    ['a new beginning', `Cập nhật lúc 9 giờ. ${before}`],
    ['a new end', `${before} Tin đang được cập nhật.`],
    ['a sentence put in', before.replace('. Ít nhất', '. Bắc Kinh chưa lên tiếng. Ít nhất')],
    ['sentences in another order', sentences.toReversed().join(' ')],
    ['paragraphs for spaces', sentences.join('\n\n')],
  ])('with %s keeps the words of all', (_, after) => expect(wordsIn(after, all)).toEqual(sentences));

  it('leaves those before a change exact, and moves those behind it', () => {
    const after = before.replace('Những cáo buộc', 'Những lời cáo buộc');
    expect(reanchorAll(before, after, all).map((found) => found?.state)).toEqual([
      'exact',
      'exact',
      'moved',
      'moved',
      'moved',
      'moved',
    ]);
    const [, , changed, , last] = reanchorAll(before, after, all);
    expect(changed?.score).toBeLessThan(1);
    expect(last).toEqual({
      start: (all[4]?.start ?? 0) + 4,
      end: (all[4]?.end ?? 0) + 4,
      state: 'moved',
      score: 1,
    });
  });

  it.each([
    ['a word of', 'Washington', 'Nhà Trắng', 2, 'Những cáo buộc như vậy đã bị Nhà Trắng bác bỏ.'],
    ['a number in', '353', '1.000', 3, 'Ít nhất 12 cảnh sát thiệt mạng, 1.000 người khác bị thương.'],
    [
      'the first word of',
      'Sân bay',
      'Phi trường',
      5,
      'Phi trường Almaty đã được lực lượng an ninh giành lại.',
    ],
  ])('with %s a quote changed shows it as changed', (_, old, replacement, i, expected) => {
    const after = before.replace(old, replacement);
    expect(wordsIn(after, all)[i]).toBe(expected);
    expect(reanchorAll(before, after, all)[i]?.score).toBeLessThan(1);
  });

  it('with a clause put into a quote keeps it around the clause', () => {
    const after = before.replace(
      'như vậy đã',
      'như vậy, được nêu lần đầu trong một bài phát biểu hôm qua, đã',
    );
    expect(wordsIn(after, all)[2]).toBe(
      'Những cáo buộc như vậy, được nêu lần đầu trong một bài phát biểu hôm qua, đã bị Washington bác bỏ.',
    );
  });

  it.each(sentences.map((sentence, i) => [i, sentence] as const))(
    'without sentence %i loses it alone',
    (i, sentence) =>
      expect(wordsIn(before.replace(sentence, ''), all)).toEqual(
        sentences.map((one, at) => (at === i ? null : one)),
      ),
  );

  it.each([
    ['empty', ''],
    ['another one', 'Giá xăng trong nước giảm lần thứ ba liên tiếp kể từ đầu tháng.'],
  ])('that is %s loses all', (_, after) => expect(wordsIn(after, all)).toEqual(all.map(() => null)));

  it('loses a passage whose two sentences were parted', () => {
    const both = anchorOf(before, sentences.slice(2, 4).join(' '));
    const [first, second, third, ...others] = sentences;
    expect(wordsIn([third, first, second, ...others].join(' '), [both])).toEqual([null]);
  });

  it('takes no sentence for another of the same pattern', () => {
    const cases = Array.from(
      { length: 40 },
      (_, i) => `Ca ${i + 100}: nam, ${20 + i} tuổi, trú tại quận ${i % 12}.`,
    );
    const text = cases.join('\n');
    const anchors = cases.map((one) => anchorOf(text, one));
    const kept = cases.filter((_, i) => i % 5 !== 3);
    expect(wordsIn(kept.join('\n'), anchors, text)).toEqual(
      cases.map((one, i) => (i % 5 === 3 ? null : one)),
    );
  });

  it('tells five hundred equal sentences apart by what stands around them', () => {
    const line = 'Nguồn ảnh: Telegram. ';
    const text = `Quân đội Nga đã đến Alma-Ata. ${line.repeat(500)}Tổng thống Tokayev đã lên tiếng.`;
    const anchors = [0, 1, 250, 499].map((i) =>
      describeAnchor(text, { start: 30 + i * line.length, end: 30 + (i + 1) * line.length - 1 }),
    );
    const found = reanchorAll(text, `Cập nhật: ${text} Hết tin.`, anchors);
    expect(found.map((one) => one && one.start - 10)).toEqual(anchors.map(({ start }) => start));
  });

  it('lets a fragment go that stands elsewhere in other company', () => {
    const text = `${before} Ông Putin đã đến.`;
    const after = `${before} Bà Merkel đã về. Theo ông Putin thì không.`;
    expect(wordsIn(after, [anchorOf(text, 'Putin')], text)).toEqual([null]);
  });
});

it('does not call words the same that a mark was put onto', () => {
  const [found] = reanchorAll('🇻🇳Nga ', '🇻🇳\u0301', [describeAnchor('🇻🇳Nga ', { start: 0, end: 4 })]);
  expect(found?.score).toBeLessThan(1);
});

describe('whatever the change', () => {
  const numbered = Array.from({ length: 30 }, (_, i) => `${i * 37 + 11} ${sentences[i % sentences.length]}`);
  const text = numbered.join(' ');
  const anchors = numbered.map((sentence) => anchorOf(text, sentence));

  it('what was put in or taken out elsewhere moves no quote to a wrong place', () =>
    fc.assert(
      fc.property(fc.nat(29), fc.nat(29), fc.string({ maxLength: 200 }), (a, b, put) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const kept = [...numbered.slice(0, first), normalise(put), ...numbered.slice(last)];
        const expected = numbered.map((sentence, i) => (i >= first && i < last ? null : sentence));
        expect(wordsIn(kept.join(' '), anchors, text)).toEqual(expected);
      }),
    ));

  it('any order of the sentences keeps them all', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(numbered, { minLength: 30 }), (order) => {
        expect(wordsIn(order.join(' '), anchors, text)).toEqual(numbered);
      }),
    ));

  const pieces = fc.constantFrom('Nga ', 'ế', '👩‍👩‍👧', '🇻🇳', '𠮷', 'Alma-Ata', '\n', 'aaaa', '. ', '\u0301');
  const texts = fc.array(pieces, { minLength: 1, maxLength: 80 }).map((parts) => normalise(parts.join('')));

  it('what is found stands on whole characters, in order or lost', () =>
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (old, after, a, b) => {
        const start = graphemeBoundary(old, Math.min(a, b) % old.length);
        const end = graphemeBoundary(old, start + 1 + (Math.max(a, b) % (old.length - start)), 'after');
        const [found] = reanchorAll(old, after, [describeAnchor(old, { start, end })]);
        if (!found) return;
        expect(found.start).toBeLessThan(found.end);
        expect([found.start, found.end].map((at) => graphemeBoundary(after, at))).toEqual([
          found.start,
          found.end,
        ]);
        if (found.score === 1) expect(after.slice(found.start, found.end)).toBe(old.slice(start, end));
      }),
    ));
});
