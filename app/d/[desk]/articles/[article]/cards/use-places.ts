'use client';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Range } from '@/lib/domain/sentences';
import type { ClaimView, State, TextPane } from '../contract';
import { afterPaint, frame, settled } from '../pacing';
import { useParts } from '../parts';
import { claimsInOrder, claimView } from '../views';
import { ONE_LINE, placeCards, TWO_LINES } from './place-cards';

/** A card with its place; a line leads from the words of the open one to it. */
export type Place = { view: ClaimView; top: number; slim: boolean };
export type Leader = { x: number; from: number; to: number };
type Places = { cards: readonly Place[]; leader: Leader | null; end: number };

const nowhere: Places = { cards: [], leader: null, end: 0 };

/** Taken for the open card's height until it is drawn, px. */
const UNDRAWN = 400;

/**
 * The cards of the visible part of the text and a screen on either side, each level with its words: of 5,000 claims
 * some thirty are measured and drawn. `openRef` goes on the open card.
 */
export const usePlaces = (
  column: RefObject<HTMLElement | null>,
  onLayout: RefObject<(() => void) | null>,
) => {
  const { store, ui } = useParts();
  const [places, setPlaces] = useState<Places>(nowhere);
  const openCard = useRef<HTMLElement | null>(null);
  const opening = useRef<Opening | null>(null);
  const measured = useRef<{ range: Range; height: number } | null>(null);

  const place = useCallback(() => {
    const { pane } = ui;
    const box = column.current?.getBoundingClientRect();
    if (!pane || !box) return;
    const state = store.get();
    opening.current = openingOf(state, pane, box, opening.current);
    const height = openCard.current?.offsetHeight ?? UNDRAWN;
    const next = placesOf(state, pane, box, { ...opening.current, height });
    const stands = next.cards.find(({ view }) => view.claim.id === state.openClaim);
    opening.current = { ...opening.current, top: stands?.top };
    measured.current = { range: pane.visible(innerHeight), height: box.height };
    setPlaces((old) => (samePlaces(old, next) ? old : next));
  }, [store, ui, column]);

  /** Scrolling within what has been measured moves nothing. */
  const placeWhereNew = useCallback(() => {
    const height = column.current?.getBoundingClientRect().height;
    const seen = ui.pane?.visible(innerHeight / 2);
    const known = measured.current;
    const isKnown = known && seen && seen.start >= known.range.start && seen.end <= known.range.end;
    if (!isKnown || known.height !== height || isAwaited(opening.current)) place();
  }, [place, ui, column]);

  useLayoutEffect(() => {
    const whenSettled = settled(placeWhereNew);
    onLayout.current = whenSettled;
    // The text comes first: it is not laid out yet, and again for the cards.
    afterPaint(place);
    const placeSoon = frame(place);
    let shown: Pick<State, 'records' | 'openClaim'> = store.get();
    const stop = store.subscribe(() => {
      const state = store.get();
      if (state.records === shown.records && state.openClaim === shown.openClaim) return;
      const isOpened = state.openClaim !== shown.openClaim;
      shown = state;
      // The card that opens has to be there at once: a key may already be meant for a field of it.
      if (isOpened) place();
      else placeSoon();
    });
    return () => {
      onLayout.current = null;
      whenSettled.cancel();
      placeSoon.cancel();
      stop();
    };
  }, [store, onLayout, place, placeWhereNew]);

  const openRef = useCallback(
    (card: HTMLElement | null) => {
      openCard.current = card;
      if (!card) return;
      const watch = new ResizeObserver(place);
      watch.observe(card);
      return () => {
        openCard.current = null;
        watch.disconnect();
      };
    },
    [place],
  );
  return { ...places, openRef };
};

/** Of the open claim: the window, in px of the column, when its words were first in it; and where the card stood last. */
type Opening = {
  claimId: string | null;
  window: { from: number; to: number } | null;
  top: number | undefined;
};

/** Whether a claim is open whose words have not been in the window yet. */
const isAwaited = (opening: Opening | null): boolean =>
  opening !== null && opening.claimId !== null && opening.window === null;

