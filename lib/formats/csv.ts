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
  yield* csvLines(columns, rows);
}

/** The first line alone, and lines alone: for rows that come some at a time. */
export const csvHead = <Row>(columns: Columns<Row>): string => BOM + line(columns.map(([name]) => name));
export function* csvLines<Row>(columns: Columns<Row>, rows: Iterable<Row>): Generator<string> {
  for (const row of rows) yield line(columns.map(([, cell]) => cell(row)));
}

/** `csv` of rows that are still to be read. */
export async function* csvStream<Row>(
  columns: Columns<Row>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield BOM + line(columns.map(([name]) => name));
  for await (const row of rows) yield line(columns.map(([, cell]) => cell(row)));
}

const line = (cells: readonly Cell[]): string => cells.map(written).join(',') + CRLF;

const written = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
