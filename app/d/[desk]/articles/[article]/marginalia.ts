import type { Range } from '@/lib/domain/sentences';
import { sentenceBefore } from './blocks';
import type { ClaimView } from './contract';
import { beginningIn, type Place } from './marks';
import { frame } from './pacing';
import type { TextMap } from './text-map';
import type { Shown, TextViewOptions } from './text-view';

type Parts = {
  readonly root: HTMLElement;
  readonly map: TextMap;
  readonly options: TextViewOptions;
  /** Told which part of the text is near the window now. */
  readonly onNear: (range: Range) => void;
};

export type Marginalia = {
  readonly show: (shown: Shown, places: readonly Place[]) => void;
  readonly pinOf: (claimId: string) => DOMRect | null;
  readonly destroy: () => void;
};

/** What is this far above and below the window is painted and gets its pins. */
const AHEAD = '150% 0px';
const PIN_HEIGHT = 26;

/**
 * What stands in the margins of the text: the bracket of the sentence in focus, and the pins of claims.
 * Both hang in their block, so that they move with it while blocks above get their true height, and only the
 * blocks near the window have any. They are for the eye and the pointer; readers of the list of claims lack nothing.
 */
export function marginalia({ root, map, options, onNear }: Parts): Marginalia {
  const near = new Set<number>();
  const indexOf = new Map(map.blocks.map((element, i) => [element as Element, i]));
  const layers = new Map<number, Layer>();
  const pins = new Map<string, HTMLElement>();
  const bracket = document.createElement('div');
  bracket.className = options.names.bracket;
  bracket.setAttribute('aria-hidden', 'true');
  let shown: Shown | null = null;
  let places: readonly Place[] = [];

  /** Blocks whose pins are as they were are left alone; all that is measured is measured before anything is put up. */
  const drawPins = (of: Iterable<number>): void => {
    const open = shown?.openClaim ?? null;
    const fresh = [...of].flatMap((block) => {
      const here = beginningIn(places, map.rangeOfBlocks(block, block + 1));
      if (isDrawn(layers.get(block), here, open)) return [];
      return [[block, layerOf(here, map, map.blocks[block], open, options)] as const];
    });
    for (const [block, layer] of fresh) {
      layers.get(block)?.element.remove();
      layers.set(block, layer);
      map.blocks[block]?.append(layer.element);
      for (const [claimId, pin] of layer.pins) pins.set(claimId, pin);
    }
  };
  const forgetPins = (block: number): void => {
    layers.get(block)?.element.remove();
    layers.delete(block);
  };
  const drawBracket = (): void => {
    const sentence = shown?.focus ?? 0;
    const element = map.element(sentence);
    const block = map.blocks[map.blockOf(sentence)];
    if (!element || !block) return;
    const box = block.getBoundingClientRect();
    const rects = element.getBoundingClientRect();
    bracket.dataset.number = String(sentence + 1);
    bracket.style.top = `${rects.top - box.top - 4}px`;
    bracket.style.height = `${rects.height + 8}px`;
    if (bracket.parentElement !== block) block.append(bracket);
  };
  // Only looked up when the window has scrolled: at other times the question would cost a layout of its own.
  let scrolledTo = 0;
  let toldAt = 0;
  const tell = (): void => {
    toldAt = scrolledTo;
    options.onLayout();
  };
  /** Once a frame at most: blocks that come near and get their true height do so together. */
  const tellSoon = frame(tell);
  // What stands beside the text is drawn for a window on either side, so it need not hear of every step.
  const onScroll = (): void => {
    scrolledTo = window.scrollY;
    if (Math.abs(scrolledTo - toldAt) > window.innerHeight / 2) tellSoon();
  };
  window.addEventListener('scroll', onScroll, { passive: true });
  const redraw = frame(() => {
    for (const block of near) forgetPins(block);
    drawPins(near);
    drawBracket();
    tell();
  });

  const seeing = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const block = indexOf.get(target) ?? -1;
        if (isIntersecting) near.add(block);
        else if (near.delete(block)) forgetPins(block);
      }
      drawPins(near);
      if (near.size > 0) onNear(map.rangeOfBlocks(Math.min(...near), Math.max(...near) + 1));
      tellSoon();
    },
    { rootMargin: AHEAD },
  );
  for (const element of map.blocks) seeing.observe(element);
  // Read for the first time when the browser has laid the text out anyway: asking earlier would make it do so twice.
  let width = 0;
  const sizing = new ResizeObserver(() => {
    const before = width;
    width = root.clientWidth;
    if (before === 0) drawBracket();
    else if (before !== width) redraw();
    tellSoon();
  });
  sizing.observe(root);
  document.fonts.addEventListener('loadingdone', redraw);
  const onPress = (event: MouseEvent): void => {
    const pin =
      event.target instanceof Element ? event.target.closest<HTMLElement>(`.${options.names.pin}`) : null;
    const place = pin && places.find(({ view }) => view.claim.id === pin.dataset.claim);
    if (place) options.onPin(place.view);
  };
  root.addEventListener('click', onPress);

  return {
    show: (next, nextPlaces) => {
      const moved = shown?.focus !== next.focus;
      const changed = places !== nextPlaces || shown?.openClaim !== next.openClaim;
      shown = next;
      places = nextPlaces;
      if (moved && width > 0) drawBracket();
      if (changed) drawPins(near);
      if (moved || changed) tell();
    },
    pinOf: (claimId) => {
      const pin = pins.get(claimId);
      const rect = pin?.isConnected ? pin.getBoundingClientRect() : null;
      return rect && rect.width > 0 ? rect : null;
    },
    destroy: () => {
      seeing.disconnect();
      sizing.disconnect();
      redraw.cancel();
      tellSoon.cancel();
      window.removeEventListener('scroll', onScroll);
      document.fonts.removeEventListener('loadingdone', redraw);
      root.removeEventListener('click', onPress);
    },
  };
}

