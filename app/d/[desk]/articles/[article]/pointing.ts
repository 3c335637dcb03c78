import { tidy } from '@/lib/domain/selection';
import type { Range } from '@/lib/domain/sentences';
import { sentenceBefore } from './blocks';
import { type Place, touching } from './marks';
import type { TextView } from './text-view';

/** What pointing at the text asks for. */
export type Pointing = {
  /** A sentence was clicked or tapped, and perhaps the words of a claim in it. */
  readonly onSentence: (sentence: number, claimId: string | null, by: 'mouse' | 'thumb') => void;
  /** Words were selected, by mouse, touch or the browser's own keys. */
  readonly onWords: (words: Range) => void;
  readonly openClaim: () => string | null;
  /** The words that Ctrl+C copies while nothing is selected. */
  readonly inHand: () => Range | null;
};

/** Until the handles of a selection by touch have stood still this long, in milliseconds. */
const STILL = 300;

/** Listen to mouse, touch and copying in the text. @returns how to stop */
export function pointing(root: HTMLElement, text: string, view: TextView, asks: Pointing): () => void {
  let pressed = false;
  let aside = false;
  let still = 0;
  const selected = (): Range | null => {
    const native = document.getSelection();
    if (!native || native.isCollapsed || native.rangeCount === 0) return null;
    const range = native.getRangeAt(0);
    if (!range.intersectsNode(root)) return null;
    const drawn = {
      start: view.map.offsetOf(range.startContainer, range.startOffset),
      end: view.map.offsetOf(range.endContainer, range.endOffset),
    };
    return tidy(text, drawn);
  };
  const take = (): void => {
    const words = selected();
    if (words) asks.onWords(words);
  };
  const onDown = (event: PointerEvent): void => {
    pressed = event.pointerType === 'mouse' && event.button === 0;
  };
  const onUp = (): void => {
    if (!pressed) return;
    pressed = false;
    // The browser drops an old selection only after this event.
    setTimeout(take);
  };
  const onSelection = (): void => {
    if (pressed || aside) return;
    clearTimeout(still);
    still = window.setTimeout(take, STILL);
  };
  /** A double click beside the text selects the word nearest to it: nobody has asked for that one. */
  const onPress = (event: MouseEvent): void => {
    aside = event.detail > 1 && event.target instanceof Node && !root.contains(event.target);
    if (aside) clearTimeout(still);
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target.closest('span') : null;
    if (!target || !root.contains(target)) return;
    const sentence = Math.max(0, sentenceBefore(view.map.sentences, view.map.offsetOf(target, 0)));
    const offset = offsetAt(view, event.clientX, event.clientY);
    const here = offset === null ? [] : touching(view.places(), { start: offset, end: offset + 1 });
    if (selected()) {
      // A second click selects a word; on a claim it means the claim.
      if (event.detail !== 2 || here.length === 0) return;
      document.getSelection()?.removeAllRanges();
    }
    const open = asks.openClaim();
    const claimId = event.detail > 1 ? (standing(here, open) ?? next(here, null)) : next(here, open);
    asks.onSentence(sentence, claimId, byThumb(event) ? 'thumb' : 'mouse');
  };
  const onCopy = (event: ClipboardEvent): void => {
    const native = document.getSelection();
    const inText = root.contains(document.activeElement);
    const range = selected() ?? (native?.isCollapsed !== false && inText ? asks.inHand() : null);
    if (!range || leavesText(native, root)) return;
    event.clipboardData?.setData('text/plain', text.slice(range.start, range.end));
    event.preventDefault();
  };
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('click', onClick);
  document.addEventListener('pointerup', onUp);
  document.addEventListener('selectionchange', onSelection);
  document.addEventListener('mousedown', onPress);
  document.addEventListener('copy', onCopy);
  return () => {
    clearTimeout(still);
    root.removeEventListener('pointerdown', onDown);
    root.removeEventListener('click', onClick);
    document.removeEventListener('pointerup', onUp);
    document.removeEventListener('selectionchange', onSelection);
    document.removeEventListener('mousedown', onPress);
    document.removeEventListener('copy', onCopy);
  };
}

const byThumb = (event: MouseEvent): boolean => 'pointerType' in event && event.pointerType === 'touch';

/** Of the claims on the same words, narrowest first: the one after the open one, so that clicks go round. */
export function next(here: readonly Place[], open: string | null): string | null {
  const ids = [...new Set(here.map(({ view }) => view.claim.id))];
  const at = open === null ? -1 : ids.indexOf(open);
  return ids[(at + 1) % ids.length] ?? null;
}

const standing = (here: readonly Place[], open: string | null): string | null =>
  here.some(({ view }) => view.claim.id === open) ? open : null;

/** What is selected also outside the text: the browser copies that as it is. */
const leavesText = (native: Selection | null, root: HTMLElement): boolean =>
  !!native && !native.isCollapsed && !root.contains(native.getRangeAt(0).commonAncestorContainer);

/** The offset of the letter under a point of the window. */
function offsetAt(view: TextView, x: number, y: number): number | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && view.map.offsetOf(caret.offsetNode, caret.offset);
  }
  const range: globalThis.Range | null = caretRangeFromPoint(x, y);
  return range && view.map.offsetOf(range.startContainer, range.startOffset);
}

/** The older name, for Safari. */
const caretRangeFromPoint = (x: number, y: number): globalThis.Range | null => {
  const from: unknown = Reflect.get(document, 'caretRangeFromPoint');
  return typeof from === 'function' ? from.call(document, x, y) : null;
};
