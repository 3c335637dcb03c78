import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, differences } from './difference';
import { wordRanges } from './text';

const drawn = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
const draw = (before: string, after: string): string =>
  differences(before, after)
    .map(({ kind, text }) => `${drawn[kind][0]}${text}${drawn[kind][1]}`)
    .join('');
const join = (all: readonly Difference[], without: Difference['kind']): string =>
  all.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');

describe('differences', () => {
  it.each([
    ['nothing', '', '', ''],
    ['nothing changed', 'Nga bác bỏ.', 'Nga bác bỏ.', 'Nga bác bỏ.'],
    ['all new', '', 'Nga bác bỏ.', '{+Nga bác bỏ.+}'],
    ['all gone', 'Nga bác bỏ.', '', '[-Nga bác bỏ.-]'],
    [
      'single words',
      'Quân đội Nga đã đến Kazakhstan hôm qua.',
      'Quân đội Mỹ đã rời Kazakhstan hôm nay.',
      'Quân đội [-Nga-]{+Mỹ+} đã [-đến-]{+rời+} Kazakhstan hôm [-qua-]{+nay+}.',
    ],
    [
      'English words',
      'The cat sat on the mat.',
      'The black cat sat quietly on the old mat.',
      'The {+black +}cat sat {+quietly +}on the {+old +}mat.',
    ],
    ['a tone', 'vùng trời', 'vung trời', '[-vùng-]{+vung+} trời'],
    ['a capital', 'Tiếng việt nam', 'Tiếng Việt nam', 'Tiếng [-việt-]{+Việt+} nam'],
    ['a number', 'Có 1.000 người.', 'Có 1.500 người.', 'Có [-1.000-]{+1.500+} người.'],
    ['a name with a hyphen', 'ở Alma-Ata cũ', 'ở Alma-Aty cũ', 'ở [-Alma-Ata-]{+Alma-Aty+} cũ'],
    ["an apostrophe's word", "they don't know", "they didn't know", "they [-don't-]{+didn't+} know"],
    ['a mark', 'Nga, Mỹ và', 'Nga; Mỹ và', 'Nga[-,-]{+;+} Mỹ và'],
    ['spaces', 'một  hai', 'một hai', 'một[-  -]{+ +}hai'],
    [
      'neighbouring words as one change',
      'các đơn vị phòng không của họ',
      'các sân bay quân sự của họ',
      'các [-đơn vị phòng không-]{+sân bay quân sự+} của họ',
    ],
    [
      'a small word left standing in a rewritten passage',
      'Hội đồng thành phố và thị trưởng phát biểu',
      'Ủy ban nhân dân và người đứng đầu phát biểu',
      '[-Hội đồng thành phố và thị trưởng-]{+Ủy ban nhân dân và người đứng đầu+} phát biểu',
    ],
    [
      'a sentence put in where the next begins alike',
      'Nga đã đến. Nga đã đi.',
      'Nga đã đến. Nga đã ở. Nga đã đi.',
      'Nga đã đến. {+Nga đã ở. +}Nga đã đi.',
    ],
    [
      'a sentence taken out where the last ends alike',
      'Mỹ bác bỏ tin này. Nga bác bỏ tin này. Hết.',
      'Mỹ bác bỏ tin này. Hết.',
      'Mỹ bác bỏ tin này. [-Nga bác bỏ tin này. -]Hết.',
    ],
    ['a sentence at the end', 'Nga cáo buộc.', 'Nga cáo buộc. Mỹ bác bỏ.', 'Nga cáo buộc.{+ Mỹ bác bỏ.+}'],
    ['a paragraph', 'Một.\n\nBa.', 'Một.\n\nHai.\n\nBa.', 'Một.\n\n{+Hai.\n\n+}Ba.'],
    [
      'paragraphs rewritten one by one',
      'Quân đội đến.\nThủ đô yên tĩnh.',
      'Binh lính rời đi.\nThành phố hỗn loạn.',
      '[-Quân đội đến-]{+Binh lính rời đi+}.\n[-Thủ đô yên tĩnh-]{+Thành phố hỗn loạn+}.',
    ],
    ['signs of several code points', 'a ❤️‍🔥 👍🏽 b', 'a ❤️ 👍 b', 'a [-❤️‍🔥-]{+❤️+} [-👍🏽-]{+👍+} b'],
    ['flags', '🇻🇳🇺🇸', '🇻🇳🇺🇦', '🇻🇳[-🇺🇸-]{+🇺🇦+}'],
    ['a script without spaces', '军队已经到达', '军队没有到达', '军队[-已经-]{+没有+}到达'],
  ])('%s', (_, before, after, expected) => expect(draw(before, after)).toBe(expected));
});

