import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codePoints,
  collationKey,
  fold,
  fromCodePoints,
  graphemeBoundary,
  normalise,
  removedFrom,
  searchable,
  shorten,
  toCodePoints,
  words,
} from './text';

// Strings with what breaks naive code: lone surrogates, joiners, marks, bidi controls, line ends.
const awkward = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '👩‍👩‍👧',
        '🇻🇳',
        'e\u0302\u0301',
        '\u202e',
        '\r\n',
        '\u2028',
        '\ufeff',
        'ế',
        'Đ',
        '\0',
        '\f',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('normalise', () => {
  it.each([
    ['decomposed letters', 'Ti\u1ec3u ba\u0309n', 'Tiểu bản'],
    ['Windows line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['Unicode line ends', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['form feed of a page', 'a\fb', 'a\nb'],
    ['byte order mark', '\ufeffa', 'a'],
    ['control characters', 'a\0b\x07c\x7fd\x9f', 'abcd'],
    ['tab and line end stay', 'a\tb\n', 'a\tb\n'],
    ['bidi overrides and isolates', 'a\u202eb\u202c\u2066c\u2069', 'abc'],
    ['joiners stay', '👩‍👧 می\u200cخواهم', '👩‍👧 می\u200cخواهم'],
    ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, raw, expected) => expect(normalise(raw)).toBe(expected));

  it('is idempotent and leaves well-formed NFC', () =>
    fc.assert(
      fc.property(awkward, (raw) => {
        const once = normalise(raw);
        expect(normalise(once)).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}|\r/u);
      }),
    ));

  it('makes the same of every letter, whether anything about it has to be changed or not', () => {
    const unlike = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(
      // A control character behind it is taken out, so that the text is looked at closely.
      (letter) => normalise(`e${letter}a`) !== normalise(`e${letter}a\0`),
    );
    expect(unlike).toEqual([]);
  });
});

describe('search', () => {
  it.each([
    ['Vùng TRỜI', 'vung troi'],
    ['Đường Đồng Khởi', 'duong dong khoi'],
    ['Điều 4', 'dieu 4'],
    ['Ünïcode', 'unicode'],
  ])('fold %s', (s, expected) => expect(fold(s)).toBe(expected));

  it.each([
    ['3.600 quân, “CSTO”', ['3', '600', 'quân', 'csto']],
    ['K.-J. Tokayev', ['k', 'j', 'tokayev']],
    ['VnExpress.net', ['vnexpress', 'net']],
    ['東京tower', ['東', '京', 'tower']],
    ['…!', []],
  ])('words of %s', (s, expected) => expect(words(s)).toEqual(expected));

  it('gives the same words with and without accents', () => {
    expect(searchable('Vùng trời của Đức (CSTO)')).toEqual({
      marked: 'vùng trời của đức csto',
      folded: 'vung troi cua duc csto',
    });
  });

  it('finds the same words in a decomposed text', () =>
    fc.assert(
      fc.property(awkward, (s) => {
        expect(words(s.normalize('NFD'))).toEqual(words(s.normalize('NFC')));
      }),
    ));
});

describe('code points', () => {
  it('counts a pair once', () => expect(codePoints('a😀b')).toBe(3));

  it('goes there and back at every whole character', () =>
    fc.assert(
      fc.property(awkward, (s) => {
        const points = [...s];
        expect(codePoints(s)).toBe(points.length);
        points.forEach((_, i) => {
          expect(toCodePoints(s, fromCodePoints(s, i))).toBe(i);
        });
      }),
    ));
});

describe('graphemeBoundary', () => {
  it.each([
    ['inside a family', 'a👩‍👩‍👧b', 4, 1, 9],
    ['inside a flag', '🇻🇳🇰🇿', 6, 4, 8],
    ['before a combining mark', 'xe\u0301y', 2, 1, 3],
    ['between letters', 'Việt', 2, 2, 2],
    ['outside the text', 'ab', 9, 2, 2],
  ])('%s', (_, text, offset, before, after) => {
    expect(graphemeBoundary(text, offset, 'before')).toBe(before);
    expect(graphemeBoundary(text, offset, 'after')).toBe(after);
  });

  it('agrees with the segmenter on the whole text', () =>
    fc.assert(
      fc.property(awkward, fc.nat(40), (raw, offset) => {
        const text = normalise(raw);
        const starts = Array.from(new Intl.Segmenter('und').segment(text), ({ index }) => index);
        const boundaries = [...starts, text.length];
        const place = Math.min(offset, text.length);
        expect(graphemeBoundary(text, place)).toBe(boundaries.filter((b) => b <= place).at(-1));
        expect(graphemeBoundary(text, place, 'after')).toBe(boundaries.find((b) => b >= place));
      }),
    ));
});

