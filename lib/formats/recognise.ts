import { isDomainError } from '@/lib/domain/errors';
import type { Removed } from '@/lib/domain/mark';
import { archiveMembers } from './archive';
import { charsetWithin } from './charset';
import { csvRows, delimiterOf } from './csv-records';
import { decode, markedEncoding } from './encoding';
import { type ColumnMapping, guessMapping, written } from './fields';
import { formatOf } from './format-of';
import { listIn, type Row } from './json-records';
import { isNinjs } from './ninjs';
import { assertSize, type DecodedBy, readSource, type SourceOptions } from './read-source';
import { lastRecordEnd } from './record-end';
import { columnNames, type RawRecord, rawRecords, readRecord } from './records';
import { type Choices, type FormatName, formats, type Holds, type Source } from './source';

/** What a source is taken for, for a person to see and to correct before anything is stored. */
export type Recognised = DecodedBy & {
  readonly format: FormatName;
  readonly formatBy: 'choice' | 'recognition';
  readonly mediaType: string;
  readonly holds: Holds;
  /** Of a table or of records: the names of its columns, its first rows, and what they are taken to hold. */
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly mapping?: ColumnMapping;
  /** The beginning of the first article as it is read; the names of an archive's files. */
  readonly sample: string;
  /** What was taken out of what was read for the sample. */
  readonly removed: Removed;
};

/** In code units. */
const SAMPLE = 600;
/** In bytes: what is looked at of a table. */
const HEAD = 256 * 2 ** 10;
const ROWS = 5;
/** In code units: what is shown of a cell. */
const CELL = 200;
const NOTHING: Removed = { controls: 0, bidi: 0 };

/**
 * What a source is: its format, how it is written, what it holds and how it begins. Of tables and JSON Lines the first
 * piece of a file is enough; of all others the whole is needed. Call it through `parseApart`.
 *
 * @throws DomainError as `readSource`; parse.archive
 */
export async function recognise(source: Source, choices: Choices = {}): Promise<Recognised> {
  const format = choices.format ?? formatOf(source);
  assertSize(source.bytes.byteLength, format);
  const formatBy = choices.format ? 'choice' : 'recognition';
  const what = { format, formatBy, mediaType: formats[format].mediaType } as const;
  if (format === 'zip') return { ...what, holds: 'archive', ...archive(source.bytes) };
  if (isRecords(format)) return { ...what, ...records(source, format, choices) };
  const { text, removed, encoding, encodingBy } = await readSource(source, { ...choices, format });
  return { ...what, holds: 'one', encoding, encodingBy, sample: text.slice(0, SAMPLE), removed };
}

/**
 * What a person is shown: as `recognise`, and where no encoding makes words of a text, how it would look as Latin, so that
 * they see what is wrong and choose. Read without that choice it is refused.
 */
export async function preview(source: Source, choices: Choices = {}): Promise<Recognised> {
  try {
    return await recognise(source, choices);
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'text.undecodable' || choices.encoding) throw error;
    return {
      ...(await recognise(source, { ...choices, encoding: 'windows-1252' })),
      encodingBy: 'detection',
    };
  }
}

/** `recognise` for `parseApart`, which hands bytes and options over. */
export const recogniseBytes = (bytes: Uint8Array, { choices, ...said }: SourceOptions) =>
  recognise({ ...said, bytes }, choices);

function archive(bytes: Uint8Array) {
  const names = archiveMembers(bytes).map(({ name }) => name);
  return { encoding: null, encodingBy: null, sample: names.join('\n').slice(0, SAMPLE), removed: NOTHING };
}

const LINED = new Set<FormatName>(['jsonl', 'csv', 'tsv']);
const RECORDS = new Set<FormatName>([...LINED, 'json', 'ninjs', 'feed']);
const isRecords = (format: FormatName) => RECORDS.has(format);

function records({ bytes }: Source, format: FormatName, choices: Choices) {
  const piece = LINED.has(format) ? firstPiece(bytes, format) : bytes;
  const declared = format === 'feed' ? charsetWithin(bytes) : undefined;
  const { text, encoding, encodingBy } = decode(piece, { choice: choices.encoding, declared });
  const known = { ...choices, encoding };
  const holds: Holds = LINED.has(format) || format === 'feed' || holdsList(text) ? 'many' : 'one';
  const first = firstOf(rawRecords(piece, { format, choices: known }), ROWS);
  const table = first.flatMap((record) => ('row' in record ? [record.row] : []));
  const columns = format === 'csv' || format === 'tsv' ? headOf(text, format) : keysOf(table);
  const mapping = choices.mapping ?? guessMapping(columns);
  const rows = table.map((row) => columns.map((column) => cellOf(row[column])));
  const read = { holds, encoding, encodingBy, ...sampleOf(first, { ...known, mapping }) };
  // Where a standard says what is what, there is nothing to choose.
  return columns.length === 0 ? read : { ...read, columns, mapping, rows };
}

function firstPiece(bytes: Uint8Array, format: FormatName): Uint8Array {
  if (bytes.length <= HEAD) return bytes;
  const head = bytes.subarray(0, HEAD);
  return head.subarray(0, lastRecordEnd(head, format, markedEncoding(head) ?? 'utf-8') || HEAD);
}

function holdsList(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return !isNinjs(document) && listIn(document) !== null;
  } catch {
    return false;
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length === count) break;
  }
  return first;
}

const headOf = (text: string, format: FormatName) =>
  columnNames(csvRows(text, 1, format === 'tsv' ? '\t' : delimiterOf(text))[0]?.cells ?? []);

const keysOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const cellOf = (value: unknown): string =>
  written(typeof value === 'boolean' ? String(value) : value).slice(0, CELL);

function sampleOf(first: readonly RawRecord[], choices: Choices): { sample: string; removed: Removed } {
  for (const record of first) {
    const read = readRecord(record, choices);
    if ('article' in read)
      return { sample: read.article.text.slice(0, SAMPLE), removed: read.article.removed };
  }
  return { sample: '', removed: NOTHING };
}
