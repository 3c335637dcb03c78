import type { Range } from '@/lib/domain/sentences';
import { lastIndex, sentenceBefore } from './blocks';
import type { TextPane } from './contract';
import type { TextMap } from './text-map';

/** Where parts of the text are in the window. */
export function onScreen(map: TextMap): Pick<TextPane, 'rectOf' | 'blockAt' | 'visible' | 'scrollTo'> {
  const blockAt = (offset: number): HTMLElement | null =>
    map.blocks[map.blockOf(Math.max(0, sentenceBefore(map.sentences, offset)))] ?? null;
  const lineOf = (range: Range): DOMRect | null =>
    map.rangeOf(range.start, Math.max(range.start + 1, range.end)).getClientRects()[0] ?? null;
  const sentenceAtHeight = (y: number): number => {
    const block = Math.max(
      0,
      lastIndex(map.blocks.length, (i) => top(map.blocks[i]) <= y),
    );
    const { first, elements } = map.inBlock(block);
    if (!isNear(map.blocks[block])) return first;
    return (
      first +
      Math.max(
        0,
        lastIndex(elements.length, (i) => top(elements[i]) <= y),
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
