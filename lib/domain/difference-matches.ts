import { diffArrays } from 'diff';

/** A run of tokens that stands in both texts, by the indexes of its first token. */
export type Match = { readonly before: number; readonly after: number; readonly length: number };

// Removed and added tokens up to which the shortest way from one text to the other is looked for.
// The time grows with their square: a twentieth of a second here.
const MOST_EDITS = 1000;
// Spent on the gaps between all anchors together; n edits take n² / 2 steps.
const MOST_STEPS = 2_000_000;

/**
 * The tokens of `before` that are still there in `after`, in the order of both: by the shortest way from one to the
 * other (Myers) or, where that would be long, round the phrases that stand exactly once in each (patience).
 * The last match is empty and stands at the end of both.
 */
export function matches(before: readonly string[], after: readonly string[]): Match[] {
  const ids = new Map<string, number>();
  const older = before.map((token) => idOf(ids, token));
  const newer = after.map((token) => idOf(ids, token));
  const words = new Set([...ids].filter(([token]) => /[\p{L}\p{N}]/u.test(token)).map(([, id]) => id));
  const way = shortestWay(older, newer, MOST_EDITS);
  const found = way?.matches ?? roundAnchors(older, newer, anchors(older, newer, words));
  return [...found, { before: before.length, after: after.length, length: 0 }];
}

// Numbers compare and hash faster than words, which every step does.
function idOf(ids: Map<string, number>, token: string): number {
  const known = ids.get(token);
  if (known !== undefined) return known;
  ids.set(token, ids.size);
  return ids.size - 1;
}

type Way = { readonly matches: readonly Match[]; readonly edits: number };

function shortestWay(before: number[], after: number[], maxEditLength: number): Way | null {
  const changes = diffArrays(before, after, { maxEditLength });
  if (!changes) return null;
  const found: Match[] = [];
  let edits = 0;
  const at = { before: 0, after: 0 };
  for (const { added, removed, count } of changes) {
    if (added || removed) edits += count;
    else found.push({ ...at, length: count });
    if (!added) at.before += count;
    if (!removed) at.after += count;
  }
  return { matches: found, edits };
}

/** The runs of equal tokens that begin at anchors, and the shortest ways between them, as far as the steps last. */
function roundAnchors(before: number[], after: number[], places: readonly Place[]): Match[] {
  const found: Match[] = [];
  let steps = MOST_STEPS;
  let from: Place = { before: 0, after: 0 };
  for (const place of [...places, { before: before.length, after: after.length }]) {
    if (place.before < from.before || place.after < from.after) continue;
    const limit = Math.floor(Math.min(MOST_EDITS, Math.sqrt(2 * steps)));
    const gap = [before.slice(from.before, place.before), after.slice(from.after, place.after)] as const;
    const way = shortestWay(...gap, limit);
    steps -= (way?.edits ?? limit) ** 2 / 2;
    for (const match of way?.matches ?? [])
      found.push({ ...match, before: match.before + from.before, after: match.after + from.after });
    const length = equalFrom(before, after, place);
    if (length > 0) found.push({ ...place, length });
    from = { before: place.before + length, after: place.after + length };
  }
  return joined(found);
}

function equalFrom(before: readonly number[], after: readonly number[], place: Place): number {
  let length = 0;
  while (
    place.before + length < before.length &&
    before[place.before + length] === after[place.after + length]
  )
    length += 1;
  return length;
}

type Place = { readonly before: number; readonly after: number };

/** Where phrases begin that stand once in each text, as many as have the same order in both. */
function anchors(before: readonly number[], after: readonly number[], words: ReadonlySet<number>): Place[] {
  const later = phrases(after, words);
  const places: Place[] = [];
  for (const [phrase, at] of phrases(before, words)) {
    const place = later.get(phrase) ?? REPEATED;
    if (at !== REPEATED && place !== REPEATED) places.push({ before: at, after: place });
  }
  return longestRise(places);
}

// In words. Fewer, and common turns of phrase become anchors; more, and a text with many small changes has none.
const PHRASE = 4;
const REPEATED = -1;

/** Phrases by their words, whatever stands between these, with the place of the first. */
function phrases(tokens: readonly number[], words: ReadonlySet<number>): Map<string, number> {
  const found = new Map<string, number>();
  const places = tokens.flatMap((token, i) => (words.has(token) ? i : []));
  for (let i = 0; i + PHRASE <= places.length; i += 1) {
    let phrase = '';
    for (let word = 0; word < PHRASE; word += 1) phrase += `${tokens[places[i + word] ?? 0]} `;
    found.set(phrase, found.has(phrase) ? REPEATED : (places[i] ?? REPEATED));
  }
  return found;
}

/** The most places that rise in both texts; they come rising in `before`. */
function longestRise(all: readonly Place[]): Place[] {
  // The place that ends the best row of each length, and for each place the one before it in its row.
  const ends: Place[] = [];
  const previous = new Map<Place, Place | undefined>();
  for (const place of all) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((ends[middle]?.after ?? 0) < place.after) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
    previous.set(place, ends[low - 1]);
  }
  const row: Place[] = [];
  for (let place = ends.at(-1); place; place = previous.get(place)) row.push(place);
  return row.reverse();
}

function joined(all: readonly Match[]): Match[] {
  const found: Match[] = [];
  for (const match of all) {
    const last = found.at(-1);
    const follows =
      last && last.before + last.length === match.before && last.after + last.length === match.after;
    if (follows) found[found.length - 1] = { ...last, length: last.length + match.length };
    else found.push(match);
  }
  return found;
}
