import { type DomainError, isDomainError } from '@/lib/domain/errors';
import type { Layout, RecordDraft } from '@/lib/formats/drafts';
import { lastRecordEnd, linesEnded } from '@/lib/formats/record-end';
import { readSlice } from '@/lib/outside/files';

/** In bytes: some thirty articles, which are parsed and stored together. */
const PIECE = 96 * 1024;
/** What is looked at for the end of a record that is not over in the piece before. */
const LENGTHS = [PIECE, 512 * 1024, 2 * 2 ** 20, 8 * 2 ** 20];
/** In bytes: a record that is longer is refused, and the next one looked for. */
const LONGEST = Math.max(...LENGTHS);

const LINE_FEED = 0x0a;

/** A stretch of a stored file, and what it becomes. */
export type Piece = {
  /** Bytes in the file: where it begins and where the next one does. */
  readonly from: number;
  readonly to: number;
  /** Line at `to`, from 1. */
  readonly line: number;
  /** Under way already: whoever makes several pieces at once has several parsed at once. */
  readonly records: Promise<readonly RecordDraft[]>;
};

/** How the bytes of a piece are to be read. */
export type LinesAt = { readonly layout: Layout; readonly firstLine: number };

/** Parses a piece apart. @throws DomainError where all of it is given up on */
export type ReadLines = (bytes: Uint8Array, options: LinesAt) => Promise<readonly RecordDraft[]>;

/** A file of lines, and where to go on in it. */
export type Place = {
  readonly sha256: string;
  readonly size: number;
  readonly position: number;
  readonly line: number;
};

/** The pieces of a file of lines from a place on, each beginning and ending where records do. */
export async function* piecesOf(place: Place, layout: Layout, read: ReadLines): AsyncGenerator<Piece> {
  let { position: from, line: firstLine } = place;
  while (from < place.size) {
    const bytes = await pieceAt(place, from, layout);
    if (bytes.byteLength > 0) {
      const to = from + bytes.byteLength;
      const line = firstLine + linesEnded(bytes, layout.encoding ?? '');
      yield { from, to, line, records: draftsIn(bytes, { layout, firstLine }, read) };
      [from, firstLine] = [to, line];
      continue;
    }
    const to = await afterLine(place, from + LONGEST);
    const details = { size: to - from, limit: LONGEST, megabytes: LONGEST / 2 ** 20 };
    const refused: RecordDraft = { line: firstLine, code: 'text.too-large', details };
    firstLine += 1;
    yield { from, to, line: firstLine, records: Promise.resolve([refused]) };
    from = to;
  }
}

/** As many bytes as hold whole records, more where the first is long; none where it is too long. */
async function pieceAt(
  { sha256, size }: Place,
  from: number,
  { format, encoding }: Layout,
): Promise<Uint8Array> {
  for (const length of LENGTHS) {
    const bytes = await readSlice(sha256, from, length);
    if (from + bytes.byteLength >= size) return bytes;
    const end = lastRecordEnd(bytes, format, encoding ?? '');
    if (end > 0) return bytes.subarray(0, end);
  }
  return new Uint8Array();
}

/** Where the line that goes on at an offset is over. */
async function afterLine({ sha256, size }: Place, offset: number): Promise<number> {
  for (let at = offset; at < size; ) {
    const bytes = await readSlice(sha256, at, PIECE);
    const end = bytes.indexOf(LINE_FEED);
    if (end >= 0) return at + end + 1;
    at += bytes.byteLength;
  }
  return size;
}

/**
 * What the records of a piece become. Where the parsing process gives up on the piece, its halves are tried, down to the
 * one record that it gives up on: that one is refused with the limit it met.
 */
async function draftsIn(
  bytes: Uint8Array,
  options: LinesAt,
  read: ReadLines,
): Promise<readonly RecordDraft[]> {
  try {
    return await read(bytes, options);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return halves(bytes, options, read, error);
  }
}

async function halves(
  bytes: Uint8Array,
  { layout, firstLine }: LinesAt,
  read: ReadLines,
  { code, details }: DomainError,
): Promise<readonly RecordDraft[]> {
  const { format, encoding } = layout;
  const half = bytes.subarray(0, Math.ceil(bytes.byteLength / 2));
  const cut = lastRecordEnd(half, format, encoding ?? '') || firstEnd(bytes, half.byteLength);
  if (cut === 0 || cut >= bytes.byteLength) return [{ line: firstLine, code, details }];
  const [first, second] = [bytes.subarray(0, cut), bytes.subarray(cut)];
  const line = firstLine + linesEnded(first, encoding ?? '');
  return [
    ...(await draftsIn(first, { layout, firstLine }, read)),
    ...(await draftsIn(second, { layout, firstLine: line }, read)),
  ];
}

/** Where the record ends that goes beyond an offset; 0 where none does. */
const firstEnd = (bytes: Uint8Array, offset: number): number => bytes.indexOf(LINE_FEED, offset) + 1;
