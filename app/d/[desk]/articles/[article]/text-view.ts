import type { Range } from '@/lib/domain/sentences';
import { type Block, layOut, markup, sentenceBefore } from './blocks';
import type { ClaimView, TextPane } from './contract';
import { canHighlight, painter } from './highlights';
import { marginalia } from './marginalia';
import { marksOf, type Place, placesOf, priorities, touching } from './marks';
import { type TextMap, textMap } from './text-map';

/** What the pane shows of the state. */
export type Shown = {
  readonly focus: number;
  readonly selection: Range | null;
  readonly openClaim: string | null;
  readonly views: readonly ClaimView[];
};

export type Article = {
  readonly text: string;
  readonly sentences: readonly number[];
  readonly outside: readonly number[];
};

/** What the view asks of whoever put it up. */
export type TextViewOptions = {
  /** Class names of the parts, from the style sheet. */
  readonly names: { readonly block: string; readonly bracket: string; readonly pin: string };
  /** What a screen reader says after the words of the sentence that comes into focus. */
  readonly describe: (sentence: number, claims: readonly ClaimView[]) => string;
  readonly nameOfPin: (view: ClaimView) => string;
  readonly onPin: (view: ClaimView) => void;
  readonly onLayout: () => void;
};

export type TextView = TextPane & {
  readonly map: TextMap;
  readonly show: (shown: Shown) => void;
  readonly places: () => readonly Place[];
  readonly destroy: () => void;
};

/**
 * Put an article's text into `root` and keep it painted: plain DOM, made in one go, never rebuilt.
 *
 * To assistive technology it stays a text: sentences are plain focusable elements without a role, so that reading
 * line by line, by word, by letter works as in any page (options of a listbox are read as one lump, and `mark` is
 * not announced by half the readers). The sentence in focus is described by its number and its claims; the claims
 * themselves are a list of buttons beside it. Exactly one sentence is in the order of the Tab key.
 */
export function textView(root: HTMLElement, article: Article, options: TextViewOptions): TextView {
  const { text, sentences } = article;
  const blocks = layOut(text, sentences, article.outside);
  root.innerHTML = markup(text, sentences, blocks, options.names.block);
  const elements = [...root.children].filter((child) => child instanceof HTMLElement);
  sizeUnseen(elements, blocks, sentences);
  const map = textMap(root, sentences);
  const description = describing(root);

  const painted = canHighlight()
    ? { claims: painter(map, priorities), hand: painter(map, priorities), hits: painter(map, priorities) }
    : null;
  const margin = marginalia({ root, map, blocks, elements, options });
  let shown: Shown | null = null;
  let places: readonly Place[] = [];

  const focusOn = (sentence: number): void => {
    const before = shown ? map.element(shown.focus) : null;
    const element = map.element(sentence);
    const hadFocus = before !== null && before === document.activeElement;
    before?.removeAttribute('tabindex');
    before?.removeAttribute('aria-describedby');
    element?.setAttribute('tabindex', '0');
    element?.setAttribute('aria-describedby', description.id);
    if (hadFocus) element?.focus({ preventScroll: true });
  };
  const tell = (sentence: number): void => {
    const claims = touching(places, rangeOfSentence(sentences, sentence)).map((place) => place.view);
    description.textContent = options.describe(sentence, [...new Set(claims)]);
  };

  const paintFound: TextPane['paintFound'] = (hits, here) => {
    const marks = hits.map(
      (hit, i) => [`${i}`, { ...hit, name: i === here ? 'found-here' : 'found' }] as const,
    );
    painted?.hits.paint(new Map(marks));
  };
  const focusText = () => map.element(shown?.focus ?? 0)?.focus({ preventScroll: true });
  return {
    ...placesOnScreen(map, blocks, elements),
    pinOf: margin.pinOf,
    paintFound,
    focusText,
    map,
    places: () => places,
    show: (next) => {
      const last = shown;
      const claimsChanged = last?.views !== next.views;
      if (claimsChanged) places = placesOf(next.views);
      if (claimsChanged || last?.openClaim !== next.openClaim)
        painted?.claims.paint(marksOf(places, next.openClaim));
      if (last?.focus !== next.focus) focusOn(next.focus);
      if (last?.focus !== next.focus || claimsChanged) tell(next.focus);
      if (last?.focus !== next.focus || !sameRange(last.selection, next.selection))
        painted?.hand.paint(handOf(sentences, next));
      if (last && !sameRange(last.selection, next.selection)) giveWayTo(map, root, next.selection);
      shown = next;
      margin.show(next, places);
    },
    destroy: () => {
      for (const one of Object.values(painted ?? {})) one.clear();
      margin.destroy();
      description.remove();
      root.replaceChildren();
    },
  };
}

const rangeOfSentence = (sentences: readonly number[], sentence: number): Range => ({
  start: sentences[sentence * 2] ?? 0,
  end: sentences[sentence * 2 + 1] ?? 0,
});

const sameRange = (a: Range | null | undefined, b: Range | null): boolean =>
  a === b || (!!a && !!b && a.start === b.start && a.end === b.end);

