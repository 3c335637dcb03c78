import type { Range } from '@/lib/domain/sentences';
import type { Place } from './marks';

/** The lanes of the margin strip, from the start: each verdict's own, and claims that have none yet. */
export const laneNames = ['confirmed', 'unconfirmed', 'disputed', 'open'] as const;
export type LaneName = (typeof laneNames)[number];

/** From and to along the strip, in CSS pixels. */
export type Stretch = readonly [from: number, to: number];

/** Where offsets of a text of `length` code units lie along a strip that runs from `from` to `to`. */
export type Scale = { readonly length: number; readonly from: number; readonly to: number };

export const along = ({ length, from, to }: Scale, offset: number): number =>
  from + (length === 0 ? 0 : offset / length) * (to - from);

/** The offset that lies at a point of the strip. */
export const offsetAlong = ({ length, from, to }: Scale, point: number): number =>
  Math.round(Math.min(1, Math.max(0, (point - from) / (to - from))) * length);

/** Shorter ones would not be seen. */
const SHORTEST = 8;
const GAP = 2;

/**
 * Each lane's claims as stretches; those that would touch are one. A strip of 800 pixels therefore holds no more
 * than some eighty stretches a lane, for five thousand claims too.
 */
export function stretches(places: readonly Place[], scale: Scale): Readonly<Record<LaneName, Stretch[]>> {
  const lanes: Record<LaneName, [number, number][]> = {
    confirmed: [],
    unconfirmed: [],
    disputed: [],
    open: [],
  };
  for (const { view, occurrence } of places) {
    const lane = lanes[view.verdict ?? 'open'];
    const from = Math.min(along(scale, occurrence.start), scale.to - SHORTEST);
    const to = Math.max(along(scale, occurrence.end), from + SHORTEST);
    const last = lane.at(-1);
    if (last && from <= last[1] + GAP) last[1] = Math.max(last[1], to);
    else lane.push([from, to]);
  }
  return lanes;
}

export type Direction = 'down' | 'across';

/** An SVG path for one lane that lies `at` pixels from the edge; disputed ones are waves. */
export function pathOf(lane: LaneName, all: readonly Stretch[], at: number, direction: Direction): string {
  const point = (main: number) => (direction === 'down' ? `${at} ${round(main)}` : `${round(main)} ${at}`);
  const straight = ([from, to]: Stretch) => `M${point(from)}L${point(to)}`;
  const wave = ([from, to]: Stretch) => {
    const bends = Math.max(2, Math.round((to - from) / 4));
    const bend = (i: number) =>
      direction === 'down' ? `q${i % 2 ? -2.5 : 2.5} 2 0 4` : `q2 ${i % 2 ? -2.5 : 2.5} 4 0`;
    return `M${point(from)}${Array.from({ length: bends }, (_, i) => bend(i)).join('')}`;
  };
  return all.map(lane === 'disputed' ? wave : straight).join('');
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** How near to a claim a click has to be to mean it, in CSS pixels. */
const NEAR = 6;

/** The claim that a click at `offset` means: the nearest one of the lane, if it is near. */
export function nearestTo(
  places: readonly Place[],
  lane: LaneName,
  offset: number,
  scale: Scale,
): Place | null {
  const away = ({ start, end }: Range) => Math.max(start - offset, offset - end, 0);
  const reach = (NEAR * scale.length) / Math.max(1, scale.to - scale.from);
  const inLane = places.filter(({ view }) => (view.verdict ?? 'open') === lane);
  const nearest = inLane.reduce<Place | null>(
    (best, place) => (best && away(best.occurrence) <= away(place.occurrence) ? best : place),
    null,
  );
  return nearest && away(nearest.occurrence) <= reach ? nearest : null;
}
