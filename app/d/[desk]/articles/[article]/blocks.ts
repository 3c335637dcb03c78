/**
 * How an article is laid out: sentences → paragraphs → blocks, and the markup of a block.
 * A block is what the browser may skip while it is out of sight (`content-visibility`), so a
 * one-paragraph article is cut into blocks as well. The text itself is never changed: what stands
 * between two sentences stays text, in the element of the first.
 */

/** Half-open run of sentences, set as one paragraph. */
export type Paragraph = { readonly first: number; readonly end: number; readonly outside: boolean };
export type Block = readonly Paragraph[];

/** [start, end, start, end, …] in UTF-16 code units, as in `ArticleVersion.sentences`. */
export type Sentences = readonly number[];

const PER_PARAGRAPH = 5;
/** A paragraph of the source up to this long stays whole. */
const LONGEST_WHOLE = 8;
/** A cut waits this many sentences for a quotation to end. */
const PATIENCE = 4;
const PER_BLOCK = 40;

/** Paragraphs of the source are kept; long ones are cut between sentences, outside quotations where possible. */
export function layOut(text: string, sentences: Sentences, outside: readonly number[]): Block[] {
  const paragraphs = runsOf(text, sentences, new Set(outside)).flatMap((run) => cut(text, sentences, run));
  return blocksOf(paragraphs);
}

function runsOf(text: string, sentences: Sentences, outside: ReadonlySet<number>): Paragraph[] {
  const count = sentences.length / 2;
  const runs: Paragraph[] = [];
  for (let first = 0, i = 1; i <= count; i += 1) {
    if (i < count && !parts(text, sentences, i) && outside.has(i) === outside.has(first)) continue;
    runs.push({ first, end: i, outside: outside.has(first) });
    first = i;
  }
  return runs;
}

/** Whether a line ends between the sentence and the one before it. */
function parts(text: string, sentences: Sentences, sentence: number): boolean {
  const from = sentences[sentence * 2 - 1] ?? 0;
  const to = sentences[sentence * 2] ?? from;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) return true;
  return false;
}

function cut(text: string, sentences: Sentences, run: Paragraph): Paragraph[] {
  if (run.end - run.first <= LONGEST_WHOLE) return [run];
  const paragraphs: Paragraph[] = [];
  for (let first = run.first; first < run.end; ) {
    const wanted = first + evenPart(run.end - first);
    const end = Math.min(run.end, afterQuotation(text, sentences, first, wanted));
    paragraphs.push({ ...run, first, end });
    first = end;
  }
  return paragraphs;
}

/** So many sentences that the rest divides into paragraphs of about the same length. */
const evenPart = (left: number): number => Math.round(left / Math.max(1, Math.round(left / PER_PARAGRAPH)));

function afterQuotation(text: string, sentences: Sentences, first: number, wanted: number): number {
  for (let end = wanted; end <= wanted + PATIENCE; end += 1) {
    const paragraph = text.slice(sentences[first * 2], sentences[end * 2 - 1]);
    if (paragraph.lastIndexOf('“') <= paragraph.lastIndexOf('”')) return end;
  }
  return wanted;
}

function blocksOf(paragraphs: readonly Paragraph[]): Block[] {
  const blocks: Paragraph[][] = [];
  let room = 0;
  for (const paragraph of paragraphs) {
    if (room <= 0) {
      blocks.push([]);
      room = PER_BLOCK;
    }
    blocks.at(-1)?.push(paragraph);
    room -= paragraph.end - paragraph.first;
  }
  return blocks;
}

/**
 * The markup of all blocks: `div > p > span`, one `span` per sentence, nothing else around or inside the words.
 * A class decides how a block is laid out while it is out of sight, `data-first` is the number shown in the margin.
 */
export function markup(
  text: string,
  sentences: Sentences,
  blocks: readonly Block[],
  className: string,
): string {
  const written = ['&', '<', '>'].some((sign) => text.includes(sign)) ? escaped : same;
  let html = '';
  let at = 0;
  for (const block of blocks) {
    html += `<div class="${className}">`;
    for (const { first, end, outside } of block) {
      html += outside ? `<p class="outside" data-first="${first + 1}">` : `<p data-first="${first + 1}">`;
      for (let i = first; i < end; i += 1) {
        // Only the first sentence of all can have text before it.
        const start = sentences[i * 2] ?? at;
        if (start > at) html += written(text.slice(at, start));
        at = sentences[i * 2 + 2] ?? text.length;
        html += `<span>${written(text.slice(start, at))}</span>`;
      }
      html += '</p>';
    }
    html += '</div>';
  }
  return html;
}

const same = (text: string): string => text;
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => ENTITY[one] ?? one);

/** The index of the last sentence that starts at or before `offset`; -1 before the first. */
export const sentenceBefore = (sentences: Sentences, offset: number): number =>
  lastIndex(sentences.length / 2, (sentence) => (sentences[sentence * 2] ?? 0) <= offset);

/** The greatest index below `count` for which `holds` is true, where it is true up to there and then no more; -1 for none. */
export function lastIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
