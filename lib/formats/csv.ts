/** A cell's value; nothing stands empty. Numbers and times are written as they are, texts are made safe. */
export type Cell = string | number | Date | null;

/** The columns of a table in order: name and what stands there. */
export type Columns<Row> = readonly (readonly [name: string, cell: (row: Row) => Cell])[];

/** Tells spreadsheets that what follows is UTF-8; without it they read Vietnamese as something else. */
const BOM = '\ufeff';
const CRLF = '\r\n';

// What makes a spreadsheet take a text for a formula, in both widths. Space before it, seen or not, does not stop every program.
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Rows as CSV, piece by piece: UTF-8 with a byte order mark, CRLF after each line, the names first.
 * A text that a spreadsheet would run as a formula gets a leading apostrophe.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function* csv<Row>(columns: Columns<Row>, rows: Iterable<Row>): Generator<string> {
  yield csvHead(columns);
  for (const row of rows) yield cellsOf(columns, row) + CRLF;
}

/** The first line alone, for rows that come some at a time. */
export const csvHead = <Row>(columns: Columns<Row>): string => BOM + line(columns.map(([name]) => name));

/** Columns that say something of one thing alone: `of` a row, the row itself where each has its own. */
export type Section<Row> = { readonly of: (row: Row) => unknown; readonly columns: Columns<Row> };

/** Lines alone. What rows that follow each other say of the same thing is written once for all of them. */
export function* csvLines<Row>(sections: readonly Section<Row>[], rows: Iterable<Row>): Generator<string> {
  const writers = sections.map(written);
  for (const row of rows) yield writers.map((write) => write(row)).join(',') + CRLF;
}

const written = <Row>({ of, columns }: Section<Row>): ((row: Row) => string) => {
  let last: { readonly thing: unknown; readonly text: string } | null = null;
  return (row) => {
    const thing = of(row);
    if (last === null || last.thing !== thing) last = { thing, text: cellsOf(columns, row) };
    return last.text;
  };
};

/** `csv` of rows that are still to be read. */
export async function* csvStream<Row>(
  columns: Columns<Row>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield BOM + line(columns.map(([name]) => name));
  for await (const row of rows) yield cellsOf(columns, row) + CRLF;
}

const line = (cells: readonly Cell[]): string => cells.map(cellText).join(',') + CRLF;

const cellsOf = <Row>(columns: Columns<Row>, row: Row): string =>
  columns.map(([, cell]) => cellText(cell(row))).join(',');

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
