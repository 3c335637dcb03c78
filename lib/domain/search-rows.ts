/**
 * Words of a row and of the overlap with the next, within which a phrase is found wherever it stands.
 * PostgreSQL counts 255 places of a word and 16,383 words in all, and takes no more than 1 MB.
 */
const ROW_WORDS = 1_000;
/** Also the longest phrase that is looked for. */
export const OVERLAP_WORDS = 50;
/** Longer words are cut, in texts and queries alike. In UTF-16 code units. */
const WORD_LENGTH = 80;

/** Words that `searchable` joined, each no longer than the index keeps it. */
export const wordsOf = (joined: string): string[] =>
  joined === '' ? [] : joined.split(' ').map((word) => word.slice(0, WORD_LENGTH));

/** A stretch of a text as the full-text index takes it. */
export type SearchRow = {
  /** 0, 1, 2 … within the text. */
  readonly part: number;
  /** Lower-case words joined by single spaces, with their accents. */
  readonly marked: string;
  /** The same without accents, and đ as d. */
  readonly folded: string;
};

/** Whether a text needs neither cutting of words nor a second row. */
const fits = (joined: string): boolean => countWords(joined) <= ROW_WORDS && !LONG_WORD.test(joined);

function countWords(joined: string): number {
  let count = 1;
  for (let at = joined.indexOf(' '); at >= 0; at = joined.indexOf(' ', at + 1)) count += 1;
  return count;
}

const LONG_WORD = new RegExp(`\\S{${WORD_LENGTH + 1}}`);

/** The words of a text, as `searchable` joins them, in rows that overlap. */
export function searchRows(whole: { marked: string; folded: string }): SearchRow[] {
  if (fits(whole.marked)) return [{ part: 0, ...whole }];
  const [marked, folded] = [wordsOf(whole.marked), wordsOf(whole.folded)];
  const step = ROW_WORDS - OVERLAP_WORDS;
  const count = Math.max(1, Math.ceil((marked.length - OVERLAP_WORDS) / step));
  const cut = (all: string[], part: number) => all.slice(part * step, part * step + ROW_WORDS).join(' ');
  return Array.from({ length: count }, (_, part) => ({
    part,
    marked: cut(marked, part),
    folded: cut(folded, part),
  }));
}
