import { PastedText } from '@/lib/domain/article-source';
import { DomainError, type ErrorCode, isDomainError } from '@/lib/domain/errors';
import { type Draft, draftOf, type Read } from './draft';
import { readSource } from './read-source';
import type { Source } from './source';

/** What was said about an article besides its text; it comes before what the source says of itself. */
export type Said = Omit<Read, 'text' | 'marks' | 'removed'>;

/** One article out of a source. The media type is as recognised. */
export type OneDraft = { readonly mediaType: string; readonly draft: Draft };

/** `besides`: what counts where the source itself says nothing. */
export type OneOptions = Omit<Source, 'bytes'> & { readonly said?: Said; readonly besides?: Said };

/** @throws DomainError what the reader of the format and `draftOf` refuse */
export const draftOne = async (
  bytes: Uint8Array,
  { said = {}, besides = {}, ...source }: OneOptions,
): Promise<OneDraft> => {
  const { mediaType, encoding: _, encodingBy: __, ...read } = await readSource({ ...source, bytes });
  return { mediaType, draft: await draftOf({ ...besides, ...read, ...said }) };
};

/** A line or record of a file: an article, or why it is none. */
export type RecordDraft = { readonly line: number } & (
  | { readonly draft: Draft }
  | { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }
);

/** What a piece of a file holds. */
export type PieceDrafts = {
  readonly records: readonly RecordDraft[];
  /** Bytes up to the end of the last record that is complete: the next piece begins there. */
  readonly consumed: number;
  /** Line or record at that place. */
  readonly line: number;
};

export type PieceOptions = {
  /** Line or record at which the piece begins, from 1. */
  readonly line: number;
  /** The piece is the end of the file: its last record needs no line end. */
  readonly last: boolean;
};

const NEWLINE = 0x0a;

/** The articles of a piece of a file that holds one in each line. */
export const draftPiece = async (bytes: Uint8Array, { line, last }: PieceOptions): Promise<PieceDrafts> => {
  const consumed = last ? bytes.byteLength : bytes.lastIndexOf(NEWLINE) + 1;
  const lines = new TextDecoder().decode(bytes.subarray(0, consumed)).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const records: RecordDraft[] = [];
  for (const [i, one] of lines.entries())
    if (one.trim() !== '') records.push({ line: line + i, ...(await draftRecord(one)) });
  return { records, consumed, line: line + lines.length };
};

const draftRecord = async (json: string) => {
  try {
    return { draft: await draftOf(recordIn(json)) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { code: error.code, details: error.details };
  }
};

const recordIn = (json: string): Read => {
  const found = PastedText.safeParse(JSON.parse(json));
  if (!found.success) throw new DomainError('input.invalid');
  return found.data;
};
