/**
 * Sentence boundaries put right by hand. What the splitter found stays as it is; what people changed in it is kept
 * beside it, so that each correction is small, can be undone, and goes along into a new version of the text.
 */
import { z } from 'zod';
import { Id } from './ids';
import type { Range } from './sentences';
import { equalStretches, shiftOf } from './stretches';
import { graphemeBoundary } from './text';

/** By the offset (UTF-16 code units) at which a sentence begins since somebody said so, or no longer begins. */
export type Boundaries = Readonly<Record<string, 'split' | 'join'>>;

const offset = z.int().nonnegative();

/** A sentence begins at `at`, or at the first letter behind it. */
export const SplitSentence = z.object({ versionId: Id, at: offset });
export type SplitSentence = z.infer<typeof SplitSentence>;

/** The sentence that begins at `at` belongs to the one before it. */
export const JoinSentences = z.object({ versionId: Id, at: offset });
export type JoinSentences = z.infer<typeof JoinSentences>;

/** Where sentences begin, as the version's flat list [start, end, start, end, …] has it. */
const startsIn = (flat: readonly number[]): number[] => flat.filter((_, i) => i % 2 === 0);

/** The sentences that begin at the offsets, trimmed of white space, as a flat list. */
const fromStarts = (text: string, starts: readonly number[]): number[] =>
  starts.flatMap((start, i) => {
    const end = start + text.slice(start, starts[i + 1]).trimEnd().length;
    return end > start ? [start, end] : [];
  });

/**
 * The sentences as people see them: those the splitter found, with the corrections.
 *
 * @param flat [start, end, start, end, …], half-open, in UTF-16 code units
 */
export const corrected = (
  text: string,
  flat: readonly number[],
  boundaries: Boundaries,
): readonly number[] => {
  const entries = Object.entries(boundaries);
  if (entries.length === 0) return flat;
  const starts = new Set(startsIn(flat));
  for (const [at, what] of entries)
    if (what === 'split') starts.add(Number(at));
    else starts.delete(Number(at));
  return fromStarts(
    text,
    [...starts].toSorted((a, b) => a - b),
  );
};

/** The sentences under other corrections, worked out from those shown under the ones before. */
export const recorrected = (
  text: string,
  shown: readonly number[],
  before: Boundaries,
  after: Boundaries,
): readonly number[] => {
  const takenBack = Object.entries(before).filter(([at]) => !(at in after));
  const undone = takenBack.map(([at, what]) => [at, what === 'split' ? 'join' : 'split'] as const);
  return corrected(text, corrected(text, shown, Object.fromEntries(undone)), after);
};

/** The first letter at or behind an offset at which a sentence can begin; null when that is past its end. */
export const splitPlace = (text: string, sentence: Range, at: number): number | null => {
  const from = graphemeBoundary(text, at, 'after');
  const rest = text.slice(from, sentence.end);
  const place = from + rest.length - rest.trimStart().length;
  return place > sentence.start && place < sentence.end ? place : null;
};

// In UTF-16 code units: so much has to be the same on each side of a boundary for it to be the same boundary.
const KNOWN = 8;

/**
 * The corrections that still make sense in the next version: where the words on both sides of a boundary came along.
 *
 * @param sentences those that the splitter found in `after`, as a flat list
 */
export const carriedBoundaries = (
  before: string,
  boundaries: Boundaries,
  after: string,
  sentences: readonly number[],
): Boundaries => {
  const entries = Object.entries(boundaries);
  if (entries.length === 0) return boundaries;
  const stretches = equalStretches(before, after);
  const starts = new Set(startsIn(sentences));
  const carried = entries.flatMap(([key, what]) => {
    const at = Number(key);
    const [from, to] = [Math.max(0, at - KNOWN), Math.min(before.length, at + KNOWN)];
    const holder = stretches.find((one) => one.before <= from && to <= one.before + one.length);
    const place = holder && at + shiftOf(holder);
    if (place === undefined || starts.has(place) !== (what === 'join')) return [];
    return [[String(place), what] as const];
  });
  return Object.fromEntries(carried);
};
