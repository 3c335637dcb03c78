/**
 * Lines of a page that ran together where it was copied without its line ends: a dateline behind the headline, a credit
 * behind a caption. They end in no mark, so no rule of sentences sees them.
 */

const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const YEAR = '(?:19|20)\\d\\d';

/** Words and marks by which a date belongs to the sentence it stands in. */
const TYING =
  'on of in for from by to until till through since before after between and or the a that this last next late early dated as';
const TIED = `(?:[,;:–—-]|\\b(?:${TYING.split(' ').map(inEitherCase).join('|')}))`;

function inEitherCase(word: string): string {
  const first = word.charAt(0);
  return `[${first}${first.toUpperCase()}]${word.slice(1)}`;
}

/**
 * What stands in a line of its own, with what may stand around it, by language. A weekday with its whole date is one where
 * nothing ties it: in a sentence an English paper sets a comma behind the year.
 */
const LINES: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `(?<!${TIED}\\s)(?<=^|\\s)${WEEKDAY},? (?:${MONTH} \\d{1,2}, ${YEAR}|\\d{1,2} ${MONTH} ${YEAR})(?=\\s["“‘(]?\\p{Lu})`,
      'gu',
    ),
  ],
};

/** What begins a line, behind a word without a mark. */
const HEADS: Readonly<Record<string, RegExp>> = {
  en: /(?<=[\p{L}\p{N})”".]\s)(?:Image|Photo|Picture|Photograph)(?:s| credit| by)?: (?=["“]?\p{Lu})/gu,
  vi: /(?<=[\p{L}\p{N})”".]\s)(?:Nguồn ảnh|Ảnh|Ảnh minh họa|Đồ họa): (?=["“]?\p{Lu})/gu,
};

/** Where such lines begin and end in one that holds several, as offsets into it, in UTF-16 code units. */
export function runOnsIn(line: string, language: string): number[] {
  const lines = (LINES[language] ?? []).flatMap((pattern) =>
    Array.from(line.matchAll(pattern), ({ index, 0: { length } }) => [index, index + length]),
  );
  const heads = HEADS[language] ? Array.from(line.matchAll(HEADS[language]), ({ index }) => index) : [];
  return [...lines.flat(), ...heads].filter((offset) => offset > 0);
}
