import { runOnsIn } from './run-ons';
import { endsAfterAll, goesOn, seamAt, stopsIn } from './seams';

/** Half-open range `[start, end)` in UTF-16 code units. */
export type Range = { readonly start: number; readonly end: number };

/** Sentences as a version keeps them, [start, end, start, end, …], as ranges. */
export const rangesOf = (flat: readonly number[]): Range[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({ start: flat[2 * i] ?? 0, end: flat[2 * i + 1] ?? 0 }));

// Written without sentence marks, or with marks whose rules no segmenter has.
const WITHOUT_RULES = new Set(['th', 'lo', 'km', 'my', 'bo', 'dz', 'shn', 'mnw', 'und']);

/** Whether sentences of this language (a BCP 47 tag) can be told apart; without it only lines and marks are used. */
export function hasSplitter(language: string): boolean {
  return !WITHOUT_RULES.has(knownLanguage(language));
}

/** The primary subtag of a language that the segmenter knows, else `und`. */
function knownLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  try {
    return Intl.Segmenter.supportedLocalesOf(primary).length > 0 ? primary : 'und';
  } catch {
    return 'und';
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/**
 * The sentences of `text` in order, trimmed of white space; ranges and the gaps between them tile the text.
 * A line break ends a sentence. `Intl.Segmenter` proposes, the tables decide which ends are none.
 *
 * @param language BCP 47 tag; an unknown one is split by the rules all languages share
 */
export function splitSentences(text: string, language: string): Range[] {
  const known = knownLanguage(language);
  return lines(text).flatMap((line) => {
    const ends = [...endsIn(text, line, known), line.end];
    return ends.flatMap((end, i) => trimmed(text, ends[i - 1] ?? line.start, end) ?? []);
  });
}

function lines(text: string): Range[] {
  const found: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end > start) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

function trimmed(text: string, start: number, end: number): Range | null {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  if (lead === piece.length) return null;
  return { start: start + lead, end: start + piece.trimEnd().length };
}

// Intl.Segmenter takes time that grows with the square of its string: 14 s for a million characters at once.
const WINDOW = 4096;
// Between two letters, or a small letter, a space and a letter, no sentence rule looks across.
const SAFE_CUT = /\p{L}(?=\p{L})|\p{Ll} (?=\p{Ll})/u;

function endsIn(text: string, line: Range, language: string): number[] {
  const proposed = proposedEnds(text, line, language);
  const words = text.slice(line.start, line.end);
  const stops = stopsIn(words).map((offset) => line.start + offset);
  const ends = [...new Set([...proposed, ...stops])].filter((offset) => {
    const seam = seamAt(text, line, offset, language);
    return (proposed.has(offset) || endsAfterAll(seam)) && !goesOn(seam);
  });
  const runOns = runOnsIn(words, language).map((offset) => line.start + offset);
  return [...new Set([...ends, ...runOns])].sort((a, b) => a - b);
}

function proposedEnds(text: string, { start, end }: Range, language: string): Set<number> {
  const segmenter = segmenterOf(language);
  const ends = new Set<number>();
  for (let from = start; from < end; ) {
    const to = windowEnd(text, from, end);
    for (const { index } of segmenter.segment(text.slice(from, to))) if (index > 0) ends.add(from + index);
    from = to;
  }
  return ends;
}

function windowEnd(text: string, from: number, end: number): number {
  const wanted = from + WINDOW;
  if (wanted >= end) return end;
  const cut = SAFE_CUT.exec(text.slice(wanted, wanted + 512));
  return Math.min(end, cut ? wanted + cut.index + cut[0].length : wanted);
}

/** The index of the sentence that holds `offset`, or of the last one before it; -1 before the first. */
export function sentenceAt(sentences: readonly Range[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The indexes of the sentences that share at least one code unit with `range`, in order. */
export function sentencesTouching(sentences: readonly Range[], range: Range): number[] {
  const touching: number[] = [];
  if (range.start >= range.end) return touching;
  for (let i = Math.max(0, sentenceAt(sentences, range.start)); i < sentences.length; i += 1) {
    const sentence = sentences[i];
    if (!sentence || sentence.start >= range.end) break;
    if (sentence.end > range.start) touching.push(i);
  }
  return touching;
}
