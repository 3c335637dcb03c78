/**
 * A matcher of quotes as Hypothesis has one: the plain search first, `approx-string-match` where that finds nothing,
 * and of several places the one whose quote, context and position agree best.
 */
import search, { type Match } from 'approx-string-match';
import type { Anchor } from '../lib/domain/anchor';
import type { Range } from '../lib/domain/sentences';

// What each part is worth, and how many errors a quote may have, there as here.
const WORTH = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;
const mostErrors = (quote: string): number => Math.min(256, quote.length / 2);

/** @returns null when no place has as few errors as that */
export function approxQuote(text: string, anchor: Anchor): Range | null {
  const matches = placesOf(text, anchor.exact, mostErrors(anchor.exact));
  const scored = matches.map((match) => ({ match, score: scoreOf(text, anchor, match) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best ? { start: best.match.start, end: best.match.end } : null;
}

function placesOf(text: string, words: string, most: number): Match[] {
  const plain: Match[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    plain.push({ start: at, end: at + words.length, errors: 0 });
  return plain.length > 0 ? plain : search(text, words, most);
}

function scoreOf(text: string, { prefix, exact, suffix, start }: Anchor, match: Match): number {
  const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
  const after = text.slice(match.end, match.end + suffix.length);
  return (
    WORTH.quote * (1 - match.errors / exact.length) +
    WORTH.prefix * likeness(before, prefix) +
    WORTH.suffix * likeness(after, suffix) +
    WORTH.position * (1 - Math.abs(match.start - start) / text.length)
  );
}

function likeness(text: string, context: string): number {
  if (context === '') return 1;
  if (text === '') return 0;
  return 1 - (placesOf(text, context, context.length)[0]?.errors ?? context.length) / context.length;
}
