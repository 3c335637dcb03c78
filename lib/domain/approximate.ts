/** Quoted words between the words around them. */
export type Passage = { readonly prefix: string; readonly exact: string; readonly suffix: string };

/**
 * Where a passage lies although some characters differ. `start` and `end` enclose the quoted words, half-open, in
 * UTF-16 code units; errors are characters put in, taken out or replaced: before the quoted words, in them, after them.
 */
export type Alignment = {
  readonly start: number;
  readonly end: number;
  readonly prefixErrors: number;
  readonly quoteErrors: number;
  readonly suffixErrors: number;
};

/** Offsets at which a passage may begin: `from`, or up to `slack` further on. In UTF-16 code units. */
export type Beginning = { readonly from: number; readonly slack: number };

/**
 * Lay a passage on the text with the fewest errors. What stands before its beginning and after its end costs nothing;
 * what was put in right at an edge of the quoted words stays outside of them.
 *
 * @param mostErrors more than this is none; time grows with its square at worst
 * @returns null when there is none, or nothing of the quoted words is left
 * @see Landau and Vishkin, Fast Parallel and Serial Approximate String Matching, 1989
 */
export function align(
  text: string,
  passage: Passage,
  beginning: Beginning,
  mostErrors: number,
): Alignment | null {
  const pattern = passage.prefix + passage.exact + passage.suffix;
  const from = Math.max(0, beginning.from);
  const slack = Math.min(Math.max(0, beginning.from + beginning.slack - from), text.length - from);
  if (slack < 0) return null;
  const rows = reach(text, pattern, { from, slack }, mostErrors);
  return rows && edges(rows, passage, from, text.length - from);
}

// Lower than any length, with room to count up from.
const UNREACHED = -(2 ** 30);

/**
 * Row by row how far into the pattern one comes with so many errors. A diagonal is how much further on one stands in
 * the text than in the pattern, counted from `from`; entry j of row e is the diagonal j − e.
 */
function reach(text: string, pattern: string, { from, slack }: Beginning, most: number): Int32Array[] | null {
  const room = text.length - from;
  const rows: Int32Array[] = [];
  for (let errors = 0; errors <= most; errors += 1) {
    const last = rows[errors - 1];
    const row = new Int32Array(slack + 2 * errors + 1);
    let done = false;
    for (let j = 0; j < row.length; j += 1) {
      const diagonal = j - errors;
      const at = last ? furthest(last, j, room - diagonal) : 0;
      const reached = at < 0 ? at : slide(text, pattern, at, from + diagonal);
      row[j] = reached;
      done ||= reached === pattern.length;
    }
    rows.push(row);
    if (done) return rows;
  }
  return null;
}

/** Along a diagonal as long as pattern and text agree. */
function slide(text: string, pattern: string, at: number, diagonal: number): number {
  const end = Math.min(pattern.length, text.length - diagonal);
  let reached = at;
  while (reached < end && pattern.charCodeAt(reached) === text.charCodeAt(reached + diagonal)) reached += 1;
  return reached;
}

// The three ways on to a diagonal with one more error, and how far into the pattern each leads.
const takenOut = (last: Int32Array, j: number): number => (last[j] ?? UNREACHED) + 1;
const replaced = (last: Int32Array, j: number): number => (last[j - 1] ?? UNREACHED) + 1;
const putIn = (last: Int32Array, j: number): number => last[j - 2] ?? UNREACHED;

/** The best of the three that does not leave the text, which ends at `limit` on this diagonal. */
function furthest(last: Int32Array, j: number, limit: number): number {
  let best = replaced(last, j);
  if (best > limit) best = UNREACHED;
  best = Math.max(best, takenOut(last, j));
  const longer = putIn(last, j);
  if (longer > best && longer <= limit) best = longer;
  return best < 0 ? UNREACHED : best;
}

/** An error on the way back: where in the pattern, how much of it, and the diagonal it came from. */
type Step = { readonly at: number; readonly width: 0 | 1; readonly j: number };

function stepBack(last: Int32Array, j: number, limit: number): Step {
  const at = furthest(last, j, limit);
  if (at === replaced(last, j) && at <= limit) return { at, width: 1, j: j - 1 };
  if (at === takenOut(last, j)) return { at, width: 1, j };
  return { at, width: 0, j: j - 2 };
}

/** Walk back through the rows and see where the edges of the quoted words were passed. */
function edges(rows: readonly Int32Array[], passage: Passage, from: number, room: number): Alignment | null {
  const first = passage.prefix.length;
  const last = first + passage.exact.length;
  let [start, end, prefixErrors, suffixErrors] = [-1, Number.POSITIVE_INFINITY, 0, 0];
  let reached = last + passage.suffix.length;
  let j = rows.at(-1)?.indexOf(reached) ?? -1;
  for (let errors = rows.length - 1; errors >= 0; errors -= 1) {
    const before = rows[errors - 1];
    const diagonal = j - errors;
    const step = before ? stepBack(before, j, room - diagonal) : { at: 0, width: 0, j };
    if (step.at <= first && first <= reached) start = Math.max(start, from + first + diagonal);
    if (step.at <= last && last <= reached) end = Math.min(end, from + last + diagonal);
    reached = step.at - step.width;
    // What was put in stands between two of the pattern's characters; any other error is one of them.
    if (before && reached >= last) suffixErrors += 1;
    else if (before && step.at <= first) prefixErrors += 1;
    j = step.j;
  }
  if (end <= start) return null;
  return {
    start,
    end,
    prefixErrors,
    quoteErrors: rows.length - 1 - prefixErrors - suffixErrors,
    suffixErrors,
  };
}
