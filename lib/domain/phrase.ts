import type { Range } from './sentences';
import { fold, wordRanges, words } from './text';

/** How the words of a phrase are compared; exact: `ba` is not `bà`. */
export type Accents = 'folded' | 'exact';

/** A place in a text, shortened to what can be read at a glance, and where in it the words stand. */
export type Excerpt = {
  readonly text: string;
  /** Half-open ranges within `text`, in UTF-16 code units. */
  readonly marks: readonly (readonly [start: number, end: number])[];
};

/**
 * Where the words of `query` follow one another in `text`, the last of them as the beginning of a word:
 * what the search index finds, found again in the text itself.
 *
 * @returns half-open ranges in UTF-16 code units, in order, at most `limit`
 */
export const findPhrase = (text: string, query: string, accents: Accents, limit = Infinity): Range[] => {
  const read = accents === 'exact' ? (word: string) => word.toLowerCase() : fold;
  const wanted = words(query).map(read);
  const found: Range[] = [];
  if (wanted.length === 0) return found;
  const window: { word: string; start: number; end: number }[] = [];
  for (const { start, end } of wordRanges(text)) {
    window.push({ word: read(text.slice(start, end)), start, end });
    if (window.length > wanted.length) window.shift();
    const first = window[0];
    if (!first || !follows(window, wanted)) continue;
    found.push({ start: first.start, end });
    if (found.length >= limit) break;
  }
  return found;
};

const follows = (window: readonly { word: string }[], wanted: readonly string[]): boolean =>
  window.length === wanted.length &&
  window.every(({ word }, i) => {
    const one = wanted[i] ?? '';
    return i === wanted.length - 1 ? word.startsWith(one) : word === one;
  });

/** In UTF-16 code units, on each side of the words. */
const CONTEXT = 160;

/** The part of a passage round the words looked for; `…` stands where it was cut. */
export const excerpt = (passage: string, marks: readonly Range[]): Excerpt => {
  const from = cutBefore(passage, (marks[0]?.start ?? 0) - CONTEXT);
  const to = cutAfter(passage, (marks[0]?.end ?? 0) + CONTEXT);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  const text = `${lead}${passage.slice(from, to)}${to < passage.length ? '…' : ''}`;
  const within = marks.filter(({ end }) => end <= to);
  return { text, marks: within.map(({ start, end }) => [start + shift, end + shift]) };
};

const cutBefore = (text: string, at: number): number => {
  if (at <= 0) return 0;
  const space = text.slice(at).search(/\s/);
  return space < 0 ? at : at + space + 1;
};

const cutAfter = (text: string, at: number): number => {
  if (at >= text.length) return text.length;
  const space = text.slice(0, at).search(/\s\S*$/);
  return space < 0 ? at : space;
};