const WORDS = 'Nga Mỹ đã đến rời của và Alma-Ata 1.000 don’t 军 👩‍👩‍👧 🇻🇳 e\u0323 ❤️ “ ” , .'.split(' ');
const texts = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '', '\n', '  ')), {
    maxLength: 40,
  })
  .map((pieces) => pieces.flat().join(''));
const pair = fc.tuple(texts, texts);
const anything = fc.string({ unit: 'binary' });
const law = <T>(given: fc.Arbitrary<T>, holds: (given: T) => void, numRuns = 300) =>
  fc.assert(
    fc.property(given, (one) => void holds(one)),
    { numRuns },
  );
const ends = (passages: readonly string[]): number[] => {
  const lengths = passages.map(({ length }) => length);
  return lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b, 0));
};

describe('laws', () => {
  it('same and removed give the text before, same and added the text after', () =>
    law(fc.oneof(pair, fc.tuple(anything, anything)), ([before, after]) => {
      const found = differences(before, after);
      expect(join(found, 'added')).toBe(before);
      expect(join(found, 'removed')).toBe(after);
    }));

  it('passages are not empty, kinds alternate, and what was removed stands before what was added', () =>
    law(pair, ([before, after]) => {
      const found = differences(before, after);
      expect(found.every(({ text }) => text.length > 0)).toBe(true);
      const turns = found.slice(1).map(({ kind }, i) => `${found[i]?.kind} ${kind}`);
      for (const turn of turns) expect(turn).not.toMatch(/^(\w+) \1$|^added removed$/);
    }));

  it('no word and no sign is cut', () =>
    law(pair, ([before, after]) => {
      const found = differences(before, after);
      const graphemes = [...new Intl.Segmenter('und').segment(before)].map(({ index }) => index);
      const words = [...wordRanges(before)];
      for (const end of ends(found.flatMap(({ kind, text }) => (kind === 'added' ? [] : text)))) {
        expect([...graphemes, before.length]).toContain(end);
        expect(words.filter((word) => word.start < end && end < word.end)).toEqual([]);
      }
    }));

  it('a text is the same as itself', () =>
    law(texts, (text) => expect(differences(text, text)).toEqual(text ? [{ kind: 'same', text }] : [])));
});

describe('texts too different for the shortest way', () => {
  const sentence = (seed: number, i: number) =>
    `Câu ${seed}.${i} nói về ${seed}v${i % 97} ở nơi ${seed}n${i % 89}. `;
  const sentences = (seed: number, count: number) =>
    Array.from({ length: count }, (_, i) => sentence(seed, i)).join('');

  it('keep the passages that stand in both', () => {
    const kept = sentences(1, 20);
    const found = differences(
      sentences(2, 400) + kept + sentences(3, 400),
      sentences(4, 400) + kept + sentences(5, 400),
    );
    expect(found.filter(({ kind }) => kind === 'same').some(({ text }) => text.includes(kept.trim()))).toBe(
      true,
    );
  });

  it('show small changes everywhere as small changes', () => {
    const before = sentences(1, 2000);
    const after = before.replaceAll('nói về', 'kể về');
    const found = differences(before, after);
    expect(found.filter(({ kind }) => kind === 'removed')).toHaveLength(2000);
    expect(found.filter(({ kind, text }) => kind === 'added' && text === 'kể')).toHaveLength(2000);
  });

  it('lose nothing', () =>
    law(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 300 })), {
        minLength: 3,
        maxLength: 4,
      }),
      (parts) => {
        const before = parts.map(([seed, count]) => sentences(seed, count)).join('');
        const after = parts.map(([seed, count]) => sentences(seed + 1, 300 - count)).join('\n');
        const found = differences(before, after);
        expect(join(found, 'added')).toBe(before);
        expect(join(found, 'removed')).toBe(after);
      },
      5,
    ));
});
