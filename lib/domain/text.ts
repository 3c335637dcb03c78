import type { Removed } from './mark';

const LONE_SURROGATE = /\p{Surrogate}/gu;
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// U+202A–202E embeddings and overrides, U+2066–2069 isolates: they can make a quote read as another.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[^\P{Cc}\t\n]/gu;
// The controls that are no line ends either.
const HIDDEN = /[^\P{Cc}\t\n\v\f\r\u0085]/gu;
// ASCII, the Latin letters that have one code point, Vietnamese ones among them, dashes and quotation marks: most texts
// hold nothing else, and nothing of it is ever changed.
const SETTLED = /^[\t\n -~\u00a1-\u02ff\u1e00-\u1eff\u2010-\u2027]*$/;
const UNWANTED = new RegExp(`${CONTROL.source}|${BIDI.source}|\ufeff`, 'gu');

/**
 * Bring imported text into the one form the desk stores: NFC, `\n` line ends, nothing invisible that misleads.
 * Form feeds, vertical tabs and NEL count as line ends; other control characters, byte order marks and
 * bidi overrides and isolates go; joiners (ZWJ, ZWNJ) stay; a lone surrogate becomes U+FFFD. Idempotent.
 */
export function normalise(raw: string): string {
  if (SETTLED.test(raw)) return raw;
  return raw.replace(LONE_SURROGATE, '\ufffd').replace(LINE_END, '\n').replace(UNWANTED, '').normalize('NFC');
}

/** How many characters `normalise` takes out of a text; byte order marks, which say nothing of it, are not counted. */
export function removedFrom(raw: string): Removed {
  return { controls: raw.match(HIDDEN)?.length ?? 0, bidi: raw.match(BIDI)?.length ?? 0 };
}