const handOf = (sentences: readonly number[], { focus, selection }: Shown) =>
  new Map([
    ['sentence', { ...rangeOfSentence(sentences, focus), name: 'sentence' }],
    ...(selection ? [['in-hand', { ...selection, name: 'in-hand' }] as const] : []),
  ]);

/** The browser's own selection goes when other words are in hand than it shows. */
function giveWayTo(map: TextMap, root: HTMLElement, selection: Range | null): void {
  const native = document.getSelection();
  if (!native || native.isCollapsed || !native.anchorNode || !root.contains(native.anchorNode)) return;
  const range = native.getRangeAt(0);
  const from = map.offsetOf(range.startContainer, range.startOffset);
  const to = map.offsetOf(range.endContainer, range.endOffset);
  // It may be wider by the white space and half characters that were tidied away.
  const shows = selection && Math.abs(from - selection.start) < 8 && Math.abs(to - selection.end) < 8;
  if (!shows) native.removeAllRanges();
}

/** An element for what is said of the sentence in focus. */
function describing(root: HTMLElement): HTMLElement {
  const element = document.createElement('p');
  element.id = 'sentence-in-focus';
  element.hidden = true;
  root.after(element);
  return element;
}

/** How much room a block takes while it has never been laid out: the style sheet turns letters into lines. */
function sizeUnseen(
  elements: readonly HTMLElement[],
  blocks: readonly Block[],
  sentences: readonly number[],
) {
  blocks.forEach((block, i) => {
    const first = block[0]?.first ?? 0;
    const end = block.at(-1)?.end ?? first;
    const letters = (sentences[end * 2 - 1] ?? 0) - (sentences[first * 2] ?? 0);
    elements[i]?.style.setProperty('--letters', String(letters));
    elements[i]?.style.setProperty('--paragraphs', String(block.length));
  });
}

function placesOnScreen(
  map: TextMap,
  blocks: readonly Block[],
  elements: readonly HTMLElement[],
): Pick<TextPane, 'rectOf' | 'blockAt' | 'visible' | 'scrollTo'> {
  const blockOf = (sentence: number): number =>
    Math.max(
      0,
      lastIndex(blocks.length, (i) => (blocks[i]?.[0]?.first ?? 0) <= sentence),
    );
  const blockAt = (offset: number): HTMLElement | null =>
    elements[blockOf(Math.max(0, sentenceBefore(map.sentences, offset)))] ?? null;
  const lineOf = (range: Range): DOMRect | null =>
    map.rangeOf(range.start, Math.max(range.start + 1, range.end)).getClientRects()[0] ?? null;
  const sentenceAtHeight = (y: number): number => {
    const block = Math.max(
      0,
      lastIndex(elements.length, (i) => top(elements[i]) <= y),
    );
    const first = blocks[block]?.[0]?.first ?? 0;
    const count = (blocks[block]?.at(-1)?.end ?? first) - first;
    if (!isNear(elements[block])) return first;
    return (
      first +
      Math.max(
        0,
        lastIndex(count, (i) => top(map.elements[first + i]) <= y),
      )
    );
  };
  return {
    rectOf: (range) => (isNear(blockAt(range.start)) ? lineOf(range) : null),
    blockAt,
    visible: (margin = 0) => ({
      start: map.sentences[sentenceAtHeight(-margin) * 2] ?? 0,
      end: map.sentences[sentenceAtHeight(window.innerHeight + margin) * 2 + 1] ?? 0,
    }),
    scrollTo: (range) =>
      bringIntoView(
        () => lineOf(range),
        () => map.rangeOf(range.start, range.end),
      ),
  };
}

/** The greatest index below `count` for which `holds` is true, given that it is true up to there; -1 for none. */
function lastIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const top = (element: Element | undefined): number => element?.getBoundingClientRect().top ?? 0;

/** Within reach of the browser's own margin for laying out blocks before they are seen. */
const isNear = (element: Element | null | undefined): boolean => {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -2 * window.innerHeight && top < 3 * window.innerHeight;
};

const ROOM = 24;

/**
 * Scroll as little as possible. Blocks on the way get their true height only once they are laid out, so the
 * place is looked at again for a few frames.
 */
function bringIntoView(firstLine: () => DOMRect | null, whole: () => globalThis.Range, frames = 3): void {
  const line = firstLine();
  if (!line) return;
  const rect = whole().getBoundingClientRect();
  const upper = covered('--bar-top') + ROOM;
  const lower = window.innerHeight - Math.max(covered('--sheet'), covered('--bar-keys')) - ROOM;
  const height = Math.min(rect.height, lower - upper);
  const far = line.top > 2 * window.innerHeight || line.bottom < -window.innerHeight;
  const wanted = far ? upper + (lower - upper) / 3 : Math.min(Math.max(line.top, upper), lower - height);
  const by = Math.round(line.top - wanted);
  if (by === 0) return;
  window.scrollBy({ top: by, behavior: 'instant' });
  if (frames > 0) requestAnimationFrame(() => bringIntoView(firstLine, whole, frames - 1));
}

/** A custom property of the page in CSS pixels; 0 when it is not set. */
const covered = (property: string): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(property)) || 0;