const openingOf = (state: State, pane: TextPane, box: DOMRect, before: Opening | null): Opening => {
  const claimId = state.openClaim;
  const known = before?.claimId === claimId ? before : { claimId, window: null, top: undefined };
  const words = claimView(state, claimId)?.here[0];
  if (known.window || !words) return known;
  const rect = pane.rectOf(words);
  if (!rect || rect.top < 0 || rect.top > innerHeight) return known;
  return { ...known, window: { from: TOP_BAR - box.top, to: innerHeight - FOOT - box.top } };
};

/** px that the bars cover above and below, with a little air. */
const TOP_BAR = 64;
const FOOT = 56;

type OpenCard = Opening & { height: number };

/** As level with its words as lets the whole of it be seen without scrolling; it then stays where it is. */
const insideWindow = (top: number, { height, window }: OpenCard): number =>
  window ? Math.min(top, Math.max(window.to - height, window.from)) : top;

const placesOf = (state: State, pane: TextPane, box: DOMRect, open: OpenCard): Places => {
  const anchors = viewsIn(claimsInOrder(state), pane.visible(innerHeight)).flatMap((view) => {
    const rect = view.here[0] && pane.rectOf(view.here[0]);
    if (!rect) return [];
    const top = Math.round(rect.top - box.top);
    const isOpen = view.claim.id === state.openClaim;
    return [{ view, top: isOpen ? insideWindow(top, open) : top, height: isOpen ? open.height : null }];
  });
  const placed = placeCards(anchors, box.height);
  const near = anchors.map(({ view }, i) => ({ view, top: 0, slim: false, ...placed[i] }));
  const cards = withOpen(near, claimView(state, state.openClaim), open.top);
  return {
    cards,
    leader: leaderOf(state, pane, box, cards),
    end: lowest(cards, open.height, state.openClaim),
  };
};

/** Scrolled far away, the open card stays where it is: someone may be typing in it. */
const withOpen = (
  near: readonly Place[],
  open: ClaimView | null,
  top: number | undefined,
): readonly Place[] => {
  if (!open || top === undefined || near.some(({ view }) => view.claim.id === open.claim.id)) return near;
  const kept = { view: open, top, slim: false };
  return [...near, kept].toSorted((a, b) => a.view.number - b.view.number);
};

/** The middle of the open card's first line, px under its top. */
const TOP_LINE = 22;

const leaderOf = (state: State, pane: TextPane, box: DOMRect, cards: readonly Place[]): Leader | null => {
  const open = cards.find(({ view }) => view.claim.id === state.openClaim);
  const pin = open && pane.pinOf(open.view.claim.id);
  if (!open || !pin) return null;
  const from = Math.round(pin.top + pin.height / 2 - box.top);
  return { x: Math.round(pin.right - box.left), from, to: open.top + TOP_LINE };
};

/** Claims whose first passage begins in the range; the list is in reading order. */
const viewsIn = (views: readonly ClaimView[], range: { start: number; end: number }): readonly ClaimView[] =>
  views.slice(firstFrom(views, range.start), firstFrom(views, range.end));

const firstFrom = (views: readonly ClaimView[], offset: number): number => {
  let low = 0;
  let high = views.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((views[middle]?.here[0]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where the lowest card ends, so that a short article's page is long enough for them. */
const lowest = (cards: readonly Place[], openHeight: number, openClaim: string | null): number =>
  Math.max(
    0,
    ...cards.map(
      ({ view, top, slim }) => top + (view.claim.id === openClaim ? openHeight : slim ? ONE_LINE : TWO_LINES),
    ),
  );

const samePlaces = (a: Places, b: Places): boolean =>
  a.end === b.end &&
  a.cards.length === b.cards.length &&
  sameLeader(a.leader, b.leader) &&
  a.cards.every((one, i) => {
    const other = b.cards[i];
    return one.view === other?.view && one.top === other.top && one.slim === other.slim;
  });

const sameLeader = (a: Leader | null, b: Leader | null): boolean =>
  a === b || (a !== null && b !== null && a.x === b.x && a.from === b.from && a.to === b.to);
