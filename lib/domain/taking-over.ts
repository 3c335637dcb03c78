/** What becomes of each annotation or fact-check of a file. */
import type { ErrorCode } from './errors';
import type { VerbName } from './verbs';
import type { Verdict } from './verdict';

/** Why one is not taken. */
export const leftBecause = [
  'no-annotation',
  'other-text',
  'no-selector',
  'not-found',
  'ambiguous',
  'no-review',
  'no-claim',
  'refused',
] as const;
export type LeftBecause = (typeof leftBecause)[number];

/**
 * One thing of a file, in its order. `claim`: a claim of its own; `place`: a further passage of one; `known`: it is
 * there already; `left`: it is not taken, and why.
 */
export type TakenRow = {
  readonly index: number;
  readonly outcome: 'claim' | 'place' | 'known' | 'left';
  readonly because: LeftBecause | null;
  /** The name it came by. */
  readonly name: string | null;
  /** The words it is on, and what they are said to be of. */
  readonly words: string | null;
  readonly source: string | null;
  readonly articleId: string | null;
  readonly title: string | null;
  readonly claimId: string | null;
  readonly occurrenceId: string | null;
  readonly statement: string | null;
  readonly verdict: Verdict | null;
  readonly notes: number;
  readonly evidence: number;
  readonly searches: number;
  readonly contacts: number;
  readonly links: number;
  /** Links with claims that are not here, or hidden: they are not made. */
  readonly unlinked: number;
  /** Properties without a place here, kept as they came. */
  readonly kept: readonly string[];
  /** Parts that were refused, each with the code of why. */
  readonly refused: readonly { readonly verb: VerbName; readonly code: ErrorCode }[];
  /** There was more without a place here than is kept. */
  readonly isTooMuch: boolean;
};

export type TakingOver = {
  readonly rows: readonly TakenRow[];
  readonly taken: number;
  readonly known: number;
  readonly left: number;
};

/** In the order of the file, with how many are taken, there already, and left. */
export const counted = (found: readonly TakenRow[]): TakingOver => {
  const rows = found.toSorted((a, b) => a.index - b.index);
  const count = (...outcomes: TakenRow['outcome'][]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return { rows, taken: count('claim', 'place'), known: count('known'), left: count('left') };
};

/** More than this in one file nobody looks through. */
export const MOST_ANNOTATIONS = 2_000;
