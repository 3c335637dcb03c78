import { type Sentences, sentenceBefore } from './blocks';

/** A place in the document: a text node and how many UTF-16 code units of it come before. */
type Place = { readonly node: Node; readonly offset: number };

/** Offsets in the article's text ↔ places in the document, both by binary search. */
export type TextMap = {
  readonly sentences: Sentences;
  readonly elements: readonly HTMLElement[];
  readonly element: (sentence: number) => HTMLElement | null;
  readonly rangeOf: (start: number, end: number) => Range;
  readonly staticRangeOf: (start: number, end: number) => StaticRange;
  /** The offset of a place in or around the text; a place between two sentences' nodes counts as the end of the first. */
  readonly offsetOf: (node: Node, offset: number) => number;
};

/** Read the map off a text that was laid out by `markup`. */
export function textMap(root: HTMLElement, sentences: Sentences): TextMap {
  const elements = [...root.getElementsByTagName('span')];
  const placeOf = (offset: number, sentence: number): Place => {
    const element = elements[sentence];
    if (!element) return before(elements[0] ?? root, offset);
    const start = sentences[sentence * 2] ?? 0;
    const end = sentences[sentence * 2 + 1] ?? start;
    if (offset <= end) return inside(element.firstChild ?? element, offset - start);
    return inside(element.nextSibling ?? element, offset - end);
  };
  // An end that falls on the start of a sentence belongs to the sentence before it.
  const placesOf = (start: number, end: number) => ({
    from: placeOf(start, sentenceBefore(sentences, start)),
    to: placeOf(end, Math.max(0, sentenceBefore(sentences, end - 1))),
  });
  return {
    sentences,
    elements,
    element: (sentence) => elements[sentence] ?? null,
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
      const sentence = elementBefore(elements, node, offset);
      if (sentence < 0) return node.nodeType === Node.TEXT_NODE ? offset : 0;
      const element = elements[sentence];
      const start = sentences[sentence * 2] ?? 0;
      const end = sentences[sentence * 2 + 1] ?? start;
      if (node === element) return offset === 0 ? start : end;
      if (node === element?.firstChild) return Math.min(start + offset, end);
      return node === element?.nextSibling && node.nodeType === Node.TEXT_NODE ? end + offset : end;
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

/** The last sentence whose element begins at or before the place. */
function elementBefore(elements: readonly HTMLElement[], node: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(node, offset);
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = elements[middle];
    if (element && place.comparePoint(element, 0) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
