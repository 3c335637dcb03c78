import type { Passage } from './approximate';
import { type Place, placeFinder } from './grams';
import { CONTEXT, type Match, MIN_SCORE, matchAt, matchWithin, TELLING } from './match';
import type { Range } from './sentences';

/** What is known about where a passage lies. */
export type Hint = {
  /** Offsets at which its quote may begin, in UTF-16 code units. */
  readonly expected: readonly number[];
  /** Whether it can lie there; another passage may be known to. */
  readonly isFree: (range: Range) => boolean;
};

// Pieces of a passage stand this much nearer to or further from each other than described, in UTF-16 code units.
const PLAY = 32;
// Of the places a passage may lie at, so many are compared: those with most weight, and the nearest.
const MOST_PLACES = 8;
const NEAREST_PLACES = 2;
// Of the weight of the heaviest.
const LEAST_WEIGHT = 1 / 8;
// A quote too short to have pieces is looked for as it is, at most so often.
const MOST_OCCURRENCES = 100;

/**
 * A function that finds passages in `text`; the text is indexed once, when that is first needed.
 * It answers null when no match reaches MIN_SCORE, or several are as likely.
 */
export function matcher(text: string): (passage: Passage, hint: Hint) => Match | null {
  let find: ReturnType<typeof placeFinder> | undefined;
  return (passage, hint) => {
    const { prefix, exact, suffix } = passage;
    const whole = onlyPlace(text, passage);
    if (whole && hint.isFree(whole)) return whole;
    find ??= placeFinder(text);
    const places = worthComparing(find(prefix + exact + suffix), prefix.length, hint);
    const all = places.length > 0 ? places : occurrences(text, exact, hint);
    const matches = all.flatMap((offsets) => matchAt(text, passage, offsets) ?? []);
    return likeliest(text, passage, matches.filter(hint.isFree), hint);
  };
}

/** Where all of a passage stands unchanged, if that is long enough to tell, and nowhere else. */
function onlyPlace(text: string, { prefix, exact, suffix }: Passage): Match | null {
  const passage = prefix + exact + suffix;
  const at = passage.length < TELLING ? -1 : text.indexOf(passage);
  if (at < 0 || text.indexOf(passage, at + 1) >= 0) return null;
  const start = at + prefix.length;
  return matchAt(text, { prefix, exact, suffix }, { start, end: start });
}

/** Offsets at which the quote may begin, by the places where the whole passage may. */
function worthComparing(places: readonly Place[], lead: number, hint: Hint): Range[] {
  const byWeight = places.toSorted((a, b) => b.weight - a.weight);
  const good = byWeight.filter(({ weight }) => weight >= (byWeight[0]?.weight ?? 0) * LEAST_WEIGHT);
  const heaviest = good.slice(0, MOST_PLACES);
  const nearest = good
    .toSorted((a, b) => distance(a.from + lead, hint) - distance(b.from + lead, hint))
    .slice(0, NEAREST_PLACES);
  const chosen = new Set([...heaviest, ...nearest]);
  return [...chosen].map(({ from, to }) => ({ start: from + lead - PLAY, end: to + lead + PLAY }));
}

const distance = (offset: number, { expected }: Hint): number =>
  Math.min(...expected.map((one) => Math.abs(one - offset)));

function occurrences(text: string, exact: string, hint: Hint): Range[] {
  const starts: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) starts.push(at);
  const near = starts.sort((a, b) => distance(a, hint) - distance(b, hint));
  return near.slice(0, MOST_OCCURRENCES).map((start) => ({ start, end: start }));
}

/**
 * The one match that is clearly better than the others: by its nearest context, then by wider context, then by how
 * near it is to an expected offset.
 */
export function likeliest(
  text: string,
  passage: Passage,
  matches: readonly Match[],
  hint: Hint,
): Match | null {
  const good = distinct(matches.filter(({ score }) => score >= MIN_SCORE));
  const clean = good.filter((match) => match.clean && passage.exact.length >= TELLING);
  let rivals = asGoodAsBest(clean.length > 0 ? clean : good);
  const longest = Math.max(passage.prefix.length, passage.suffix.length);
  for (let reach = CONTEXT; rivals.length > 1 && reach < longest; reach *= 2)
    rivals = asGoodAsBest(
      rivals.map((match) => ({ ...match, cost: costAt(text, passage, match, reach * 2) })),
    );
  const best = clearlyNearest(rivals, hint);
  const isStray = best && !best.clean && !isNear(best, hint) && good.some((match) => isNear(match, hint));
  return isStray ? null : best;
}

// Further off than this, in UTF-16 code units, nearness says nothing.
const FAR = 1024;

const isNear = ({ start }: Match, hint: Hint): boolean => distance(start, hint) <= FAR;

/** One for each place, the best where several ways led to it. */
const distinct = (matches: readonly Match[]): Match[] => {
  const worstFirst = matches.toSorted((a, b) => b.cost - a.cost);
  return [...new Map(worstFirst.map((match) => [match.start, match])).values()];
};

function costAt(text: string, passage: Passage, { start }: Match, reach: number): number {
  const found = matchWithin(text, passage, reach, { start: start - PLAY, end: start + PLAY });
  return found?.cost ?? passage.exact.length;
}

/** In a text full of errors a few more say little; in a clean one they say all. */
function asGoodAsBest(matches: readonly Match[]): Match[] {
  const best = Math.min(...matches.map(({ cost }) => cost));
  return matches.filter(({ cost }) => cost <= best + NOISE * Math.sqrt(best));
}

// In standard deviations of the number of errors.
const NOISE = 3;
// In UTF-16 code units: a passage this far from its position has one point against it, and one for each doubling.
const STRAY = 64;
// In points or errors: by how much the best must be better than the next.
const CLEAR = 2;

function clearlyNearest(rivals: readonly Match[], hint: Hint): Match | null {
  if (rivals.length === 1) return rivals[0] ?? null;
  const points = ({ start, cost }: Match) => cost + Math.log2(1 + distance(start, hint) / STRAY);
  const [best, next] = rivals.toSorted((a, b) => points(a) - points(b));
  if (!best || !next || !isNear(best, hint) || points(next) - points(best) < CLEAR) return null;
  return best;
}
