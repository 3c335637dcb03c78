import type { Range as Stretch } from '@/lib/domain/sentences';
import { type Block, lastIndex, type Sentences, sentenceBefore } from './blocks';

/** A place in the document: a text node and how many UTF-16 code units of it come before. */
type Place = { readonly node: Node; readonly offset: number };

/** Offsets in the article's text ↔ places in the document, both by binary search. */
export type TextMap = {
  readonly sentences: Sentences;
  readonly blocks: readonly HTMLElement[];
  /** Index of the block that a sentence stands in. */
  readonly blockOf: (sentence: number) => number;
  /** The sentences of a block: index of the first, and their elements. */
  readonly inBlock: (block: number) => { readonly first: number; readonly elements: readonly HTMLElement[] };
  readonly element: (sentence: number) => HTMLElement | null;
  /** The text of blocks `first` to `end`, the gaps behind their sentences included. */
  readonly rangeOfBlocks: (first: number, end: number) => Stretch;
  readonly rangeOf: (start: number, end: number) => Range;
  readonly staticRangeOf: (start: number, end: number) => StaticRange;
  /** The offset of a place in or around the text; a place between two sentences' nodes counts as the end of the first. */
  readonly offsetOf: (node: Node, offset: number) => number;
};

/** Read the map off a text that was laid out by `markup`. A block's sentences are collected when one is asked for. */
export function textMap(root: HTMLElement, sentences: Sentences, layout: readonly Block[]): TextMap {
  const blocks = [...root.children].filter((child) => child instanceof HTMLElement);
  const collected: (readonly HTMLElement[] | undefined)[] = [];
  const firstOf = (block: number) => layout[block]?.[0]?.first ?? 0;
  const blockOf = (sentence: number) =>
    Math.max(
      0,
      lastIndex(layout.length, (i) => firstOf(i) <= sentence),
    );
  const inBlock = (block: number) => {
    const elements = collected[block] ?? [...(blocks[block]?.getElementsByTagName('span') ?? [])];
    collected[block] = elements;
    return { first: firstOf(block), elements };
  };
  const elementOf = (sentence: number): HTMLElement | null => {
    const { first, elements } = inBlock(blockOf(sentence));
    return elements[sentence - first] ?? null;
  };
  const placeOf = (offset: number, sentence: number): Place => {
    const element = elementOf(Math.max(0, sentence));
    if (!element) return { node: root, offset: 0 };
    if (sentence < 0) return before(element, offset);
    return inside(element.firstChild ?? element, offset - (sentences[sentence * 2] ?? 0));
  };
  // An end that falls on the start of a sentence belongs to the sentence before it.
  const placesOf = (start: number, end: number) => ({
    from: placeOf(start, sentenceBefore(sentences, start)),
    to: placeOf(end, Math.max(0, sentenceBefore(sentences, end - 1))),
  });
  return {
    sentences,
    blocks,
    blockOf,
    inBlock,
    element: elementOf,
    rangeOfBlocks: (first, end) => ({
      start: first === 0 ? 0 : (sentences[firstOf(first) * 2] ?? 0),
      end: end < layout.length ? (sentences[firstOf(end) * 2] ?? 0) : Number.MAX_SAFE_INTEGER,
    }),
    rangeOf: (start, end) => {
      const { from, to } = placesOf(start, end);
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    staticRangeOf: (start, end) => {
      const { from, to } = placesOf(start, end);
      return new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      });
    },
    offsetOf: (node, offset) => {
      const sentence = sentenceAtPlace(sentences.length / 2, elementOf, node, offset);
      if (sentence < 0) return node.nodeType === Node.TEXT_NODE ? offset : 0;
      const element = elementOf(sentence);
      const start = sentences[sentence * 2] ?? 0;
      const end = sentences[sentence * 2 + 1] ?? start;
      if (node === element?.firstChild) return start + offset;
      return node === element && offset === 0 ? start : end;
    },
  };
}

const inside = (node: Node, offset: number): Place => {
  const length = node.nodeType === Node.TEXT_NODE ? (node.nodeValue?.length ?? 0) : node.childNodes.length;
  return { node, offset: Math.max(0, Math.min(offset, length)) };
};

const before = (element: HTMLElement, offset: number): Place => {
  const lead = element.previousSibling;
  return lead ? inside(lead, offset) : { node: element, offset: 0 };
};

/** The last sentence whose element begins at or before the place; -1 for none. */
function sentenceAtPlace(
  count: number,
  elementOf: (sentence: number) => HTMLElement | null,
  node: Node,
  offset: number,
): number {
  const place = document.createRange();
  place.setStart(node, offset);
  return lastIndex(count, (sentence) => {
    const element = elementOf(sentence);
    return element !== null && place.comparePoint(element, 0) <= 0;
  });
}
