import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { DomainError, type ErrorCode, isDomainError } from '@/lib/domain/errors';
import { charsetWithin } from './charset';
import { csvRows, delimiterOf } from './csv-records';
import { decode, decodeAs } from './encoding';
import type { ReadArticle } from './extracted';
import { readFeed } from './feed';
import { flatten, isRow, listIn, type Row } from './json-records';
import { isNinjs, ninjsArticle } from './ninjs';
import { rowArticle } from './row-article';
import type { Choices, FormatName } from './source';

/** What a record became; `line` is the line of the file it begins on, or its number where the format has no lines. */
export type ReadRecord = { readonly line: number } & (
  | { readonly article: ReadArticle }
  | { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }
);

/** How a piece of a file is read. A table's first piece says itself what its columns are; later ones are told. */
export type RecordOptions = {
  readonly format: FormatName;
  readonly choices?: Choices;
  /** The number of the piece's first line in the file, from 1. */
  readonly firstLine?: number;
  readonly columns?: readonly string[];
};

/** A record before it is read: a row of columns, an article whose standard says what is what, or what is wrong with it. */
export type RawRecord = { readonly line: number } & (
  | { readonly row: Row }
  | { readonly article: ReadArticle }
  | { readonly code: ErrorCode }
);

/**
 * The articles of a file or of a piece of one that ends where a record does; a record that is refused stops none of the
 * others.
 *
 * @throws DomainError text.undecodable, text.binary, record.invalid where the whole file cannot be read
 */
export function* readRecords(bytes: Uint8Array, options: RecordOptions): Generator<ReadRecord> {
  for (const record of rawRecords(bytes, options)) yield readRecord(record, options.choices);
}

/** A record as an article, or what is wrong with it. */
export function readRecord(record: RawRecord, choices: Choices | undefined): ReadRecord {
  const { line } = record;
  if ('code' in record) return { line, code: record.code, details: {} };
  if ('article' in record) return record;
  try {
    return { line, article: rowArticle(record.row, choices?.mapping) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { line, code: error.code, details: error.details };
  }
}

/** The records of a file as rows, in their order. */
export function rawRecords(bytes: Uint8Array, options: RecordOptions): Iterable<RawRecord> {
  const { format, choices, firstLine = 1 } = options;
  if (format === 'jsonl') return jsonLines(bytes, firstLine, choices?.encoding);
  if (format === 'csv' || format === 'tsv') return tableRecords(bytes, options);
  const { text } = decode(bytes, { choice: choices?.encoding, declared: charsetWithin(bytes) });
  return format === 'feed' ? feedRecords(text) : jsonRecords(text);
}

function* jsonLines(
  bytes: Uint8Array,
  firstLine: number,
  encoding: string | undefined,
): Generator<RawRecord> {
  let line = firstLine - 1;
  for (const text of linesOf(bytes, encoding)) {
    line += 1;
    if (text === null) yield { line, code: 'text.undecodable' };
    else if (text.length > MAX_SOURCE_BYTES) yield { line, code: 'text.too-large' };
    else if (text.trim() !== '') yield parsedLine(text, line);
  }
}

/** The lines of a text; null for one that cannot be decoded, which spoils none of the others. */
function linesOf(bytes: Uint8Array, choice: string | undefined): (string | null)[] {
  try {
    return decode(bytes, { choice }).text.split('\n');
  } catch (error) {
    if (!isDomainError(error) || (choice !== undefined && choice !== 'utf-8')) throw error;
    return byteLines(bytes).map(decodedLine);
  }
}

function byteLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function decodedLine(bytes: Uint8Array): string | null {
  try {
    return decodeAs(bytes, 'utf-8').text;
  } catch {
    return null;
  }
}

function parsedLine(text: string, line: number): RawRecord {
  return jsonRecord(parsed(text), line);
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function* tableRecords(
  bytes: Uint8Array,
  { format, choices, firstLine, columns }: RecordOptions,
): Generator<RawRecord> {
  const { text } = decode(bytes, { choice: choices?.encoding });
  const rows = csvRows(text, firstLine, format === 'tsv' ? '\t' : delimiterOf(text));
  const names = columns ?? columnNames(rows[0]?.cells ?? []);
  for (const { line, cells, broken } of columns ? rows : rows.slice(1)) {
    if (broken) yield { line, code: 'record.invalid' };
    else yield { line, row: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) };
  }
}

/** Names of columns as a table's first row gives them; one without a name, or with that of another, gets its number. */
export const columnNames = (cells: readonly string[]): string[] =>
  cells.map((cell, i) => {
    const name = cell.trim();
    return name === '' || cells.findIndex((other) => other.trim() === name) < i ? `${name}#${i + 1}` : name;
  });

const feedRecords = (xml: string): RawRecord[] =>
  readFeed(xml).entries.map(({ article }, i) => ({ line: i + 1, article }));

function* jsonRecords(text: string): Generator<RawRecord> {
  const document = parsed(text);
  if (document === undefined) throw new DomainError('record.invalid');
  const list = isNinjs(document) ? [document] : (listIn(document) ?? [document]);
  for (const [i, value] of list.entries()) yield jsonRecord(value, i + 1);
}

function jsonRecord(value: unknown, line: number): RawRecord {
  if (isNinjs(value)) return { line, article: ninjsArticle(value) };
  return isRow(value) ? { line, row: flatten(value) } : { line, code: 'record.invalid' };
}
