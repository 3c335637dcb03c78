/** A record of a file by its columns or keys, values as they came. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where programs put a list of articles. */
const LISTS =
  'articles items news posts stories data results records docs entries documents hits rows @graph'.split(' ');
/** In levels: how deep a list or a field may lie. */
const DEEPEST = 3;
/** Keys of one record; more of them are no fields. */
const MOST_KEYS = 200;

/** The list of articles in a parsed JSON document, or null where it holds one alone. */
export function listIn(document: unknown, depth = 0): readonly unknown[] | null {
  if (Array.isArray(document)) return document;
  if (!isRow(document) || depth === DEEPEST) return null;
  const name = [...LISTS, 'response'].find((key) => Object.hasOwn(document, key));
  return name ? listIn(document[name], depth + 1) : null;
}

/** A record with its inner records taken apart: `source.name` for `{ source: { name } }`. */
export function flatten(row: Row): Row {
  const flat: [string, unknown][] = [];
  const walk = (inner: Row, path: string, depth: number) => {
    for (const [key, value] of Object.entries(inner)) {
      if (flat.length >= MOST_KEYS) return;
      if (isRow(value) && depth < DEEPEST && !('name' in value)) walk(value, `${path}${key}.`, depth + 1);
      else flat.push([path + key, value]);
    }
  };
  walk(row, '', 1);
  return Object.fromEntries(flat);
}
