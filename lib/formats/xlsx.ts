/**
 * Spreadsheets as Office Open XML: a header that stays in sight, cells that know whether they are numbers, times or
 * texts. A text is never a formula, whatever it begins with: there is no formula in what is written here.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
import type { Cell, Columns } from './csv';
import { escapeXml, XML_HEAD } from './xml';
import { type ZipPart, zip } from './zip';

/** A table; `widths` of columns by name, in characters, where the usual one does not do. */
export type Sheet<Row = never> = {
  readonly name: string;
  readonly columns: Columns<Row>;
  readonly rows: Iterable<Row>;
  readonly widths?: Readonly<Record<string, number>>;
};

type AnySheet = { readonly name: string; readonly width: number; readonly xml: () => Generator<string> };

/** A sheet whose rows are of one type, beside others whose rows are of another. */
export const sheet = <Row>(one: Sheet<Row>): AnySheet => ({
  name: one.name,
  width: one.columns.length,
  xml: () => sheetXml(one),
});

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by their place in styles.xml. */
const style = { text: 1, time: 2, head: 3, number: 0 } as const;

/** The most that a cell holds, in UTF-16 code units. */
const CELL_MAX = 32_767;
const USUAL_WIDTH = 18;

/** The workbook with these sheets, as the bytes of its file. */
export const xlsx = (sheets: readonly AnySheet[], title: string): Promise<Uint8Array> =>
  zip(partsOf(sheets, title));

function* partsOf(sheets: readonly AnySheet[], title: string): Generator<ZipPart> {
  const numbers = sheets.map((_, i) => i + 1);
  yield part('[Content_Types].xml', types(numbers));
  yield part(
    '_rels/.rels',
    relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['core', 'docProps/core.xml'],
    ]),
  );
  yield part('docProps/core.xml', core(title));
  yield part('xl/workbook.xml', workbook(sheets));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...numbers.map((n) => ['worksheet', `worksheets/sheet${n}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  yield part('xl/styles.xml', styles);
  for (const [i, one] of sheets.entries())
    yield { name: `xl/worksheets/sheet${i + 1}.xml`, content: one.xml() };
}

const part = (name: string, xml: string): ZipPart => ({ name, content: [XML_HEAD, xml] });

const types = (numbers: readonly number[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${numbers
    .map(
      (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
    )
    .join('')}</Types>`;

const kinds: Readonly<Record<string, string>> = {
  core: `${PACKAGE}/relationships/metadata/core-properties`,
};

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([kind, to], i) =>
        `<Relationship Id="rId${i + 1}" Type="${kinds[kind] ?? `${OFFICE}/${kind}`}" Target="${to}"/>`,
    )
    .join('')}</Relationships>`;

const core = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>Verimark</dc:creator></cp:coreProperties>`;

const workbook = (sheets: readonly AnySheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, i) => `<sheet name="${escaped(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets></workbook>`;

/** What a sheet may be called. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31);

const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf><alignment vertical="top"/></xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;

function* sheetXml<Row>({ columns, rows, widths }: Sheet<Row>): Generator<string> {
  const last = columnName(columns.length - 1);
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`;
  for (const [i, [name]] of columns.entries())
    yield `<col min="${i + 1}" max="${i + 1}" width="${widths?.[name] ?? USUAL_WIDTH}" customWidth="1"/>`;
  yield '</cols><sheetData>';
  yield row(
    1,
    columns.map(([name]) => name),
    style.head,
  );
  let number = 1;
  for (const one of rows) {
    number += 1;
    yield row(
      number,
      columns.map(([, cell]) => cell(one)),
      style.text,
    );
  }
  yield `</sheetData><autoFilter ref="A1:${last}${number}"/></worksheet>`;
}

const row = (number: number, cells: readonly Cell[], textStyle: number): string =>
  `<row r="${number}">${cells.map((cell, i) => written(cell, `${columnName(i)}${number}`, textStyle)).join('')}</row>`;

const written = (cell: Cell, place: string, textStyle: number): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${style.number}"><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c r="${place}" s="${style.time}"><v>${serial(cell)}</v></c>`;
  return `<c r="${place}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${escaped(clipped(cell))}</t></is></c>`;
};

/** Longer than a cell, and the file would not open at all. */
const clipped = (text: string): string => (text.length > CELL_MAX ? `${text.slice(0, CELL_MAX - 2)}…` : text);

/** A column's letters, from 0: A … Z, AA … */
export const columnName = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
};

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Days since the end of 1899, in UTC, as spreadsheets count them. */
const serial = (time: Date): number => (time.getTime() - EPOCH) / DAY;

// `_x000D_` would be read as a character.
const CODED = /_(?=x[\da-fA-F]{4}_)/g;

const escaped = (text: string): string => escapeXml(text).replace(CODED, '_x005F_');
