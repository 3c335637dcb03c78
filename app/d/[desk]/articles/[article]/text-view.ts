import type { Range } from '@/lib/domain/sentences';
import { type Block, layOut, markup } from './blocks';
import type { ClaimView, TextPane } from './contract';
import { canHighlight, painter } from './highlights';
import { marginalia } from './marginalia';
import { marksOf, type Place, placesOf, priorities, touching } from './marks';
import { onScreen } from './on-screen';
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
  // Asked before there is a text: the answer needs the styles of all that is there.
  const size = matchMedia('(max-width: 760px)').matches ? NARROW : WIDE;
  root.innerHTML = markup(text, sentences, blocks, options.names.block);
  const map = textMap(root, sentences, blocks);
  sizeUnseen(map.blocks, blocks, sentences, size);
  const description = describing(root);

  const painted = canHighlight()
    ? { claims: painter(map, priorities), hand: painter(map, priorities), hits: painter(map, priorities) }
    : null;
  let shown: Shown | null = null;
  let places: readonly Place[] = [];
  let near = map.rangeOfBlocks(0, FIRST_SEEN);
  // Painted near the window alone: the browser goes through all highlights whenever one of them changes.
  const paintClaims = (): void => painted?.claims.paint(marksOf(places, shown?.openClaim ?? null, near));
  const onNear = (range: Range): void => {
    near = range;
    paintClaims();
  };
  // Paper has no window.
  const onPrint = () => onNear({ start: 0, end: text.length });
  window.addEventListener('beforeprint', onPrint);
  const margin = marginalia({ root, map, options, onNear });

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
    ...onScreen(map),
    pinOf: margin.pinOf,
    paintFound,
    focusText,
    map,
    places: () => places,
    show: (next) => {
      const last = shown;
      const claimsChanged = last?.views !== next.views;
      if (claimsChanged) places = placesOf(next.views);
      if (last?.focus !== next.focus) focusOn(next.focus);
      if (last?.focus !== next.focus || claimsChanged) tell(next.focus);
      if (last?.focus !== next.focus || !sameRange(last.selection, next.selection))
        painted?.hand.paint(handOf(sentences, next));
      if (last && !sameRange(last.selection, next.selection)) giveWayTo(map, root, next.selection);
      shown = next;
      if (claimsChanged || last?.openClaim !== next.openClaim) paintClaims();
      margin.show(next, places);
    },
    destroy: () => {
      for (const one of Object.values(painted ?? {})) one.clear();
      margin.destroy();
      window.removeEventListener('beforeprint', onPrint);
      description.remove();
      root.replaceChildren();
    },
  };
}

/** Blocks that are taken to be in the window until the browser has laid them out. */
const FIRST_SEEN = 2;

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

/** Letters in a line, and the heights of a line and of what parts two paragraphs, in CSS pixels: about, for the estimate. */
const WIDE = { letters: 74, line: 32, gap: 32 };
const NARROW = { letters: 38, line: 32, gap: 28 };

/**
 * How much room a block takes while it has never been laid out. Written as a length and not by way of custom
 * properties: those would make the styles of all highlights differ from block to block, and the browser work each
 * of them out for each sentence.
 */
function sizeUnseen(
  elements: readonly HTMLElement[],
  blocks: readonly Block[],
  sentences: readonly number[],
  { letters, line, gap }: typeof WIDE,
): void {
  blocks.forEach((block, i) => {
    const first = block[0]?.first ?? 0;
    const end = block.at(-1)?.end ?? first;
    const length = (sentences[end * 2 - 1] ?? 0) - (sentences[first * 2] ?? 0);
    const height = Math.round((length / letters) * line + block.length * gap);
    elements[i]?.style.setProperty('contain-intrinsic-block-size', `auto ${height}px`);
  });
}
