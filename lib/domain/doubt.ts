import { type CueClass, findCues } from './cues';
import type { Range } from './sentences';

/** How much a kind of cue says that a sentence wants checking. Used to choose, never shown. */
const weights: Record<CueClass, number> = {
  unconfirmed: 2,
  hearsay: 2,
  possibility: 1,
  denial: 1,
  neutral: 0,
  commitment: 0,
};

/** Where to look first in a text: index of the sentence with the most doubtful words, and their weight. */
export const mostDoubtful = (
  text: string,
  sentences: readonly Range[],
  language: string,
): { index: number; weight: number } | null => {
  const weighed = sentences.map((range, index) => ({ index, weight: weightOf(text, range, language) }));
  return weighed.toSorted((a, b) => b.weight - a.weight)[0] ?? null;
};

const weightOf = (text: string, range: Range, language: string): number => {
  const kinds = new Set(findCues(text, language, range).map((cue) => cue.class));
  return [...kinds].reduce((sum, kind) => sum + weights[kind], 0);
};
