import Papa from 'papaparse';

/** A row of a table and the line of the file it begins on, from 1. `broken` where its quotation marks do not close. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[]; readonly broken: boolean };

const DELIMITERS = [',', ';', '\t', '|'];
const LINE_END = /\r\n|\r|\n/g;

/**
 * The rows of a table in their order; empty lines are none.
 *
 * @param firstLine the number of the first line of `text` in its file
 * @param delimiter found in the text where it is not given
 */
export function csvRows(text: string, firstLine = 1, delimiter = delimiterOf(text)): CsvRow[] {
  const rows: CsvRow[] = [];
  let [line, read] = [firstLine, 0];
  Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: false,
    step({ data, errors, meta }) {
      const lines = linesIn(text.slice(read, meta.cursor));
      const broken = errors.some(({ type }) => type === 'Quotes');
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, broken });
      line += lines;
      read = meta.cursor;
    },
  });
  return rows;
}

const linesIn = (text: string): number => text.match(LINE_END)?.length ?? 0;

/** The sign between the columns: that of which the first line, outside quotation marks, has most. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, '');
  const first = head.split(/[\r\n]/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}
