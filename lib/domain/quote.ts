import type { ArticleVersion } from './article';
import { graphemeBoundary } from './text';

/** Quoted words between the rest of the sentence or sentences they stand in. */
export type Quote = { before: string; exact: string; after: string };

/** More of a sentence than this on one side of the quoted words is cut off. In UTF-16 code units. */
export const CONTEXT_MAX = 600;

/** The words at a range (half-open, UTF-16 code units) of a version, in their context; `…` stands for what is cut off. */
export const quote = (
  { text, sentences }: Pick<ArticleVersion, 'text' | 'sentences'>,
  { start, end }: { start: number; end: number },
): Quote => {
  const { from, to } = sentencesAround(sentences, start, end);
  const first = graphemeBoundary(text, Math.max(from, start - CONTEXT_MAX));
  const last = graphemeBoundary(text, Math.min(to, end + CONTEXT_MAX), 'after');
  return {
    before: `${first > from ? '… ' : ''}${text.slice(first, start)}`,
    exact: text.slice(start, end),
    after: `${text.slice(end, last)}${last < to ? ' …' : ''}`,
  };
};

/** From the beginning of the sentence in which the range begins to the end of the one in which it ends. */
const sentencesAround = (sentences: readonly number[], start: number, end: number) => {
  const first = firstEndingAfter(sentences, start);
  const next = firstEndingAfter(sentences, end - 1);
  const last = (sentences[next] ?? end) < end ? next : next - 2;
  return {
    from: Math.min(start, sentences[first] ?? start),
    to: Math.max(end, sentences[last + 1] ?? end),
  };
};

/** Index of the first pair that ends after the offset; by halves, for articles of ten thousand sentences. */
const firstEndingAfter = (sentences: readonly number[], offset: number): number => {
  let low = 0;
  let high = sentences.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle * 2 + 1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low * 2;
};
