import { z } from 'zod';
import { CONTEXT, type Match, standsAt } from './match';
import { matcher } from './matcher';
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

/**
 * A found highlight. `exact`: the same words at the same place. `moved`: elsewhere, or with other words.
 * `score` from 0 to 1 says how much of the quote and its nearest context still stands; 1 means all of it.
 */
export type Resolved = Range & { readonly state: 'exact' | 'moved'; readonly score: number };

// A passage that is still ambiguous with this much context is a repeated page, and its position decides.
const LONGEST_CONTEXT = 512;
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
 * Its position is trusted when quote and context are found there; else the best quote and context match wins, by
 * approximate comparison, and of several that are as good the one clearly nearest to the old position.
 *
 * @returns on boundaries of user-perceived characters; null when the best match scores below MIN_SCORE, or when
 *   several places are as likely
 */
export const resolveAnchor = (text: string, anchor: Anchor): Resolved | null => resolver(text)(anchor);

/** The same for many anchors in one text, which is indexed once, and only when an anchor is not in its place. */
export function resolver(text: string): (anchor: Anchor) => Resolved | null {
  const find = matcher(text);
  return (anchor) => {
    const { exact, start } = anchor;
    if (standsAt(text, anchor, start)) return { start, end: start + exact.length, state: 'exact', score: 1 };
    const match = find(anchor, { expected: [start], isFree: () => true });
    return match && resolved(text, anchor, match);
  };
}

/** The best score of words that are not the very ones: a mark put onto the last letter belongs to it and widens the match. */
const NEARLY = 0.99;

/** Name what became of an anchor that was matched. */
export function resolved(text: string, { exact, start }: Anchor, match: Match): Resolved {
  const isSame = text.slice(match.start, match.end) === exact;
  return {
    start: match.start,
    end: match.end,
    score: isSame ? match.score : Math.min(match.score, NEARLY),
    state: isSame && match.start === start ? 'exact' : 'moved',
  };
}
