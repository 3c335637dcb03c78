import { gramHashes } from './grams';

/** The same characters in two texts: where they begin in each, and how many, in UTF-16 code units. */
export type Stretch = { readonly before: number; readonly after: number; readonly length: number };

// In UTF-16 code units. What is this long and stands in each text only once stands for itself.
const SEED = 20;
// A longer text is looked at only where the hash says so, which is at the same words in both texts.
const SAMPLED_FROM = 65_536;
const EVERY = 8;
// A stretch this long is believed alone; a shorter one when its neighbour is hardly shifted against it.
const ALONE = 64;
const NEIGHBOUR = 64;

/**
 * What two texts have in common, also where it changed its order: sentences that stand only once in each of them, the
 * equal beginning and end, and all that grows from shorter pieces which stand only once. Of two that would overlap, the
 * one named first has the place.
 *
 * @returns in the order of `before`, without overlaps in either text
 */
export function equalStretches(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ before: 0, after: 0, length: before.length }];
  const taken = { before: new Uint8Array(before.length), after: new Uint8Array(after.length) };
  const found = [...equalUnits(before, after), ...equalEnds(before, after)];
  return joined(found.flatMap((stretch) => takeFree(stretch, taken)));
}

/** The equal beginning and end, and what is equal between them. */
function equalEnds(before: string, after: string): Stretch[] {
  const head = equalHead(before, after);
  const tail = equalTail(before, after, head);
  const middle = grown(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [
    { before: 0, after: 0, length: head },
    { before: before.length - tail, after: after.length - tail, length: tail },
    ...believed(middle).map((one) => ({ ...one, before: head + one.before, after: head + one.after })),
  ];
}

// A sentence, a line, or what comes between two such marks.
const UNIT = /[^.!?…。！？\n]+[.!?…。！？]*/gu;

/** Sentences that stand once in each text, and are long enough to mean something. */
function equalUnits(before: string, after: string): Stretch[] {
  const places = loneUnits(after);
  return [...loneUnits(before)].flatMap(([unit, at]) => {
    const place = places.get(unit);
    if (at === TWICE || place === undefined || place === TWICE) return [];
    return { before: at, after: place, length: unit.length };
  });
}

function loneUnits(text: string): Map<string, number> {
  const places = new Map<string, number>();
  for (const { 0: piece, index } of text.matchAll(UNIT)) {
    const unit = piece.trim();
    const at = index + piece.length - piece.trimStart().length;
    if (unit.length >= SEED) places.set(unit, places.has(unit) ? TWICE : at);
  }
  return places;
}

type Taken = { readonly before: Uint8Array; readonly after: Uint8Array };

/** The parts of a stretch that no other one has in either text; they are marked as taken. */
function takeFree({ before, after, length }: Stretch, taken: Taken): Stretch[] {
  const parts: Stretch[] = [];
  let from = 0;
  for (let at = 0; at <= length; at += 1) {
    if (at < length && !taken.before[before + at] && !taken.after[after + at]) continue;
    if (at > from) parts.push({ before: before + from, after: after + from, length: at - from });
    from = at + 1;
  }
  for (const part of parts) {
    taken.before.fill(1, part.before, part.before + part.length);
    taken.after.fill(1, part.after, part.after + part.length);
  }
  return parts;
}

/** In the order of the earlier text; those that go on without a seam made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.before - b.before)) {
    const last = whole.at(-1);
    const goesOn = last && last.before + last.length === stretch.before && shiftOf(last) === shiftOf(stretch);
    if (goesOn) whole[whole.length - 1] = { ...last, length: last.length + stretch.length };
    else whole.push(stretch);
  }
  return whole;
}

function equalHead(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  return head;
}

function equalTail(before: string, after: string, head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (
    tail < most &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  return tail;
}

/** The pieces that stand only once in both texts, grown as far as the texts agree. */
function grown(before: string, after: string): Stretch[] {
  const sampled = before.length + after.length > SAMPLED_FROM;
  const places = lonePieces(after, sampled);
  const found: Stretch[] = [];
  for (const [hash, at] of lonePieces(before, sampled)) {
    const place = places.get(hash);
    if (at === TWICE || place === undefined || place === TWICE) continue;
    if (isInside(found.at(-1), at, place) || !after.startsWith(before.slice(at, at + SEED), place)) continue;
    found.push(grow(before, after, at, place));
  }
  return found;
}

const TWICE = -1;

/** Where each piece stands, in order of first sight; those that stand in several places are marked. */
function lonePieces(text: string, sampled: boolean): Map<number, number> {
  const places = new Map<number, number>();
  gramHashes(text, SEED).forEach((hash, at) => {
    if (sampled && hash % EVERY !== 0) return;
    places.set(hash, places.has(hash) ? TWICE : at);
  });
  return places;
}

function isInside(stretch: Stretch | undefined, before: number, after: number): boolean {
  if (!stretch || before >= stretch.before + stretch.length) return false;
  return after - before === shiftOf(stretch);
}

function grow(before: string, after: string, at: number, place: number): Stretch {
  let back = 0;
  while (
    back < Math.min(at, place) &&
    before.charCodeAt(at - back - 1) === after.charCodeAt(place - back - 1)
  )
    back += 1;
  let length = SEED;
  const most = Math.min(before.length - at, after.length - place);
  while (length < most && before.charCodeAt(at + length) === after.charCodeAt(place + length)) length += 1;
  return { before: at - back, after: place - back, length: back + length };
}

/** How much further on a stretch stands in the later text. In UTF-16 code units. */
export const shiftOf = ({ before, after }: Stretch): number => after - before;

function believed(stretches: readonly Stretch[]): Stretch[] {
  return stretches.filter((stretch, i) => {
    if (stretch.length >= ALONE) return true;
    return [stretches[i - 1], stretches[i + 1]].some(
      (other) => other && Math.abs(shiftOf(other) - shiftOf(stretch)) <= NEIGHBOUR,
    );
  });
}