describe('shorten', () => {
  it.each([
    ['short enough', 'Nga đưa quân', 12, 'Nga đưa quân'],
    ['at a word', 'Nga đưa quân tới Kazakhstan', 14, 'Nga đưa quân…'],
    ['without a comma before the sign', 'Nga đưa, quân tới', 10, 'Nga đưa…'],
    ['one long word', 'Kazakhstan', 5, 'Kaza…'],
    ['not inside a family', '👩‍👩‍👧👩‍👩‍👧', 8, '👩‍👩‍👧…'],
    ['nothing fits', 'abc', 0, ''],
  ])('%s', (_, s, max, expected) => expect(shorten(s, max)).toBe(expected));

  it('is never longer than asked', () =>
    fc.assert(
      fc.property(awkward, fc.nat(50), (s, max) => {
        expect(codePoints(shorten(s, max))).toBeLessThanOrEqual(max);
      }),
    ));
});

describe('collationKey', () => {
  const order = (a: string, b: string) =>
    collationKey(a) < collationKey(b) ? -1 : collationKey(a) > collationKey(b) ? 1 : 0;

  it.each([
    [
      'letters',
      ['a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'o', 'ô', 'ơ', 'p', 'u', 'ư', 'v', 'x', 'y', 'z'],
    ],
    ['tones', ['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mai']],
    ['letters before tones', ['đá', 'đạc', 'đan', 'đàn', 'đang', 'đăng', 'đâng']],
    ['capitals last', ['nga', 'Nga', 'ngà']],
    ['digits first', ['1', '10', '2', 'a']],
    ['words', ['an', 'àn', 'an toàn', 'anh']],
  ])('%s', (_, sorted) => expect([...sorted].reverse().sort(order)).toEqual(sorted));

  it('does not see quotes and stops', () => {
    expect(collationKey('“Cách mạng màu”')).toBe(collationKey('Cách mạng màu'));
    expect(collationKey('Hết.')).toBe(collationKey('Hết'));
  });

  it('is hex', () =>
    fc.assert(
      fc.property(awkward, (s) => {
        expect(collationKey(s)).toMatch(/^[0-9a-f]+$/);
      }),
    ));

  const syllable = fc
    .tuple(
      fc.constantFrom('', 'b', 'c', 'd', 'đ', 'ngh', 'tr', 'K', 'Đ'),
      fc.constantFrom(...'aăâeêioôơuưy'),
      fc.constantFrom('', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'),
      fc.constantFrom('', 'n', 'ng', 'm', 't'),
    )
    .map(([onset, vowel, tone, coda]) => (onset + vowel + tone + coda).normalize('NFC'));
  const phrase = fc.array(syllable, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

  it('agrees with the Vietnamese collator', () => {
    const { compare } = new Intl.Collator('vi');
    fc.assert(
      fc.property(phrase, phrase, (a, b) => {
        expect(order(a, b)).toBe(Math.sign(compare(a, b)));
      }),
      {
        numRuns: 2000,
      },
    );
  });
});

describe('removedFrom', () => {
  it.each([
    ['nothing of a plain text', 'Một\tcâu.\r\nHai\u2028câu.\u0085\f', 0, 0],
    ['controls', 'a\u0007b\u0000c\u009f', 3, 0],
    ['embeddings, overrides and isolates', '\u202aa\u202eb\u2066c\u2069', 0, 4],
    ['no joiners, marks or byte order marks', '\ufeffa\u200db\u200cc\u0301\u200e', 0, 0],
  ])('counts %s', (_, raw, controls, bidi) => expect(removedFrom(raw)).toEqual({ controls, bidi }));

  it('counts what normalise takes out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\t', '\u0001', '\u202e', '\u2067', '\u200d') }),
        (raw) => {
          const { controls, bidi } = removedFrom(raw);
          expect(normalise(raw).length).toBe(raw.length - controls - bidi);
        },
      ),
    );
  });
});
