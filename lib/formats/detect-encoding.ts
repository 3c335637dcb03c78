import { DomainError } from '@/lib/domain/errors';
import { eastAsianEncoding } from './detect-east-asian';
import { legacyDecoders } from './legacy-encodings';

/** In bytes: enough words to tell an encoding by, from the first that is not ASCII. */
const SAMPLE = 64 * 2 ** 10;
/** Bytes before the first that is not ASCII, for the word it stands in and its neighbours. */
const BEFORE = 2 ** 10;

/**
 * How a text without a mark and without a word about itself is written: UTF-8 where it can be, UTF-16 by its zeros, else
 * the encoding in which its words look like words.
 *
 * @throws DomainError text.binary, text.undecodable where no encoding makes words of it
 */
export function detectEncoding(bytes: Uint8Array): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return 'utf-8';
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  if (bytes.includes(0)) throw new DomainError('text.binary');
  const sample = sampleOf(bytes);
  const alphabetic = legacyEncoding(sample);
  // Kana and Hangul now and then look like Cyrillic, never the other way.
  const isSure = alphabetic !== null && alphabetic !== CYRILLIC;
  const legacy = isSure ? alphabetic : (eastAsianEncoding(sample) ?? alphabetic);
  if (!legacy) throw new DomainError('text.undecodable', { encoding: 'utf-8' });
  return legacy;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** In pairs of bytes: fewer say nothing. */
const FEWEST_PAIRS = 16;
/** Share of the pairs: in an alphabet at least spaces and line ends have a zero, always on the same side. */
const ZEROS = 0.08;

/** UTF-16 without its mark: the zeros of its ASCII letters stand on one side of the pairs, and on that alone. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
  if (bytes.length % 2 > 0 || pairs < FEWEST_PAIRS) return null;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * pairs; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > ZEROS * pairs) return 'utf-16le';
  if (odd === 0 && even > ZEROS * pairs) return 'utf-16be';
  return null;
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - BEFORE);
  return bytes.subarray(start, start + SAMPLE);
}

const CYRILLIC = 'windows-1251';

/** In the order in which they are preferred where several make words equally well. */
const VIETNAMESE = ['windows-1258', 'tcvn3', 'viscii', 'vni'];
/** Shares of the words beyond ASCII, and of all words, that are Vietnamese syllables. */
const SYLLABLES = 0.75;
const SYLLABLES_OF_ALL = 0.6;
/** Share of the words beyond ASCII that look like words of an alphabet. */
const WORDS = 0.7;
/** In letters of those words: fewer could be anything. */
const FEWEST = { vietnamese: 8, cyrillic: 8, western: 4 };

function legacyEncoding(sample: Uint8Array): string | null {
  const vietnamese = VIETNAMESE.map((encoding) => ({ encoding, ...syllablesIn(wordsIn(sample, encoding)) }))
    .filter(({ marked, all }) => marked >= SYLLABLES && all >= SYLLABLES_OF_ALL)
    .sort((a, b) => b.marked - a.marked);
  if (vietnamese[0]) return vietnamese[0].encoding;
  const others = [
    { encoding: 'windows-1252', share: shareOf(wordsIn(sample, 'windows-1252'), isWestern, FEWEST.western) },
    {
      encoding: CYRILLIC,
      share: shareOf(wordsIn(sample, CYRILLIC), isCyrillic, FEWEST.cyrillic),
    },
  ].sort((a, b) => b.share - a.share);
  return others[0] && others[0].share >= WORDS ? others[0].encoding : null;
}

// Signs that stand beside words in any language, at the same bytes in all the encodings of Windows.
const TYPOGRAPHY = /[‘’‚“”„…–—•«»€£©®°§·\u00a0\u00ad\u200b]+/gu;
/** Words of a page that are of no language. */
const MARKUP = /<(script|style)\b.*?<\/\1>|<[^<>]*>|&#?\w+;/gis;
const ASCII_SIGNS = /[^\p{L}\p{M}\u0080-\u{10ffff}]+/u;

function wordsIn(sample: Uint8Array, encoding: string): string[] {
  const decoder = legacyDecoders[encoding];
  const text = decoder ? decoder(sample) : new TextDecoder(encoding).decode(sample);
  // The first and the last word may be cut.
  return text
    .normalize('NFC')
    .replace(MARKUP, ' ')
    .replace(TYPOGRAPHY, ' ')
    .split(ASCII_SIGNS)
    .filter(Boolean);
}

const isAscii = (word: string) => /^[\x20-\x7e]*$/.test(word);

function syllablesIn(words: readonly string[]): { marked: number; all: number } {
  const marked = words.filter((word) => !isAscii(word));
  const count = (some: readonly string[]) => some.filter(isSyllable).length;
  return {
    marked: marked.join('').length < FEWEST.vietnamese ? 0 : count(marked) / marked.length,
    all: words.length === 0 ? 0 : count(words) / words.length,
  };
}

/** Where only signs are beyond ASCII, any alphabet will do. */
function shareOf(words: readonly string[], looksRight: (word: string) => boolean, fewest: number): number {
  const marked = words.filter((word) => !isAscii(word));
  if (marked.length === 0) return 1;
  return marked.join('').length < fewest ? 0 : marked.filter(looksRight).length / marked.length;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const CASED = /^(?:\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lu}\p{M}]+)$/u;
const ONSET = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]';
const NUCLEUS =
  'uyê|iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]';
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:${NUCLEUS})(?:ch|ng|nh|[cmnpt])?$`, 'u');

/** Whether a word could be one of Vietnamese: one tone at most, and the letters of a syllable in their order. */
function isSyllable(word: string): boolean {
  if (word.length > 7 || !CASED.test(word)) return false;
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(TONE)?.length ?? 0) > 1) return false;
  return SYLLABLE.test(apart.replace(TONE, '').normalize('NFC'));
}

const WESTERN_ALONE = /^[àáâèéêìíòóôöúùåýÀÁÂÈÉÊÌÍÒÓÔÖÚÙÅ]$/u;

/** Letters of western Europe, among plain ones. */
function isWestern(word: string): boolean {
  if (WESTERN_ALONE.test(word)) return true;
  if (
    !/^[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸªº]+$/u.test(word) ||
    !/^(?:\p{Lu}*|\p{Lu}?[\p{Ll}ªº]*|.*\p{Lu}\p{Ll}*)$/u.test(word)
  )
    return false;
  const plain = word.match(/[A-Za-z]/g)?.length ?? 0;
  return plain > 0 && word.length - plain <= 2 * plain;
}

/** Cyrillic alone, with capitals where they belong, and a vowel in any longer word. */
function isCyrillic(word: string): boolean {
  if (!/^[А-яЁёІіЇїЄєҐґЎў’]+$/u.test(word) || !CASED.test(word)) return false;
  return word.length < 5 || /[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ]/u.test(word);
}
