/** Two lists of parts by their hashes: what was changed, added, removed or put elsewhere. */

/** What can have happened to a part. `twice`: it has two values, and which is read depends on the reader. */
export type ChangeKind = 'changed' | 'added' | 'removed' | 'moved' | 'twice';

/** A part as the manifest has it: its hash, by what it is known, and what people call it. */
export type Entry = {
  readonly sha256: string;
  readonly key: unknown;
  readonly number: number | null;
  readonly name: string;
};

/** A part of which something is to be said. */
export type Difference = { kind: ChangeKind; entry: Entry };

/**
 * What became of a list of parts: each is paired with what was published by its hash, else by what it is known by, else
 * by its place.
 */
export const differences = (wanted: readonly Entry[], found: readonly Entry[]): Difference[] => {
  const pair = new Map<number, number>();
  const taken = new Set<number>();
  const match = (isSame: (a: Entry, i: number) => number) => {
    found.forEach((entry, i) => {
      if (pair.has(i)) return;
      const j = isSame(entry, i);
      if (j < 0 || taken.has(j)) return;
      pair.set(i, j);
      taken.add(j);
    });
  };
  match((entry, i) => (wanted[i]?.sha256 === entry.sha256 ? i : -1));
  match(placesBy(wanted, taken, ({ sha256: hash }) => hash));
  match(placesBy(wanted, taken, ({ key }) => key));
  match((_, i) => (i < wanted.length ? i : -1));
  const settled = new Set(inOrder(found.flatMap((_, i) => pair.get(i) ?? [])));
  return [
    ...found.flatMap((entry, i): Difference[] => {
      const j = pair.get(i);
      const known = j === undefined ? undefined : wanted[j];
      if (!known || j === undefined) return [{ kind: 'added', entry }];
      if (known.sha256 !== entry.sha256) return [{ kind: 'changed', entry: known }];
      return settled.has(j) ? [] : [{ kind: 'moved', entry: known }];
    }),
    ...wanted.flatMap((entry, j): Difference[] => (taken.has(j) ? [] : [{ kind: 'removed', entry }])),
  ];
};

/** Finds the next free part of the same name. */
const placesBy = (
  wanted: readonly Entry[],
  taken: ReadonlySet<number>,
  nameOf: (entry: Entry) => unknown,
) => {
  const free = new Map<unknown, number[]>();
  for (const [j, entry] of [...wanted.entries()].reverse()) {
    if (taken.has(j)) continue;
    const places = free.get(nameOf(entry));
    if (places) places.push(j);
    else free.set(nameOf(entry), [j]);
  }
  return (entry: Entry): number => free.get(nameOf(entry))?.pop() ?? -1;
};

/** The longest run of places that rise: what stays where it was when others were moved. */
const inOrder = (places: readonly number[]): number[] => {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before.set(place, low > 0 ? tails[low - 1] : undefined);
    tails[low] = place;
  }
  const run: number[] = [];
  for (let place = tails.at(-1); place !== undefined; place = before.get(place)) run.push(place);
  return run;
};
