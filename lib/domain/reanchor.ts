import { type Anchor, type Resolved, resolved } from './anchor';
import { type Match, MIN_SCORE, matchAt, nearby, standsAt, whole } from './match';
import { type Hint, likeliest, matcher } from './matcher';
import type { Range } from './sentences';
import { equalStretches, type Stretch, shiftOf } from './stretches';

// In UTF-16 code units: between two stretches that are hardly shifted against each other a passage lies where one of
// them points, or between, or this much beside it.
const PLAY = 16;
const HARDLY = 64;
// The stretches around a passage may point to so many places; those with most of its words count.
const MOST_SHIFTS = 4;
// A match this good at the only place to which the difference points is not questioned.
const GOOD_SCORE = 0.8;
// Where both edges are known, this share of the longer of old and new words must have come along.
const MIN_KEPT = 0.4;
// Equal stretches grow by chance: a range is another passage's when more than this share of it came from elsewhere.
const MOST_FOREIGN = 0.2;
// In UTF-16 code units: a passage of which more than a word or two now stands somewhere else was torn apart.
const MOST_ELSEWHERE = 12;

/**
 * Carry anchors from one version of a text to the next.
 * What both texts have in common is worked out once. An anchor whose words and context lie in an equal stretch moves
 * with it; else it is compared with the places to which the stretches around it point; else it is looked for in what
 * is not known to come from elsewhere.
 *
 * @param anchors as `describeAnchor` describes them in `before`
 * @returns in the order of `anchors`; null for each that is lost
 */
export function reanchorAll(
  before: string,
  after: string,
  anchors: readonly Anchor[],
): readonly (Resolved | null)[] {
  const stretches = equalStretches(before, after);
  const arrived = stretches.toSorted((a, b) => a.after - b.after);
  const find = matcher(after);
  return anchors.map((anchor) => {
    const around = stretchesAround(stretches, anchor);
    const carried = carriedAlong(after, anchor, around);
    if (carried) return resolved(after, anchor, carried);
    const hint: Hint = {
      expected: expectedStarts(anchor, around),
      isFree: (range) =>
        foreignShare(arrived, range, anchor) <= MOST_FOREIGN &&
        elsewhere(around, range, anchor) <= MOST_ELSEWHERE,
    };
    const places = rangesAround(hint.expected);
    const guesses = places.flatMap((offsets) => matchAt(after, anchor, offsets) ?? []).filter(hint.isFree);
    const guess = likeliest(after, anchor, guesses, hint);
    if (guess && places.length === 1 && guess.score >= GOOD_SCORE) return resolved(after, anchor, guess);
    const apart = pulledApart(after, anchor, around);
    if (apart && hint.isFree(apart)) return resolved(after, anchor, apart);
    const both = [guess, find(anchor, hint)].filter((match) => match !== null);
    const best = likeliest(after, anchor, both, hint);
    return best && resolved(after, anchor, best);
  });
}

/** In the order of the texts: the stretches that reach into a range of the earlier text, with one more on each side. */
function stretchesAround(stretches: readonly Stretch[], { start, end }: Range): readonly Stretch[] {
  const first = firstEndingAfter(stretches, start, 'before');
  let next = first;
  while ((stretches[next]?.before ?? end) < end) next += 1;
  return stretches.slice(Math.max(0, first - 1), next + 1);
}

/** The index of the first stretch that ends after an offset; `stretches` are in the order of that side. */
function firstEndingAfter(stretches: readonly Stretch[], offset: number, side: 'before' | 'after'): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch && stretch[side] + stretch.length > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** With the stretch that holds the whole quote, when enough of its context has come along. */
function carriedAlong(after: string, anchor: Anchor, around: readonly Stretch[]): Match | null {
  const holder = around.find((stretch) => reachesOver(stretch, anchor.start, anchor.end));
  if (!holder) return null;
  const start = anchor.start + shiftOf(holder);
  if (standsAt(after, nearby(anchor), start))
    return { start, end: anchor.end + shiftOf(holder), score: 1, cost: 0, clean: true };
  const match = matchAt(after, anchor, { start, end: start });
  return match && match.score >= MIN_SCORE ? match : null;
}

/** Between two stretches that hold its edges, when so much was put in or taken out there that no comparison helps. */
function pulledApart(after: string, anchor: Anchor, around: readonly Stretch[]): Match | null {
  const first = around.find((stretch) => reachesOver(stretch, anchor.start, anchor.start + 1));
  const last = around.findLast((stretch) => reachesOver(stretch, anchor.end - 1, anchor.end));
  if (!first || !last) return null;
  const range = { start: anchor.start + shiftOf(first), end: anchor.end + shiftOf(last) };
  const longest = Math.max(anchor.end - anchor.start, range.end - range.start);
  const kept = around.reduce((sum, stretch) => sum + keptBy(stretch, anchor, range), 0);
  if (kept < longest * MIN_KEPT) return null;
  // Known by its edges, it is not lost; a person looks at it first.
  const score = Math.max(MIN_SCORE, kept / longest);
  return { ...whole(after, range, anchor.exact), score, cost: longest - kept, clean: false };
}

const reachesOver = ({ before, length }: Stretch, start: number, end: number): boolean =>
  before <= start && end <= before + length;

/** How many characters a stretch brings from one range into the other. */
function keptBy(stretch: Stretch, from: Range, to: Range): number {
  const shift = shiftOf(stretch);
  const start = Math.max(stretch.before, from.start, to.start - shift);
  const end = Math.min(stretch.before + stretch.length, from.end, to.end - shift);
  return Math.max(0, end - start);
}

/** Where the stretches point, those that hold most of the quote first. */
function expectedStarts({ start, end }: Range, around: readonly Stretch[]): number[] {
  const overlap = ({ before, length }: Stretch) => Math.min(end, before + length) - Math.max(start, before);
  const shifts = around.toSorted((a, b) => overlap(b) - overlap(a)).map(shiftOf);
  return [...new Set(shifts.length > 0 ? shifts : [0])].slice(0, MOST_SHIFTS).map((shift) => start + shift);
}

function rangesAround(starts: readonly number[]): Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const at of starts.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && at - PLAY - last.end <= HARDLY) last.end = at + PLAY;
    else ranges.push({ start: at - PLAY, end: at + PLAY });
  }
  return ranges;
}

/** How much of a range in the later text is known to come from outside the anchor's words in the earlier one. */
function foreignShare(arrived: readonly Stretch[], range: Range, anchor: Range): number {
  let foreign = 0;
  for (let i = firstEndingAfter(arrived, range.start, 'after'); i < arrived.length; i += 1) {
    const stretch = arrived[i];
    if (!stretch || stretch.after >= range.end) break;
    const start = Math.max(range.start, stretch.after);
    const end = Math.min(range.end, stretch.after + stretch.length);
    const shift = shiftOf(stretch);
    const own = Math.min(end, anchor.end + shift) - Math.max(start, anchor.start + shift);
    foreign += end - start - Math.max(0, own);
  }
  return foreign / (range.end - range.start);
}

/** How many of the anchor's characters are known to stand outside a range of the later text. */
function elsewhere(around: readonly Stretch[], range: Range, anchor: Range): number {
  const anywhere = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  return around.reduce(
    (sum, stretch) => sum + keptBy(stretch, anchor, anywhere) - keptBy(stretch, anchor, range),
    0,
  );
}
