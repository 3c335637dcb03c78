import type { Range } from './sentences';
import { graphemeBoundary } from './text';

/** One press of a key or button: which edge of the range goes where. */
export type Move = {
  readonly edge: 'start' | 'end';
  readonly by: 'word' | 'sentence';
  readonly to: 'next' | 'previous';
};

/**
 * The range after a move: extended or shrunk, in UTF-16 code units, never empty, never inside a user-perceived
 * character. By word an edge stops at words (in Vietnamese: syllables) and where a stretch without space begins
 * or ends, so that closing marks can be taken along or left; by sentence at the edges of sentences.
 *
 * @returns the same range when there is nowhere to go
 */
export function moveEdge(text: string, sentences: readonly Range[], range: Range, move: Move): Range {
  const stop =
    move.by === 'word' ? wordStop(text, range[move.edge], move) : sentenceStop(sentences, range, move);
  if (stop === null) return range;
  const moved = move.edge === 'end' ? { start: range.start, end: stop } : { start: stop, end: range.end };
  return moved.start < moved.end ? moved : range;
}

function sentenceStop(sentences: readonly Range[], range: Range, { edge, to }: Move): number | null {
  const from = range[edge];
  if (to === 'next') return sentences.find((sentence) => sentence[edge] > from)?.[edge] ?? null;
  return sentences.findLast((sentence) => sentence[edge] < from)?.[edge] ?? null;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
// Text without spaces (Chinese, Thai) is looked at this far, in UTF-16 code units.
const REACH = 512;

function wordStop(text: string, from: number, { edge, to }: Move): number | null {
  const step = to === 'next' ? 1 : -1;
  for (let at = to === 'next' ? from : from - 1; at >= 0 && at < text.length; at += step) {
    if (isSpace(text, at)) continue;
    const stretch = around(text, at);
    const stops = stopsIn(text, stretch, edge);
    const stop =
      to === 'next' ? stops.find((offset) => offset > from) : stops.findLast((offset) => offset < from);
    if (stop !== undefined) return stop;
    at = to === 'next' ? stretch.end - 1 : stretch.start;
  }
  return null;
}

/** Where an edge may stand in a stretch without space: at its words, and at its outer end. */
function stopsIn(text: string, { start, end }: Range, edge: Move['edge']): number[] {
  const segments = [...segmenter.segment(text.slice(start, end))].filter((segment) => segment.isWordLike);
  const atWords = segments.map(({ index, segment }) => start + index + (edge === 'end' ? segment.length : 0));
  const stops = edge === 'end' ? [...atWords, end] : [start, ...atWords];
  return stops.filter((offset) => graphemeBoundary(text, offset) === offset);
}

/** The stretch without space around a letter; cut off where it is longer than any word. */
function around(text: string, letter: number): Range {
  let start = letter;
  let end = letter + 1;
  while (start > 0 && letter - start < REACH && !isSpace(text, start - 1)) start -= 1;
  while (end < text.length && end - letter < REACH && !isSpace(text, end)) end += 1;
  return { start: graphemeBoundary(text, start), end: graphemeBoundary(text, end, 'after') };
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/**
 * A range as a person drew it, made fit to be a passage: widened to whole user-perceived characters,
 * without white space at its edges.
 *
 * @returns null when nothing is left
 */
export function tidy(text: string, drawn: Range): Range | null {
  const piece = text.slice(drawn.start, drawn.end);
  const lead = piece.length - piece.trimStart().length;
  if (lead === piece.length) return null;
  const start = graphemeBoundary(text, drawn.start + lead);
  const end = graphemeBoundary(text, drawn.start + piece.trimEnd().length, 'after');
  return { start, end };
}
