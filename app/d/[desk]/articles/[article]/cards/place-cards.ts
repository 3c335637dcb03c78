/** Where the cards stand beside the text. Pure: anchors and heights in, tops out. Everything in px of the column. */

/** Heights of a card of two lines and of one line, its hairline included; cards.module.css sets the same. */
export const TWO_LINES = 53;
export const ONE_LINE = 32;
/** Between the open card and its neighbours. */
const GAP = 12;
/** A card begins a little above its words, so that its first line stands level with them. */
const RISE = 8;
/** Pushed further than this from its words, a card shrinks to one line. */
const LOOSE = 40;

/** `top` of the words in the column; `height`: of the open card, null for the others. */
export type Anchor = { top: number; height: number | null };

export type Placed = { top: number; slim: boolean };

/**
 * Set cards level with their words, in reading order, without overlap. The open card stays with its words and the
 * others make room; none goes above the column or, where they fit, below its end.
 */
export const placeCards = (anchors: readonly Anchor[], end: number): Placed[] => {
  const roomy = solve(anchors, heightsOf(anchors, new Set()), end);
  const pushed = roomy.flatMap((top, i) => (Math.abs(top - wanted(anchors[i])) > LOOSE ? [i] : []));
  const slim = new Set(pushed.filter((i) => anchors[i]?.height === null));
  return solve(anchors, heightsOf(anchors, slim), end).map((top, i) => ({ top, slim: slim.has(i) }));
};

const wanted = (anchor: Anchor | undefined): number => Math.max(0, (anchor?.top ?? 0) - RISE);

const heightsOf = (anchors: readonly Anchor[], slim: ReadonlySet<number>): number[] =>
  anchors.map((anchor, i) =>
    anchor.height !== null ? anchor.height + 2 * GAP : slim.has(i) ? ONE_LINE : TWO_LINES,
  );

/** Tops; the open card's height holds its gaps, its top does not. */
const solve = (anchors: readonly Anchor[], heights: readonly number[], end: number): number[] => {
  const open = anchors.findIndex((anchor) => anchor.height !== null);
  const tops = anchors.map(wanted);
  const at = (i: number) => tops[i] ?? 0;
  const height = (i: number) => heights[i] ?? 0;
  const down = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) tops[i] = Math.max(at(i), i > 0 ? at(i - 1) + height(i - 1) : 0);
  };
  const up = (from: number, limit: number) => {
    let below = limit;
    for (let i = from; i >= 0 && at(i) + height(i) > below; i -= 1) {
      tops[i] = below - height(i);
      below = at(i);
    }
  };
  if (open < 0) down(0, tops.length);
  else {
    down(0, open);
    tops[open] = Math.min(at(open) - GAP, end - height(open));
    up(open - 1, at(open));
    down(open + 1, tops.length);
  }
  up(tops.length - 1, end);
  down(0, tops.length);
  return tops.map((top, i) => (i === open ? top + GAP : top));
};
