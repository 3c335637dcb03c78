import { type Alignment, align, type Passage } from './approximate';
import type { Range } from './sentences';
import { graphemeBoundary } from './text';

/** Below this a passage is lost; a person may place it by hand. */
export const MIN_SCORE = 0.5;
// At least this share of the quoted words' characters must still stand: the same context is not the same claim.
const MIN_QUOTE = 0.6;
/** In UTF-16 code units on each side: the context that is described and looked at first, as in most other tools. */
export const CONTEXT = 32;
// A character of context counts half as much as one of the quote.
const CONTEXT_WEIGHT = 0.5;
// What stands on one side was another paragraph: one change, however many characters differ.
const LOST_CONTEXT = 4;
// A context with this share of errors is another one.
const GONE = 1 / 3;
/** Words this long, in UTF-16 code units, are hardly written twice: where they stand, changed ones do not count. */
export const TELLING = 32;
// Between two offsets the very words are compared at so many places.
const MOST_UNCHANGED = 16;
// More errors than these are not looked for; only quotes of some thousand characters come near.
const MOST_ERRORS = 1024;

/**
 * A place where a passage may lie. `score` is the share of it that still stands, from 0 to 1; `cost` ranks matches of
 * one passage. `clean`: the same words, with all or nothing of their context on each side.
 */
export type Match = Range & { readonly score: number; readonly cost: number; readonly clean: boolean };

/** Whether quote and context stand at an offset without any change. */
export function standsAt(text: string, { prefix, exact, suffix }: Passage, start: number): boolean {
  const end = start + exact.length;
  if (start < prefix.length || !text.startsWith(exact, start)) return false;
  if (!text.startsWith(prefix, start - prefix.length) || !text.startsWith(suffix, end)) return false;
  return (prefix !== '' || isBoundary(text, start)) && (suffix !== '' || isBoundary(text, end));
}

const isBoundary = (text: string, offset: number): boolean => graphemeBoundary(text, offset) === offset;

/** The passage with its nearest context alone. */
export const nearby = (passage: Passage): Passage => within(passage, CONTEXT);

/** The passage with at most `reach` code units of context on each side. */
function within({ prefix, exact, suffix }: Passage, reach: number): Passage {
  return {
    prefix: reach < prefix.length ? prefix.slice(-reach) : prefix,
    exact,
    suffix: suffix.slice(0, reach),
  };
}

const contextLength = ({ prefix, suffix }: Passage): number => prefix.length + suffix.length;

/** What the loss of everything would cost. */
const weightOf = (passage: Passage): number => passage.exact.length + CONTEXT_WEIGHT * contextLength(passage);

/** The best match of a passage whose quote begins between two offsets, compared with its nearest context. */
export const matchAt = (text: string, passage: Passage, offsets: Range): Match | null =>
  matchWithin(text, passage, CONTEXT, offsets);

/** The same, compared with at most `reach` code units of context on each side. */
export const matchWithin = (text: string, passage: Passage, reach: number, offsets: Range): Match | null =>
  compare(text, within(passage, reach), offsets);

function compare(text: string, passage: Passage, offsets: Range): Match | null {
  const { prefix, exact } = passage;
  const same = unchanged(text, passage, offsets);
  if (same.length > 0 && exact.length >= TELLING) return cheapest(text, passage, same);
  const most = Math.ceil(exact.length * (1 - MIN_QUOTE)) + contextLength(passage);
  const beginning = { from: offsets.start - prefix.length, slack: offsets.end - offsets.start };
  const changed = align(text, passage, beginning, Math.min(most, MOST_ERRORS));
  return cheapest(text, passage, changed ? [...same, changed] : same);
}

function cheapest(text: string, passage: Passage, found: readonly Alignment[]): Match | null {
  const [best] = found.map((one) => judged(text, passage, one)).sort((a, b) => a.cost - b.cost);
  return best ?? null;
}

function judged(text: string, passage: Passage, found: Alignment): Match {
  const { start, end } = whole(text, found, passage.exact);
  const quoteErrors = found.quoteErrors + Math.abs(found.start - start) + Math.abs(end - found.end);
  const [before, after] = [CONTEXT_WEIGHT * found.prefixErrors, CONTEXT_WEIGHT * found.suffixErrors];
  const isOther = quoteErrors > (1 - MIN_QUOTE) * passage.exact.length;
  const score = isOther ? 0 : 1 - (quoteErrors + before + after) / weightOf(passage);
  const cost = quoteErrors + Math.min(before, LOST_CONTEXT) + Math.min(after, LOST_CONTEXT);
  return { start, end, score, cost, clean: quoteErrors === 0 && hasCleanContext(passage, found) };
}

/**
 * Edges that people would draw: around whole characters (a mark may have joined one), and without white space that
 * the quote had none of, where an error at the edge leaves its place open.
 */
export function whole(text: string, { start, end }: Range, exact: string): Range {
  const found = text.slice(start, end);
  const lead = /^\s/.test(exact) ? 0 : found.length - found.trimStart().length;
  const trail = /\s$/.test(exact) ? 0 : found.length - found.trimEnd().length;
  if (lead === found.length) return { start, end };
  return { start: graphemeBoundary(text, start + lead), end: graphemeBoundary(text, end - trail, 'after') };
}

/** What moved as a whole has all of its context or, where it began or ended, none of it. */
function hasCleanContext({ prefix, suffix }: Passage, { prefixErrors, suffixErrors }: Alignment): boolean {
  const isClean = (errors: number, context: string) => errors === 0 || errors === context.length;
  return isClean(prefixErrors, prefix) && isClean(suffixErrors, suffix);
}

/** Where the very words begin between two offsets, with the errors in the context of each. */
function unchanged(text: string, { prefix, exact, suffix }: Passage, offsets: Range): Alignment[] {
  return startsOf(exact, text, offsets).map((start) => {
    const end = start + exact.length;
    const before = text.slice(Math.max(0, start - 2 * prefix.length), start);
    const after = text.slice(end, end + 2 * suffix.length);
    const prefixErrors = errorsAtHead(reversed(before), reversed(prefix));
    return { start, end, prefixErrors, quoteErrors: 0, suffixErrors: errorsAtHead(after, suffix) };
  });
}

/** Where words begin between two offsets; the first MOST_UNCHANGED of them. */
function startsOf(exact: string, text: string, offsets: Range): number[] {
  const from = Math.max(0, offsets.start);
  const window = text.slice(from, offsets.end + exact.length);
  const starts: number[] = [];
  let at = window.indexOf(exact);
  while (at >= 0 && starts.length < MOST_UNCHANGED) {
    starts.push(from + at);
    at = window.indexOf(exact, at + 1);
  }
  return starts;
}

const reversed = (text: string): string => text.split('').reverse().join('');

/** Errors in a context that should stand at the head of `text`; all of it, when a third of it is not there. */
function errorsAtHead(text: string, context: string): number {
  const passage = { prefix: '', exact: context, suffix: '' };
  return align(text, passage, { from: 0, slack: 0 }, context.length * GONE)?.quoteErrors ?? context.length;
}
