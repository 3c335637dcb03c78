/** How often each value was given. */
export type Counts<V> = ReadonlyMap<V, number>;

/** The squared distance of two values; 0 for equal ones only. */
export type Distance<V> = (one: V, other: V) => number;

/** Nominal distance: any two values are equally far apart. */
export const different = <V>(one: V, other: V): number => (one === other ? 0 : 1);

/** How often each value stands in `values`; null stands for none. */
export function countsOf<V>(values: readonly (V | null)[]): Counts<V> {
  const counts = new Map<V, number>();
  for (const value of values) if (value !== null) add(counts, value, 1);
  return counts;
}

/** Raise one value's count. */
export function add<V>(counts: Map<V, number>, value: V, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}

/** All counts together. */
export function sizeOf<V>(counts: Counts<V>): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}

/** The distances of all ordered pairs that can be drawn from `counts`, added up. */
export function distancesWithin<V>(counts: Counts<V>, distance: Distance<V>): number {
  let total = 0;
  for (const [one, ones] of counts)
    for (const [other, others] of counts) if (one !== other) total += ones * others * distance(one, other);
  return total;
}
