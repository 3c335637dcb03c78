/** What must hold of a file whatever words are in it: rules by kind of file, judged by readers that are not ours. */
import { normalise } from '@/lib/domain/text';
import { inert } from './markup';

/** @template Raw a file as it is written; @template Seen what a reader makes of it */
export type Rule<Raw, Seen> = {
  readonly rule: string;
  /** What is found against it. `plain`: the same file with harmless words; `words`: those in this one. */
  readonly faults: (seen: Seen, plain: Seen, words: string) => readonly unknown[];
  /** The file as a careless writer would give it: the rule finds a fault in it. */
  readonly careless: (raw: Raw) => Raw | Promise<Raw>;
};

/** A kind of file. */
export type Kind<Raw, Seen> = {
  readonly read: (raw: Raw) => Seen | Promise<Seen>;
  readonly rules: readonly Rule<Raw, Seen>[];
};

/** Harmless words. */
export const PLAIN = 'Kazakhstan';

/** Not seen, or drawn elsewhere than it stands: overrides, isolates, separators, controls, halves of a pair. */
export const MISLEADING = /[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]|[^\P{Cc}\t\n]|\p{Surrogate}/gu;
/** More marks on a letter than any script has. */
export const TOWER = /\p{M}{9}/gu;
/** All that the pattern finds. */
export const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([one]) => one);

/** So much of the words must be there to be read; a cell or a line does not hold all. In UTF-16 code units. */
const ENOUGH = 60;
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
// What stands for no character differs.
const NONE = /[\p{Surrogate}\p{Noncharacter_Code_Point}\ufffd]/gu;
const beginningOf = (text: string): string => squeezed(squeezed(text).replace(NONE, '').slice(0, ENOUGH));
/** The beginning of the words, where they are not in the text. */
export const unsaid = (text: string, words: string): string[] => {
  const seen = squeezed(text).replace(NONE, '');
  const expected = [inert(words), normalise(words)].map(beginningOf);
  return expected.some((one) => seen.includes(one)) ? [] : expected;
};

/** A text of several paragraphs is several times the same. */
export const once = (shape: readonly string[]): string[] => shape.filter((one, i) => one !== shape[i - 1]);

/** What stands in one and not in the other. */
export const difference = (one: readonly string[], other: readonly string[]): string[] => {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const at = one.findIndex((tag, i) => tag !== other[i]);
  return [
    `${one.length} for ${other.length}, from ${at}: ${one.slice(at, at + 3)} for ${other.slice(at, at + 3)}`,
  ];
};
