import { z } from 'zod';
import type { Range } from './sentences';
import { graphemeBoundary } from './text';

/**
 * Where a highlight lies: its quote with context (a TextQuoteSelector) and its half-open range in UTF-16
 * code units (a TextPositionSelector).
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export const Anchor = z
  .object({
    exact: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
    start: z.int().nonnegative(),
    end: z.int().positive(),
  })
  .readonly();
export type Anchor = z.infer<typeof Anchor>;

/** A found highlight; `score` from 0 to 1 says how well quote and context agree. */
export type Resolved = Range & { readonly state: 'exact' | 'moved'; readonly score: number };

// In UTF-16 code units on each side; 32 is what Hypothesis and most other tools write.
const CONTEXT = 32;
// A passage that is still ambiguous with this much context is a repeated page, and its position decides.
const LONGEST_CONTEXT = 512;
// What an exact quote is worth before its context is looked at.
const QUOTE_SCORE = 0.5;
// Among several places with the same words, the best must share at least this much of the context.
const MIN_CONTEXT = 0.25;

/**
 * Describe a range so that it can be found again: the quote, with context lengthened until it occurs only once.
 *
 * @throws RangeError when the range is empty or leaves the text
 */
export function describeAnchor(text: string, range: Range): Anchor {
  const { start, end } = range;
  if (start < 0 || end > text.length || start >= end) throw new RangeError(`No passage at ${start}–${end}`);
  for (let context = CONTEXT; ; context *= 2) {
    const from = graphemeBoundary(text, start - context, 'before');
    const to = graphemeBoundary(text, end + context, 'after');
    const passage = text.slice(from, to);
    if (context < LONGEST_CONTEXT && text.indexOf(passage) !== text.lastIndexOf(passage)) continue;
    return {
      exact: text.slice(start, end),
      prefix: text.slice(from, start),
      suffix: text.slice(end, to),
      start,
      end,
    };
  }
}

/**
 * Find where a highlight now lies in `text`.
 * Its position is trusted when quote and context are found there; else the place with the same words whose
 * context agrees best wins, the nearest one among equals.
 *
 * @returns null when the quote is gone, or stands in several places none of which has its context
 */
export function resolveAnchor(text: string, anchor: Anchor): Resolved | null {
  if (text.startsWith(anchor.exact, anchor.start) && contextScore(text, anchor, anchor.start) === 1)
    return { start: anchor.start, end: anchor.start + anchor.exact.length, state: 'exact', score: 1 };
  const places = nearest(occurrences(text, anchor.exact), anchor.start).map((start) => ({
    start,
    context: contextScore(text, anchor, start),
  }));
  const best = places.reduce((a, b) => (isBetter(b, a, anchor.start) ? b : a), { start: -1, context: -1 });
  if (best.start < 0 || (places.length > 1 && best.context < MIN_CONTEXT)) return null;
  return {
    start: best.start,
    end: best.start + anchor.exact.length,
    state: best.start === anchor.start ? 'exact' : 'moved',
    score: QUOTE_SCORE + (1 - QUOTE_SCORE) * best.context,
  };
}

// On each side of the old position: of a word that stands everywhere only the nearest places are compared.
const MOST_PLACES = 500;

type Place = { readonly start: number; readonly context: number };

function isBetter(a: Place, b: Place, position: number): boolean {
  if (a.context !== b.context) return a.context > b.context;
  return Math.abs(a.start - position) < Math.abs(b.start - position);
}

function occurrences(text: string, exact: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) starts.push(at);
  return starts;
}

function nearest(starts: readonly number[], position: number): readonly number[] {
  const after = starts.findIndex((start) => start >= position);
  const middle = after < 0 ? starts.length : after;
  return starts.slice(Math.max(0, middle - MOST_PLACES), middle + MOST_PLACES);
}

/** The share of the described context that still surrounds the quote, counted outwards from it. */
function contextScore(text: string, { exact, prefix, suffix }: Anchor, start: number): number {
  const length = prefix.length + suffix.length;
  if (length === 0) return 1;
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text[start - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[start + exact.length + after]) after += 1;
  return (before + after) / length;
}
