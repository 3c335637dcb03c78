import { type Match, matches } from './difference-matches';
import { tidy } from './difference-tidy';
import { wordRanges } from './text';

/** A passage of two texts: in both, in the earlier one only, or in the later one only. */
export type Difference = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * What was changed from one text to another, in whole words, with what was removed before what stands in its place.
 * Same and removed passages joined give `before`, same and added ones give `after`, to the last space.
 * Passages rewritten beyond recognition are shown as replaced whole, so that no text takes long.
 */
export function differences(before: string, after: string): readonly Difference[] {
  const older = tokensOf(before);
  const newer = tokensOf(after);
  const found: Difference[] = [];
  const tell = (kind: Difference['kind'], tokens: readonly string[]) => {
    if (tokens.length > 0) found.push({ kind, text: tokens.join('') });
  };
  let last: Match = { before: 0, after: 0, length: 0 };
  for (const match of tidy(matches(older, newer), older, newer)) {
    tell('removed', older.slice(last.before + last.length, match.before));
    tell('added', newer.slice(last.after + last.length, match.after));
    tell('same', older.slice(match.before, match.before + match.length));
    last = match;
  }
  return found;
}

// Line breaks one by one, other space in one piece, two letters of a flag together, anything else by itself.
const BETWEEN_WORDS = /\n|[^\S\n]+|\p{RI}{2}|\S/gu;
const WORD = /[\p{L}\p{N}]$/u;
const DIGIT = /\p{N}$/u;
// Marks, joiners, skin tones and tags: they change the sign before them.
const BELONGS_BEFORE = /^(?:\p{M}|\u200d|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}])/u;

/** The words, spaces and signs of a text, in order; joined they give it back. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const word of wordRanges(text)) {
    for (const [piece] of text.slice(end, word.start).matchAll(BETWEEN_WORDS)) append(tokens, piece);
    append(tokens, text.slice(word.start, word.end));
    end = word.end;
  }
  for (const [piece] of text.slice(end).matchAll(BETWEEN_WORDS)) append(tokens, piece);
  return tokens;
}

function append(tokens: string[], piece: string): void {
  const last = tokens.at(-1) ?? '';
  const word = tokens.at(-2) ?? '';
  const belongs = /\S$/.test(last) && (BELONGS_BEFORE.test(piece) || last.endsWith('\u200d'));
  if (belongs) tokens.splice(-1, 1, last + piece);
  else if (isJoined(word, last, piece)) tokens.splice(-2, 2, word + last + piece);
  else tokens.push(piece);
}

/** Whether a sign stands inside a word or a number: Alma-Ata, don't, 1.000, 19/1. */
function isJoined(word: string, sign: string, next: string): boolean {
  if (/^['’-]$/.test(sign)) return WORD.test(word) && WORD.test(next);
  return /^[.,:/]$/.test(sign) && DIGIT.test(word) && /^\p{N}/u.test(next);
}
