import type { Match } from './difference-matches';

/**
 * Matches as a person would draw them: without islands, a word or two left standing in a passage rewritten round
 * them, and with what was put in or taken out beginning where a line or a sentence does, if it can.
 * The last match, at the end of both texts, stays, empty or not.
 */
export function tidy(
  matches: readonly Match[],
  before: readonly string[],
  after: readonly string[],
): Match[] {
  return settle(withoutIslands(matches, before, after), before, after);
}

function withoutIslands(
  matches: readonly Match[],
  before: readonly string[],
  after: readonly string[],
): Match[] {
  const older = lettersUpTo(before);
  const newer = lettersUpTo(after);
  const change = (from: Match, to: Match): Change => ({
    removed: (older[to.before] ?? 0) - (older[from.before + from.length] ?? 0),
    added: (newer[to.after] ?? 0) - (newer[from.after + from.length] ?? 0),
  });
  const isLost = (shore: Match | undefined, island: Match | undefined, next: Match): boolean => {
    if (!shore || !island) return false;
    const end = island.before + island.length;
    const letters = (older[end] ?? 0) - (older[island.before] ?? 0);
    if (!isIsland(letters, change(shore, island), change(island, next))) return false;
    return !before.slice(island.before, end).includes('\n');
  };
  const kept: Match[] = [{ before: 0, after: 0, length: 0 }];
  for (const match of matches) {
    // A change grows with each island that goes, and may take the one before with it.
    while (isLost(kept.at(-2), kept.at(-1), match)) kept.pop();
    kept.push(match);
  }
  return kept;
}

/** Letters and digits of what stands between two matches. */
type Change = { readonly removed: number; readonly added: number };

// In letters: some five words. A longer passage is worth seeing, whatever was rewritten round it.
const LARGEST_ISLAND = 24;

/** Whether a match is lost between words changed to its left and words changed to its right, twice its size each. */
function isIsland(letters: number, left: Change, right: Change): boolean {
  if (letters > LARGEST_ISLAND) return false;
  if (left.removed + right.removed === 0 || left.added + right.added === 0) return false;
  const around = Math.min(Math.max(left.removed, left.added), Math.max(right.removed, right.added));
  return around > 0 && 2 * letters <= around;
}

/** How many letters and digits stand before each token, and in all. */
function lettersUpTo(tokens: readonly string[]): number[] {
  const sums = [0];
  let sum = 0;
  for (const token of tokens) {
    sum += token.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    sums.push(sum);
  }
  return sums;
}

/** Grow matches over what both sides of a change begin or end with, and move what was only put in or taken out. */
function settle(matches: readonly Match[], before: readonly string[], after: readonly string[]): Match[] {
  const settled: Match[] = [];
  for (const match of matches) {
    const last = settled.pop();
    if (last) settled.push(...meet(last, match, before, after));
    else settled.push(match);
  }
  return settled;
}

function meet(
  last: Match,
  match: Match,
  before: readonly string[],
  after: readonly string[],
): readonly [Match, Match] {
  const by = bestShift(last, match, before, after);
  const room = Math.min(match.before - last.before, match.after - last.after) - last.length;
  let head = 0;
  while (head < room && before[last.before + last.length + head] === after[last.after + last.length + head])
    head += 1;
  let tail = 0;
  while (tail < room - head && before[match.before - 1 - tail] === after[match.after - 1 - tail]) tail += 1;
  return [
    { ...last, length: last.length + by + head },
    { before: match.before + by - tail, after: match.after + by - tail, length: match.length - by + tail },
  ];
}

/** By how many tokens the passage between two matches should move: to the right, or, below 0, to the left. */
function bestShift(last: Match, match: Match, before: readonly string[], after: readonly string[]): number {
  const removed = match.before - last.before - last.length;
  const added = match.after - last.after - last.length;
  if ((removed === 0) === (added === 0)) return 0;
  const tokens = removed > 0 ? before : after;
  const from = removed > 0 ? match.before - removed : match.after - added;
  const to = from + removed + added;
  let best = 0;
  for (let by = -1; -by < last.length && tokens[from + by] === tokens[to + by]; by -= 1)
    if (beginning(tokens, from + by) > beginning(tokens, from + best)) best = by;
  for (let by = 1; by < match.length && tokens[from + by - 1] === tokens[to + by - 1]; by += 1)
    if (beginning(tokens, from + by) > beginning(tokens, from + best)) best = by;
  return best;
}

const SENTENCE_END = /^[.!?…”"»]$/;

/** How well a passage can begin at a token: with a line, a sentence, the space after one, a word, or inside. */
function beginning(tokens: readonly string[], at: number): number {
  const last = tokens[at - 1] ?? '\n';
  const next = tokens[at] ?? '';
  if (last === '\n') return 4;
  if (/^\s/.test(last)) return SENTENCE_END.test(tokens[at - 2] ?? '') ? 3 : 1;
  return SENTENCE_END.test(last) && /^\s/.test(next) ? 2 : 0;
}
