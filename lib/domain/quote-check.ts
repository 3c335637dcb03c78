import { normalise } from './text';

/** Stands where a line was broken at a hyphen, which may belong to the word or not. `normalise` leaves no such sign. */
const PERHAPS_HYPHEN = '\0';

/** What says nothing about whether words are the same, and what stands for it. In order. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[‐‑]/g, '-'],
  [/\u00ad\s*\n\s*|[\u00ad\u200b\u2060]/g, ''],
  [/(?<=\p{L})-[^\S\n]*\n\s*(?=\p{L})/gu, PERHAPS_HYPHEN],
  [/«\s*|\s*»/g, '"'],
  [/[“”„‟″〝〞〟＂「」『』]/g, '"'],
  [/[‘’‚‛‹›′ʼ＇`´]/g, "'"],
  [/\s+/g, ' '],
  // Scripts written without spaces: a space among them is where a line ended.
  [
    / (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]) /gu,
    '',
  ],
];

/**
 * Whether the words of a quote stand in a text, whichever way either was typed, printed or copied.
 *
 * Runs of whitespace count as one, quotation marks of any shape as the same, soft hyphens as nothing, and a hyphen at
 * the end of a line as one that may belong to the word or not. Letters, capitals, accents and figures count.
 *
 * @returns false for a quote without words
 */
export function quoteIn(text: string, quote: string): boolean {
  const [printed, wanted] = [levelled(text), levelled(quote).trim()];
  if (!/[\p{L}\p{N}]/u.test(wanted)) return false;
  if (joined(printed).includes(joined(wanted))) return true;
  return `${printed}${wanted}`.includes(PERHAPS_HYPHEN) && standsIn(printed, wanted);
}

const levelled = (text: string): string =>
  ALIKE.reduce((level, [alike, sign]) => level.replace(alike, sign), normalise(text));

const joined = (text: string): string => text.replaceAll(PERHAPS_HYPHEN, '');

const HYPHENS = /[-\0]/g;
// Places where all but the hyphens is the same. More than this is no text but an attempt to keep us busy.
const MOST_PLACES = 1_000;

/** Look for the letters first, then at each place whether the hyphens agree. */
function standsIn(text: string, quote: string): boolean {
  const [letters, wanted] = [text.replace(HYPHENS, ''), quote.replace(HYPHENS, '')];
  const leading = quote.search(/[^-\0]/);
  let [at, passed, place] = [-1, 0, letters.indexOf(wanted)];
  for (let tried = 0; place >= 0 && tried < MOST_PLACES; tried += 1) {
    while (passed <= place) if (!isHyphen(text.charAt(++at))) passed += 1;
    if (hyphensAgree(text, at - leading, quote)) return true;
    place = letters.indexOf(wanted, place + 1);
  }
  return false;
}

const isHyphen = (sign: string): boolean => sign === '-' || sign === PERHAPS_HYPHEN;

function hyphensAgree(text: string, from: number, quote: string): boolean {
  let at = from;
  for (let i = 0; i < quote.length; i += 1) {
    const [printed, wanted] = [text.charAt(at), quote.charAt(i)];
    if (printed === wanted || (isHyphen(printed) && isHyphen(wanted))) at += 1;
    else if (printed === PERHAPS_HYPHEN) [at, i] = [at + 1, i - 1];
    else if (wanted !== PERHAPS_HYPHEN) return false;
  }
  return true;
}
