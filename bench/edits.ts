import type { Range } from '../lib/domain/sentences';

/** A changed text, and which character of the old text each of its characters is; −1 for a new one. */
export type Edited = { readonly text: string; readonly origins: Int32Array };

/** Where an edge may be: between the last character kept outside and the first kept inside, both included. */
type Zone = { readonly from: number; readonly to: number };

/** Where a quote now lies. Null when an edit broke it apart or took it away. */
export type Truth = { readonly start: Zone; readonly end: Zone } | null;

/** A generator of numbers from 0 to below 1, always the same (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const unchanged = (text: string): Edited => ({
  text,
  origins: Int32Array.from({ length: text.length }, (_, i) => i),
});

/** A share of the characters replaced, taken out, or followed by another, each as often; line ends stay. */
export function withErrors(text: string, share: number, seed: number): Edited {
  const next = numbers(seed);
  const letters = [...new Set(text.replaceAll('\n', ''))];
  const letter = () => letters[Math.floor(next() * letters.length)] ?? ' ';
  const characters: string[] = [];
  const origins: number[] = [];
  const put = (character: string, origin: number) => {
    characters.push(character);
    origins.push(origin);
  };
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    const kind = next() < share && character !== '\n' ? Math.floor(next() * 3) : 3;
    if (kind >= 2) put(character, i);
    if (kind === 0 || kind === 2) put(letter(), -1);
  }
  return { text: characters.join(''), origins: Int32Array.from(origins) };
}

/** A share of the paragraphs taken out and put in again elsewhere. */
export function withMoves(text: string, share: number, seed: number): Edited {
  const next = numbers(seed);
  const paragraphs = paragraphsOf(text);
  const moved = paragraphs.filter(() => next() < share);
  const order = paragraphs.filter((paragraph) => !moved.includes(paragraph));
  for (const paragraph of moved) order.splice(Math.floor(next() * (order.length + 1)), 0, paragraph);
  return joined(text, order);
}

/** A share of the paragraphs taken out. */
export function withGaps(text: string, share: number, seed: number): Edited {
  const next = numbers(seed);
  return joined(
    text,
    paragraphsOf(text).filter(() => next() >= share),
  );
}

const GAP = '\n\n';

function paragraphsOf(text: string): Range[] {
  let at = 0;
  return text.split(GAP).map((paragraph) => {
    const start = at;
    at += paragraph.length + GAP.length;
    return { start, end: start + paragraph.length };
  });
}

function joined(text: string, paragraphs: readonly Range[]): Edited {
  const origins = paragraphs.flatMap(({ start, end }, i) => [
    ...(i > 0 ? [...GAP].map(() => -1) : []),
    ...Array.from({ length: end - start }, (_, at) => start + at),
  ]);
  const pieces = paragraphs.map(({ start, end }) => text.slice(start, end));
  return { text: pieces.join(GAP), origins: Int32Array.from(origins) };
}

/** Where quotes of the old text lie in the new one. */
export function truths({ origins }: Edited, quotes: readonly Range[]): Truth[] {
  const arrived = new Map<number, number>();
  origins.forEach((origin, at) => {
    if (origin >= 0) arrived.set(origin, at);
  });
  return quotes.map((quote) => truthOf(origins, arrived, quote));
}

function truthOf(origins: Int32Array, arrived: ReadonlyMap<number, number>, quote: Range): Truth {
  const kept = Array.from({ length: quote.end - quote.start }, (_, i) => arrived.get(quote.start + i) ?? -1);
  const places = kept.filter((at) => at >= 0);
  const [first = -1, last = -1] = [places[0], places.at(-1)];
  if (first < 0 || places.length < kept.length / 2 || !isWhole(origins, quote, first, last)) return null;
  const outside = (at: number) => (origins[at] ?? -2) !== -1;
  let from = first;
  while (from > 0 && !outside(from - 1)) from -= 1;
  let to = last + 1;
  while (to < origins.length && !outside(to)) to += 1;
  return { start: { from, to: first }, end: { from: last + 1, to } };
}

/** Nothing of the old text that lay outside now lies between. */
function isWhole(origins: Int32Array, quote: Range, first: number, last: number): boolean {
  if (last < first) return false;
  return origins
    .subarray(first, last)
    .every((origin) => origin < 0 || (origin >= quote.start && origin < quote.end));
}

export type Judgement = 'right' | 'wrong' | 'lost';

/** What is not found is lost; what has no place any more and is not found is right. */
export function judge(truth: Truth, found: Range | null): Judgement {
  if (!found) return truth ? 'lost' : 'right';
  if (!truth) return 'wrong';
  return isIn(truth.start, found.start) && isIn(truth.end, found.end) ? 'right' : 'wrong';
}

// Where the last character was changed, two ways to see it may be as good.
const SLIP = 1;

const isIn = ({ from, to }: Zone, offset: number): boolean => from - SLIP <= offset && offset <= to + SLIP;