/** The pins of one block, and what they were drawn for. */
type Layer = {
  readonly element: HTMLElement;
  readonly pins: ReadonlyMap<string, HTMLElement>;
  readonly views: readonly ClaimView[];
  readonly open: string | null;
};

const isDrawn = (layer: Layer | undefined, places: readonly Place[], open: string | null): boolean =>
  layer !== undefined &&
  layer.views.length === places.length &&
  places.every(
    ({ view }, i) => view === layer.views[i] && (view.claim.id === open) === (view.claim.id === layer.open),
  );

/** Pins level with the first line of their words, pushed down where they would overlap. */
function layerOf(
  places: readonly Place[],
  map: TextMap,
  block: HTMLElement | undefined,
  openClaim: string | null,
  options: TextViewOptions,
): Layer {
  const origin = block?.getBoundingClientRect().top ?? 0;
  const heights = places.map(({ occurrence }) => lineTop(map, occurrence.start) - origin);
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  const pins = new Map<string, HTMLElement>();
  let free = Number.NEGATIVE_INFINITY;
  places.forEach(({ view }, i) => {
    const at = Math.max(Math.round(heights[i] ?? 0), free);
    free = at + PIN_HEIGHT;
    const pin = pinFor(view, at, options);
    if (view.claim.id === openClaim) pin.setAttribute('aria-current', 'true');
    if (!pins.has(view.claim.id)) pins.set(view.claim.id, pin);
    element.append(pin);
  });
  return { element, pins, views: places.map(({ view }) => view), open: openClaim };
}

function lineTop(map: TextMap, offset: number): number {
  const sentence = Math.max(0, sentenceBefore(map.sentences, offset));
  const end = map.sentences[sentence * 2 + 1] ?? offset + 1;
  return map.rangeOf(offset, Math.max(end, offset + 1)).getClientRects()[0]?.top ?? 0;
}

const SVG = 'http://www.w3.org/2000/svg';

function pinFor(view: ClaimView, at: number, { names, nameOfPin }: TextViewOptions): HTMLElement {
  const pin = document.createElement('button');
  pin.type = 'button';
  pin.tabIndex = -1;
  pin.className = `${names.pin} ${view.verdict ?? 'open'}`;
  pin.dataset.claim = view.claim.id;
  pin.title = nameOfPin(view);
  pin.style.top = `${at}px`;
  const icon = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${view.verdict ?? 'todo'}`);
  icon.append(use);
  pin.append(icon, String(view.number));
  return pin;
}
