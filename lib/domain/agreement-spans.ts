import type { Agreement } from './agreement';
import { add, different, distancesWithin } from './counts';
import type { Range } from './sentences';

/** A passage a reader marked, with what they called it. */
export type Mark = Range & { readonly label?: string };

/** A stretch of one reader's text: marked as one thing, or, with the value null, a gap between marks. */
type Unit = Range & { readonly value: string | null };

/**
 * Krippendorff's uα for unitised text: do readers mark the same stretches, and call them the same?
 * Marks without labels give |uα, agreement on where alone. Overlapping marks of one reader are laid flat first:
 * under the same label they are one unit, under different labels the shared stretch is a unit of both.
 *
 * This is the coefficient of 2016, which replaces αU of 1995 and 2004: that one went wrong with more than two readers.
 *
 * @param readers the marks of each reader; one who marked nothing has an empty list
 * @param length of the text, in UTF-16 code units
 * @returns `items` are the marked units, `pairable` the code units of all readers
 * @throws RangeError when a mark is empty or leaves the text
 * @see Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the reliability of unitizing textual continua: further
 *   developments", Quality & Quantity 50; Krippendorff 2019, "Content analysis", 4th edition, 12.6
 */
export function unitisedAlpha(readers: readonly (readonly Mark[])[], length: number): Agreement {
  const partitions = readers.map((marks) => partition(marks, length));
  const units = partitions.flat();
  const counted = {
    items: units.filter(({ value }) => value !== null).length,
    pairable: readers.length * length,
  };
  if (readers.length < 2 || length === 0) return { kind: 'undefined', why: 'no-overlap', ...counted };
  if (counted.items === 0) return { kind: 'undefined', why: 'nothing-marked', ...counted };
  const expected = expectedDisagreement(units, counted.pairable);
  if (expected === 0) return { kind: 'undefined', why: 'one-category', ...counted };
  const observed = observedDisagreement(partitions) / counted.pairable;
  return { kind: 'value', value: 1 - observed / expected, observed, expected, ...counted };
}

/** One reader's marks as units and gaps that tile the text. */
function partition(marks: readonly Mark[], length: number): Unit[] {
  const outside = marks.find(({ start, end }) => start < 0 || end > length || start >= end);
  if (outside) throw new RangeError(`No passage at ${outside.start}–${outside.end}`);
  const waiting = marks.toSorted((a, b) => b.start - a.start);
  const units: Unit[] = [];
  let open: Mark[] = [];
  for (const { start, end } of sections(marks, length)) {
    open = open.filter((mark) => mark.end > start);
    const runsOn = open.length > 0;
    for (let next = waiting.at(-1); next?.start === start; next = waiting.at(-1)) {
      open.push(next);
      waiting.pop();
    }
    const value = valueUnder(open);
    const last = units.at(-1);
    if (last && runsOn && last.value === value) units[units.length - 1] = { ...last, end };
    else units.push({ start, end, value });
  }
  return units;
}

/** The stretches between one edge and the next. */
function sections(ranges: readonly Range[], length: number): Range[] {
  const edges = new Set([0, length, ...ranges.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => ({ start: sorted[i] ?? 0, end }));
}

function valueUnder(open: readonly Mark[]): string | null {
  if (open.length === 0) return null;
  return JSON.stringify([...new Set(open.map(({ label }) => label ?? ''))].sort());
}

/** Code units on which two readers differ, over all pairs of readers, per reader they could be compared with. */
function observedDisagreement(partitions: readonly (readonly Unit[])[]): number {
  const length = partitions[0]?.at(-1)?.end ?? 0;
  const at = partitions.map(() => 0);
  let total = 0;
  for (const { start, end } of sections(partitions.flat(), length)) {
    const counts = new Map<string | null, number>();
    partitions.forEach((units, reader) => {
      while ((units[at[reader] ?? 0]?.end ?? length) <= start) at[reader] = (at[reader] ?? 0) + 1;
      add(counts, units[at[reader] ?? 0]?.value ?? null, 1);
    });
    total += distancesWithin(counts, different) * (end - start);
  }
  return total / (partitions.length - 1);
}

/** Chance pairs any two code units but those of one unit, which its reader marked in one go; a gap is no unit. */
function expectedDisagreement(units: readonly Unit[], pairable: number): number {
  const totals = new Map<string | null, number>();
  let sameUnit = 0;
  for (const { start, end, value } of units) {
    add(totals, value, end - start);
    sameUnit += value === null ? end - start : (end - start) ** 2;
  }
  return distancesWithin(totals, different) / (pairable ** 2 - sameUnit);
}
