import type { Surroundings } from './public-reading';
import { fromCodePoints, graphemeBoundary } from './text';

/** More of a paragraph than this on one side is cut off. In UTF-16 code units. */
const FAR = 320;

/**
 * What stands round the words of a passage in its text: from the beginning of its paragraph to where its own sentences
 * begin, and from their end to the end of the paragraph.
 *
 * @param range half-open, in code points of `text`; `before` and `after` are the rest of the passage's own sentences
 */
export const surroundingsIn = (
  text: string,
  { start, end, before, after }: { start: number; end: number; before: string; after: string },
): Surroundings => {
  const from = fromCodePoints(text, start) - own(before).length;
  const to = fromCodePoints(text, end) + own(after).length;
  const opening = text.lastIndexOf('\n', from - 1) + 1;
  const closing = text.indexOf('\n', to);
  const last = closing < 0 ? text.length : closing;
  if (from < opening || to > last) return { earlier: '', later: '' };
  const first = graphemeBoundary(text, Math.max(opening, from - FAR));
  const final = graphemeBoundary(text, Math.min(last, to + FAR), 'after');
  return {
    earlier: `${first > opening ? '… ' : ''}${text.slice(first, from)}`,
    later: `${text.slice(to, final)}${final < last ? ' …' : ''}`,
  };
};

/** Without the signs that say that it was cut off. */
const own = (words: string): string => words.replace(/^… | …$/g, '');