/** Lower case without Latin accents, `đ` as `d`: what accent-free search compares. */
export function fold(s: string): string {
  return s
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

// Scripts written without spaces give one word per letter, so that a phrase search finds parts of a line.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}])+/gu;

/** The lower-cased NFC words of `s`: letters, marks and digits; everything else separates. */
export function words(s: string): string[] {
  return s.toLowerCase().normalize('NFC').match(WORD) ?? [];
}

/** Where the words of `s` stand, half-open, in UTF-16 code units. */
export function* wordRanges(s: string): Generator<{ start: number; end: number }> {
  for (const { 0: word, index } of s.matchAll(WORD)) yield { start: index, end: index + word.length };
}

/**
 * The words of `s` joined by single spaces, with their accents (`marked`) and without (`folded`).
 * Indexing these instead of the text makes SQLite's FTS5 and PostgreSQL cut the same words.
 */
export function searchable(s: string): { marked: string; folded: string } {
  const marked = words(s).join(' ');
  return { marked, folded: words(fold(marked)).join(' ') };
}

/** Length in Unicode code points; a lone surrogate counts as one. */
export function codePoints(s: string): number {
  let count = s.length;
  for (let i = 0; i < s.length - 1; i += 1) if (isPair(s, i)) count -= 1;
  return count;
}

/** Code points before a UTF-16 offset; an offset inside a pair counts the pair's first half as one. */
export function toCodePoints(text: string, utf16Offset: number): number {
  return codePoints(text.slice(0, utf16Offset));
}

/** The UTF-16 offset after `count` code points; the text's length when it has fewer. */
export function fromCodePoints(text: string, count: number): number {
  let offset = 0;
  for (let seen = 0; seen < count && offset < text.length; seen += 1) offset += isPair(text, offset) ? 2 : 1;
  return offset;
}

function isPair(s: string, i: number): boolean {
  const high = s.charCodeAt(i);
  const low = s.charCodeAt(i + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
// Between two of these there is always a grapheme boundary, so most questions need no segmenter.
const PLAIN = /[\n\x20-\x7e\u00a1-\u00ac\u00af-\u02ff\u1e00-\u1eff\u3041-\u3096\u4e00-\u9fff]/;
// A cluster longer than this is an attack, not text.
const LONGEST_CLUSTER = 256;

/**
 * Snap an offset to the boundary of a user-perceived character: the nearest one at or before it, or at or after it.
 *
 * @returns an offset in UTF-16 code units, clamped into the text
 */
export function graphemeBoundary(text: string, offset: number, side: 'before' | 'after' = 'before'): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (plainAt(text, offset)) return offset;
  const start = plainFrom(text, offset, -1);
  const end = plainFrom(text, offset, 1);
  const cluster = graphemes.segment(text.slice(start, end)).containing(offset - start);
  const before = start + (cluster?.index ?? 0);
  if (before === offset || side === 'before') return before;
  return before + (cluster?.segment.length ?? 0);
}

function plainAt(text: string, offset: number): boolean {
  return PLAIN.test(text.charAt(offset - 1)) && PLAIN.test(text.charAt(offset));
}

function plainFrom(text: string, offset: number, step: 1 | -1): number {
  const limit = Math.min(Math.max(offset + step * LONGEST_CLUSTER, 0), text.length);
  let at = offset;
  while (at !== limit && !plainAt(text, at)) at += step;
  return at;
}

/**
 * Shorten to at most `maxCodePoints`, the closing `…` included, never inside a user-perceived character
 * and between words where one begins in the second half.
 */
export function shorten(s: string, maxCodePoints: number): string {
  if (codePoints(s) <= maxCodePoints) return s;
  if (maxCodePoints < 1) return '';
  const cut = graphemeBoundary(s, fromCodePoints(s, maxCodePoints - 1));
  const head = s.slice(0, cut);
  const space = /\s/.test(s.charAt(cut)) ? cut : head.search(/\s\S*$/);
  const kept = space > cut / 2 ? head.slice(0, space) : head;
  return `${kept.replace(/[\s,;:–—-]+$/u, '')}…`;
}

// The Vietnamese alphabet in its order; letters it borrows (f j w z) stand where Latin has them.
const ALPHABET = 'a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z'
  .normalize('NFD')
  .split(' ');
const DIGITS = [...'0123456789'];
const LETTER_WEIGHT = new Map([
  ...DIGITS.map((digit, i) => [digit, hex(0x10 + i)] as const),
  ...ALPHABET.map((letter, i) => [letter, hex(0x20 + i)] as const),
]);
// Latin letters that neither the alphabet has nor Unicode takes apart.
const SPELT_OUT = new Map(
  Object.entries({ æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', ð: 'đ', þ: 'th', ı: 'i' }),
);
// No tone, then huyền, hỏi, ngã, sắc, nặng.
const TONE_WEIGHT = new Map(
  ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].map((t, i) => [t, hex(0x06 + i)]),
);
const OTHER_MARK = hex(0x0b);
const PLAIN_WEIGHT = '05';
const CAPITAL_WEIGHT = '08';
const SPACE_WEIGHT = '02';
const OTHER_SCRIPT = 'f0';
// In code points; keeps the key of the longest title inside a database's index limits.
const COLLATED = 120;
// A letter or digit with its marks, or a stretch of anything else.
const COLLATION_UNIT = /([\p{L}\p{N}])(\p{M}*)|[^\p{L}\p{N}]+/gu;
const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

/**
 * A lower-case hex string whose plain order is that of a Vietnamese dictionary: letters first (a ă â … đ … ơ …),
 * then tones, then capitals; digits before letters, punctuation counted as space. The first 120 characters decide.
 */
export function collationKey(s: string): string {
  const head = s.slice(0, fromCodePoints(s, COLLATED)).normalize('NFKD').replace(EDGE, '');
  const levels = { letters: '', tones: '', capitals: '' };
  for (const [, letter, marks = ''] of head.matchAll(COLLATION_UNIT)) {
    const unit = letter ? weigh(letter, [...marks]) : { letters: SPACE_WEIGHT, tones: '', capitals: '' };
    levels.letters += unit.letters;
    levels.tones += unit.tones;
    levels.capitals += unit.capitals;
  }
  return `${levels.letters}00${levels.tones}00${levels.capitals}`;
}

function weigh(letter: string, marks: readonly string[]) {
  const small = letter.toLowerCase();
  const shape = marks.find((mark) => LETTER_WEIGHT.has(small + mark)) ?? '';
  const tones = marks.filter((mark) => mark !== shape).map((mark) => TONE_WEIGHT.get(mark) ?? OTHER_MARK);
  const letters = [...(SPELT_OUT.get(small) ?? small)];
  return {
    letters: shape ? (LETTER_WEIGHT.get(small + shape) ?? '') : letters.map(letterWeight).join(''),
    tones: PLAIN_WEIGHT.repeat(letters.length) + tones.join(''),
    capitals: (letter === small ? PLAIN_WEIGHT : CAPITAL_WEIGHT).repeat(letters.length),
  };
}

function letterWeight(letter: string): string {
  return (
    LETTER_WEIGHT.get(letter) ??
    `${OTHER_SCRIPT}${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`
  );
}

function hex(weight: number): string {
  return weight.toString(16).padStart(2, '0');
}
