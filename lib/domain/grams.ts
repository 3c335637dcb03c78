/**
 * Offsets at which a passage may begin; the first may lie before the text. `weight` adds up the pieces that say so, each
 * by one over the number of places where it stands.
 */
export type Place = { readonly from: number; readonly to: number; readonly weight: number };

// In UTF-16 code units: two syllables of Vietnamese, a long word of Chinese.
const LENGTH = 8;
// Pieces of a passage that are asked, the rarest first, and places of theirs that are looked at.
const MOST_PIECES = 64;
const MOST_VOTES = 2048;
// Votes this near to each other are for one place; a place is no wider than the second.
const NEAR = 16;
const WIDEST = 96;

// An odd multiplier whose products spread well over 32 bits.
const SPREAD = 0x9e3779b1;

/** The hash of the `length` code units that begin at each offset of `text`; none for the last `length` − 1. */
export function gramHashes(text: string, length: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - length + 1));
  let weight = 1;
  for (let i = 0; i < length; i += 1) weight = Math.imul(weight, SPREAD);
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    const leaving = at < length ? 0 : Math.imul(weight, text.charCodeAt(at - length) + 1);
    rolling = (Math.imul(rolling, SPREAD) + text.charCodeAt(at) + 1 - leaving) | 0;
    if (at >= length - 1) hashes[at - length + 1] = Math.imul(rolling ^ (rolling >>> 15), SPREAD);
  }
  return hashes;
}

// Buckets enough that two pieces hardly ever share one.
const FEWEST_BITS = 12;

/** All offsets of a text by the hash of what begins there: those of bucket b are at[first[b]] to at[first[b + 1]]. */
type Index = { readonly first: Uint32Array; readonly at: Uint32Array; readonly shift: number };

function indexOf(text: string): Index {
  const hashes = gramHashes(text, LENGTH);
  const bits = Math.max(FEWEST_BITS, Math.ceil(Math.log2(hashes.length + 1)) + 1);
  const shift = 32 - bits;
  const first = new Uint32Array(2 ** bits + 1);
  for (const hash of hashes) first[(hash >>> shift) + 1] = (first[(hash >>> shift) + 1] ?? 0) + 1;
  for (let b = 1; b < first.length; b += 1) first[b] = (first[b] ?? 0) + (first[b - 1] ?? 0);
  const next = first.slice();
  const at = new Uint32Array(hashes.length);
  hashes.forEach((hash, offset) => {
    const slot = next[hash >>> shift] ?? 0;
    at[slot] = offset;
    next[hash >>> shift] = slot + 1;
  });
  return { first, at, shift };
}

/**
 * A function that says where in `text` a passage may lie, although some of its characters differ: short pieces of it
 * are looked up, and those that agree on where the passage begins make a place. The text is indexed once.
 */
export function placeFinder(text: string): (passage: string) => Place[] {
  const index = indexOf(text);
  return (passage) => placesOf(votes(index, passage));
}

type Vote = { readonly at: number; readonly weight: number };

/** Where the passage would begin, according to each of its rarest pieces; in order. */
function votes({ first, at, shift }: Index, passage: string): Vote[] {
  const pieces = Array.from(gramHashes(passage, LENGTH), (hash, offset) => {
    const from = first[hash >>> shift] ?? 0;
    return { offset, from, count: (first[(hash >>> shift) + 1] ?? 0) - from };
  });
  const rarest = pieces.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const found: Vote[] = [];
  for (const { offset, from, count } of rarest.slice(0, MOST_PIECES)) {
    if (found.length + count > MOST_VOTES && found.length > 0) break;
    for (const place of at.subarray(from, from + count))
      found.push({ at: place - offset, weight: 1 / count });
  }
  return found.sort((a, b) => a.at - b.at);
}

function placesOf(votes: readonly Vote[]): Place[] {
  const places: Place[] = [];
  for (const { at, weight } of votes) {
    const last = places.at(-1);
    if (!last || at - last.to > NEAR || at - last.from > WIDEST) places.push({ from: at, to: at, weight });
    else places[places.length - 1] = { from: last.from, to: at, weight: last.weight + weight };
  }
  return places;
}
