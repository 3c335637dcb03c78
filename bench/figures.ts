/** Times of one thing done many times, in milliseconds. */
export type Figures = { readonly n: number; readonly p50: number; readonly p95: number };

const rounded = (value: number) => Math.round(value * 1000) / 1000;

const percentile = (sorted: readonly number[], share: number) =>
  rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);

/** Median and 95th percentile. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  return { n: sorted.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}

/** How many times as long, to two digits. */
export const ratio = (one: Figures, other: Figures): number => Math.round((one.p50 / other.p50) * 100) / 100;

/** Things to measure against each other, by name. Each returns what may be thrown away. */
export type Contestants<Name extends string> = Record<Name, () => Promise<unknown> | unknown>;

/**
 * Run every contestant `rounds` times, turn by turn, so that the machine's moods hit all of them alike;
 * the first tenth is warming up and does not count.
 */
export async function race<Name extends string>(
  contestants: Contestants<Name>,
  rounds: number,
): Promise<Record<Name, Figures>> {
  const names = Object.keys(contestants) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await contestants[name]();
      const took = performance.now() - start;
      if (round >= rounds / 10) times.get(name)?.push(took);
    }
  }
  const figures = names.map((name) => [name, figuresOf(times.get(name) ?? [])] as const);
  return Object.fromEntries(figures) as Record<Name, Figures>;
}

/** Print rows under each other, the first column left, the others right. */
export function printTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  for (const row of cells) console.log(row.map(pad).join('  '));
}
