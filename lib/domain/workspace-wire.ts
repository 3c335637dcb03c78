/**
 * A workspace on its way to the browser. Its records repeat the article's text and one another: of an article with
 * thousands of claims most would be the same words and ids over again. Nothing here knows a kind of record or a field
 * by its name, so that a new one travels as it is.
 */
import { same } from './change';
import type { Range } from './sentences';
import type { Workspace } from './workspace';

type Row = Readonly<Record<string, unknown>>;

/** One value a record. `words`: numbers of words, 0 for null; `values`: whatever they are. */
type Column = { readonly words: readonly number[] } | { readonly values: readonly unknown[] };

/** Records with the same fields: in `fields` the values that all of them share, null where there is a column. */
type Table = {
  readonly count: number;
  readonly fields: Row;
  readonly columns: Readonly<Record<string, Column>>;
};

/** What is sent. A word is a string that is sent once: number n is the n-th of `strings`, -n the n-th of `quotes`. */
export type WorkspaceWire = {
  /** What is no list of records. */
  readonly rest: Row;
  readonly tables: Readonly<Record<string, Table>>;
  readonly strings: readonly string[];
  /** Words of the article's text: where each starts, how long it is, and 1 where an ellipsis follows, else 0. */
  readonly quotes: readonly number[];
};

/** Every string once, and what stands in the text as its place there. `unpack` gives an equal workspace. */
export const pack = (workspace: Workspace): WorkspaceWire => {
  const lists = Object.entries<unknown>(workspace).filter(isList).map(listOf);
  const words = wordsIn(workspace.version.text);
  for (const { rows, varying } of lists)
    for (const row of rows) if (isPassage(row)) words.quote(row, varying);
  const tables = Object.fromEntries(lists.map((list) => [list.kind, tableOf(list, words.numberOf)]));
  const rest = Object.fromEntries(Object.entries(workspace).filter(([key]) => !Object.hasOwn(tables, key)));
  return { rest, tables, strings: words.strings, quotes: words.quotes };
};

/** The workspace that was packed. */
export const unpack = ({ rest, tables, strings, quotes }: WorkspaceWire): Workspace => {
  const { text } = (rest as Workspace).version;
  const quoted = Array.from({ length: quotes.length / 3 }, (_, i) => {
    const start = quotes[3 * i] ?? 0;
    const words = text.slice(start, start + (quotes[3 * i + 1] ?? 0));
    return quotes[3 * i + 2] ? words + CUT : words;
  });
  const wordOf = (n: number) => (n < 0 ? quoted[-n - 1] : n > 0 ? strings[n - 1] : null);
  const lists = Object.entries(tables).map(([kind, table]) => [kind, rowsOf(table, wordOf)]);
  return { ...rest, ...Object.fromEntries(lists) } as Workspace;
};

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** Records that all have the fields of the first, in its order. */
const isList = (entry: [string, unknown]): entry is [string, Row[]] => {
  const rows: readonly unknown[] = Array.isArray(entry[1]) ? entry[1] : [];
  const [first] = rows;
  if (!isRow(first)) return false;
  const fields = Object.keys(first);
  const isLikeFirst = (row: unknown): boolean => {
    const own = isRow(row) ? Object.keys(row) : [];
    return own.length === fields.length && own.every((field, i) => field === fields[i]);
  };
  return rows.every(isLikeFirst);
};

/** `varying`: the fields that are not equal in all records. */
type List = { readonly kind: string; readonly rows: readonly Row[]; readonly varying: readonly string[] };

const listOf = ([kind, rows]: [string, readonly Row[]]): List => {
  const first = Object.entries(rows[0] ?? {});
  const varying = first.filter(([field, value]) => !rows.every((row) => same(row[field], value)));
  return { kind, rows, varying: varying.map(([field]) => field) };
};

const isPassage = (row: Row): row is Row & Range => Number.isInteger(row.start) && Number.isInteger(row.end);

const CUT = '…';
/** In UTF-16 code units: a cut string is looked for in the text by so many of its first ones. */
const HEAD = 32;

/** Numbers strings in the order in which they are met, those of passages first. */
const wordsIn = (text: string) => {
  const numbers = new Map<string, number>();
  const starts = new Map<string, number>();
  const strings: string[] = [];
  const quotes: number[] = [];
  const quoted = (value: string, start: number, cut: 0 | 1): number =>
    -quotes.push(start, value.length - cut, cut) / 3;
  const added = (value: string): number => {
    const start = value.endsWith(CUT) ? starts.get(value.slice(0, HEAD)) : undefined;
    const isCut = start !== undefined && text.startsWith(value.slice(0, -1), start);
    return isCut ? quoted(value, start, 1) : strings.push(value);
  };
  return {
    strings,
    quotes,
    /** Whichever of the record's strings are the words of its passage, or those before or behind them. */
    quote: (row: Row & Range, fields: readonly string[]): void => {
      starts.set(text.slice(row.start, row.start + HEAD), row.start);
      for (const field of fields) {
        const value = row[field];
        if (typeof value !== 'string' || numbers.has(value)) continue;
        const places = [row.start, row.start - value.length, row.end];
        const start = places.find((at) => at >= 0 && text.startsWith(value, at));
        if (start !== undefined) numbers.set(value, quoted(value, start, 0));
      }
    },
    numberOf: (value: string | null): number => {
      if (value === null) return 0;
      const number = numbers.get(value) ?? added(value);
      numbers.set(value, number);
      return number;
    },
  };
};

const tableOf = ({ rows, varying }: List, numberOf: (value: string | null) => number): Table => {
  const fields: Record<string, unknown> = { ...rows[0] };
  const columns: Record<string, Column> = {};
  for (const field of varying) {
    const values = rows.map((row) => row[field]);
    fields[field] = null;
    columns[field] = values.every(isWord) ? { words: values.map(numberOf) } : { values };
  }
  return { count: rows.length, fields, columns };
};

const isWord = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Each begins as a copy of what all share: thousands of them are made while someone waits. */
const rowsOf = (
  { count, fields, columns }: Table,
  wordOf: (n: number) => string | null | undefined,
): readonly Row[] => {
  const filled = Object.entries(columns).map(
    ([field, column]) => [field, 'words' in column ? column.words.map(wordOf) : column.values] as const,
  );
  return Array.from({ length: count }, (_, i) => {
    const row: Record<string, unknown> = { ...fields };
    for (const [field, values] of filled) row[field] = values[i];
    return row;
  });
};
