import { DomainError, type ErrorCode, isDomainError } from '@/lib/domain/errors';
import { type Draft, draftOf, type Read } from './draft';
import type { ColumnMapping } from './fields';
import { formatOf } from './format-of';
import { assertSize, readSource } from './read-source';
import { preview, recognise } from './recognise';
import { readRecords } from './records';
import { type Choices, type FormatName, formats, type Source } from './source';

/** What was said about an article besides its text; it comes before what the source says of itself. */
export type Said = Omit<Read, 'text' | 'marks' | 'removed'>;

/** One article out of a source. The media type is as recognised. */
export type OneDraft = { readonly mediaType: string; readonly draft: Draft };

/** `besides`: what counts where the source itself says nothing. */
export type OneOptions = Omit<Source, 'bytes'> & {
  readonly choices?: Choices;
  readonly said?: Said;
  readonly besides?: Said;
};

/** @throws DomainError what the reader of the format and `draftOf` refuse */
export const draftOne = async (
  bytes: Uint8Array,
  { said = {}, besides = {}, choices, ...source }: OneOptions,
): Promise<OneDraft> => {
  const read = await readSource({ ...source, bytes }, choices);
  const { mediaType, encoding: _, encodingBy: __, ...article } = read;
  return { mediaType, draft: await draftOf({ ...besides, ...article, ...said }) };
};

/** How a file that holds many articles is read, from wherever in it. */
export type Layout = {
  readonly format: FormatName;
  readonly mediaType: string;
  /** A file of lines can be cut between two records; of another kind all is read to find one. */
  readonly lined: boolean;
  readonly encoding: string | null;
  readonly columns?: readonly string[];
  readonly mapping?: ColumnMapping;
};

/** What a file turns out to be: an article, many of them, or an archive of files. */
export type Opened =
  | ({ readonly holds: 'one' } & OneDraft)
  | { readonly holds: 'many'; readonly layout: Layout }
  | { readonly holds: 'archive' };

type Opening = { readonly fileName: string; readonly choices: Choices; readonly size: number };

const LINED: readonly FormatName[] = ['jsonl', 'csv', 'tsv'];
const RECORDS: readonly FormatName[] = [...LINED, 'json', 'ninjs', 'feed'];

/**
 * See what a file holds, and read it where that is one article.
 *
 * @param bytes all of it, or the beginning of a large one
 * @throws DomainError as `readSource`
 */
export const openFile = async (bytes: Uint8Array, { fileName, choices, size }: Opening): Promise<Opened> => {
  const format = choices.format ?? formatOf({ bytes, fileName });
  assertSize(size, format);
  if (format === 'zip') return { holds: 'archive' };
  if (!RECORDS.includes(format)) return { holds: 'one', ...(await draftOne(bytes, { fileName, choices })) };
  const { holds, encoding, columns, mapping } = await recognise({ bytes, fileName }, { ...choices, format });
  if (holds === 'one') return { holds, ...(await draftOne(bytes, { fileName, choices })) };
  const lined = LINED.includes(format);
  const { mediaType } = formats[format];
  return { holds: 'many', layout: { format, mediaType, lined, encoding, columns, mapping } };
};

/** A line or record of a file: an article, or why it is none. */
export type RecordDraft = { readonly line: number } & (
  | { readonly draft: Draft }
  | { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }
);

type Piece = {
  readonly layout: Layout;
  /** Line at which the piece begins, from 1. */
  readonly firstLine: number;
};

/** The articles of a piece of a file of lines; the piece begins and ends where records do. */
export const draftLines = async (bytes: Uint8Array, { layout, firstLine }: Piece): Promise<RecordDraft[]> => {
  const { format, encoding, mapping, columns } = layout;
  const choices: Choices = { mapping, ...(encoding && { encoding }) };
  const isTable = format === 'csv' || format === 'tsv';
  // A table's first line names its columns.
  const options = { format, choices, firstLine, ...(isTable && firstLine > 1 && { columns }) };
  return drafted(readRecords(bytes, options));
};

type Stretch = { readonly layout: Layout; readonly from: number; readonly count: number };

/** So many articles of a file that has no lines, from a record on, and whether it has any after those. */
export const draftStretch = async (
  bytes: Uint8Array,
  { layout, from, count }: Stretch,
): Promise<{ records: RecordDraft[]; total: number }> => {
  const { format, encoding, mapping } = layout;
  const choices: Choices = { mapping, ...(encoding && { encoding }) };
  const all = [...readRecords(bytes, { format, choices })];
  return { records: await drafted(all.slice(from - 1, from - 1 + count)), total: all.length };
};

const drafted = async (
  records: Iterable<ReturnType<typeof readRecords> extends Iterable<infer One> ? One : never>,
) => {
  const found: RecordDraft[] = [];
  for (const record of records)
    found.push('code' in record ? record : { line: record.line, ...(await draftOrReason(record.article)) });
  return found;
};

const draftOrReason = async (article: Read) => {
  try {
    return { draft: await draftOf(article) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { code: error.code, details: error.details };
  }
};

/** What a person is shown of a file before it is imported (lib/formats/recognise.ts), of a part of it where it is large. */
export const previewFile = async (bytes: Uint8Array, { fileName, choices, size }: Opening) => {
  const format = choices.format ?? formatOf({ bytes, fileName });
  assertSize(size, format);
  if (bytes.byteLength < size && !LINED.includes(format)) throw new DomainError('text.too-large', { size });
  return preview({ bytes, fileName }, choices);
};
