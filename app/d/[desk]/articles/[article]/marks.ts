import type { Occurrence } from '@/lib/domain/claim';
import type { Range } from '@/lib/domain/sentences';
import type { ClaimView } from './contract';
import type { Mark } from './highlights';

/** One passage of one claim. */
export type Place = { readonly view: ClaimView; readonly occurrence: Occurrence };

/** Every passage of every claim, in reading order; of two that begin together the longer one first. */
export const placesOf = (views: readonly ClaimView[]): Place[] => {
  const places: Place[] = [];
  for (const view of views) for (const occurrence of view.here) places.push({ view, occurrence });
  return places.sort(
    (a, b) => a.occurrence.start - b.occurrence.start || b.occurrence.end - a.occurrence.end,
  );
};

/** The places that begin within the range. `places` is in reading order. */
export const beginningIn = (places: readonly Place[], { start, end }: Range): readonly Place[] =>
  places.slice(firstFrom(places, start), firstFrom(places, end));

const firstFrom = (places: readonly Place[], offset: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.occurrence.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The places that share at least one code unit with the range, the shortest first. */
export const touching = (places: readonly Place[], { start, end }: Range): Place[] =>
  places
    .slice(0, firstFrom(places, end))
    .filter(({ occurrence }) => occurrence.end > start)
    .sort((a, b) => length(a) - length(b));

const length = ({ occurrence }: Place): number => occurrence.end - occurrence.start;

/**
 * What the passages that touch `near` are painted as. A content claim on words that a wider one already has is painted one
 * step lower and above it (`inner`), so that both lines are seen; attributions have a step of their own.
 */
export function marksOf(places: readonly Place[], openClaim: string | null, near: Range): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  let taken = -1;
  for (const { view, occurrence } of places) {
    const { id, start, end } = occurrence;
    const attribution = view.claim.layer === 'attribution';
    const depth = attribution ? 'attribution' : start < taken ? 'inner' : 'content';
    if (depth === 'content') taken = end;
    if (end <= near.start || start >= near.end) continue;
    const selected = view.claim.id === openClaim;
    marks.set(id, {
      start,
      end,
      name: nameOf(view.verdict ?? 'open', depth, selected ? 'selected' : 'plain'),
    });
  }
  return marks;
}

const nameOf = (verdict: string, depth: string, strength: string): string =>
  `${verdict}-${depth}-${strength}`;

const paints = ['confirmed', 'unconfirmed', 'disputed', 'open'];
const depths = ['content', 'attribution', 'inner'];
const strengths = ['plain', 'selected'];

/** Which paint lies above which: the words in hand on top of all, the sentence in focus below. */
export const priorities: Readonly<Record<string, number>> = {
  sentence: 0,
  ...Object.fromEntries(
    strengths.flatMap((strength, above) =>
      depths.flatMap((depth, step) =>
        paints.map((paint) => [nameOf(paint, depth, strength), 1 + above * depths.length + step]),
      ),
    ),
  ),
  found: 10,
  'found-here': 11,
  'in-hand': 12,
};
