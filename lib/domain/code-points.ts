/**
 * From offsets in UTF-16 code units, in which the program counts, to code points, in which interchange formats count.
 * A text is read once; each offset then takes a few steps, also in a text of a million letters.
 *
 * @returns code points before an offset; one inside a pair counts the pair as one
 */
export function codePointCounter(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(PAIR)].map(({ index }) => index);
  return (offset) => offset - pairsBefore(pairs, offset - 1);
}

/**
 * The way back: from offsets in code points to code units.
 *
 * @returns the code units before so many code points; beyond the end of the text, none (`undefined`)
 */
export function codeUnitCounter(text: string): (points: number) => number | undefined {
  const pairs = [...text.matchAll(PAIR)].map(({ index }, i) => index - i);
  const count = text.length - pairs.length;
  return (points) => (points > count ? undefined : points + pairsBefore(pairs, points));
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many of the ascending numbers are below the limit; by halves. */
function pairsBefore(pairs: readonly number[], limit: number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
