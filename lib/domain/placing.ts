/** Where a passage stands in a version of a text: its words, its context, and how it says that it is known. */
import { describeAnchor } from './anchor';
import type { Boundaries } from './boundaries';
import type { Occurrence } from './claim';
import { findCues } from './cues';
import { DomainError } from './errors';
import type { Range } from './sentences';

/** A version's text; `sentences` as people see them, [start, end, start, end, …]. */
export type VersionText = { id: string; text: string; sentences: readonly number[] };

/**
 * A version's text and what is needed to mark in it; `sentences` under the `boundaries` that hold as it was read.
 * `newest`: the article's newest version, where this is an older one.
 */
export type Passage = {
  articleId: string;
  text: string;
  language: string;
  sentences: readonly number[];
  boundaries: Boundaries;
  /** The origin that its article shares with others. */
  originId?: string | null;
  newest?: VersionText;
};

/** What of an occurrence says where it stands. */
export type Standing = Pick<
  Occurrence,
  | 'start'
  | 'end'
  | 'exact'
  | 'prefix'
  | 'suffix'
  | 'anchorState'
  | 'anchorScore'
  | 'lookAgain'
  | 'seenVersionId'
  | 'seenStart'
  | 'seenEnd'
  | 'cueText'
  | 'cueStart'
  | 'cueEnd'
  | 'cueClass'
>;

/** A person has seen it where it stands. */
export const looked = {
  anchorState: 'exact',
  anchorScore: null,
  lookAgain: false,
  seenVersionId: null,
  seenStart: null,
  seenEnd: null,
} as const;

const doubt = ['unconfirmed', 'denial', 'hearsay', 'possibility', 'neutral', 'commitment'];

/** The words that say how the passage is known: the most doubtful cue in or around it. */
export const cueOf = (text: string, language: string, range: Range) => {
  const cues = findCues(text, language, range);
  const cue = cues.toSorted((a, b) => doubt.indexOf(a.class) - doubt.indexOf(b.class))[0];
  return {
    cueText: cue?.text ?? null,
    cueStart: cue?.start ?? null,
    cueEnd: cue?.end ?? null,
    cueClass: cue?.class ?? null,
  };
};

/** A passage as a person marks it. @throws DomainError quote.mismatch where there is no such place in the text */
export const standingAt = (text: string, language: string, { start, end }: Range): Standing => {
  if (start >= end || end > text.length)
    throw new DomainError('quote.mismatch', { start, end, length: text.length });
  return { ...describeAnchor(text, { start, end }), ...looked, ...cueOf(text, language, { start, end }) };
};
