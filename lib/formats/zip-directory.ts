import { DomainError } from '@/lib/domain/errors';

/** One file of an archive as its directory describes it; sizes and places in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  /** How it is packed: 0 not at all, 8 deflated; others are not read. */
  readonly method: number;
  readonly crc32: number;
  /** Where its header begins, and where the next file or the directory does. */
  readonly start: number;
  readonly end: number;
};

/** What an archive may unpack to; the ratio is that of unpacked to packed bytes. */
export type ZipLimits = { readonly entries: number; readonly bytes: number; readonly ratio: number };

/** What was unpacked around an archive that lay in another: files, their bytes, and the bytes of the outermost one. */
export type Around = { readonly entries: number; readonly unpacked: number; readonly packed: number };

/** What is wrong with an archive. */
export type ZipFault = 'damaged' | 'entries' | 'size' | 'ratio' | 'names';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** Of the header before each file, without its name. */
export const HEADER_LENGTH = 30;
/** A comment may stand after the end; it is this long at most. */
const COMMENT_MAX = 0xffff;
/** Below this many bytes unpacked no ratio is suspicious. */
const SMALL = 10 * 2 ** 20;

/**
 * Read the directory of a zip archive, without unpacking anything.
 * Strict: nothing before the first file or between directory and end, one disk, no 64-bit sizes (those begin at 4 GB),
 * no two files in the same place.
 *
 * @param base where `bytes` begin in the archive whose end they are; the directory has to be among them
 * @throws DomainError parse.archive with `reason`
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.12 and 4.3.16
 */
export function zipDirectory(bytes: Uint8Array, base = 0): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const [count, size, offset] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true) - base,
  ];
  if (offset < 0 || offset + size !== end) throw damaged();
  const entries: Omit<ZipEntry, 'end'>[] = [];
  for (let at = offset; at < end; ) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    entries.push(entryAt(view, at, nameLength));
    at = next;
  }
  if (entries.length !== count) throw damaged();
  return withEnds(entries, offset + base);
}

/** Each file goes to where the next one begins; where one is longer than that, another lies within it. */
function withEnds(entries: readonly Omit<ZipEntry, 'end'>[], directory: number): ZipEntry[] {
  const starts = [...entries.map(({ start }) => start), directory].sort((a, b) => a - b);
  const next = new Map(starts.map((start, i) => [start, starts[i + 1] ?? start]));
  if (next.size <= entries.length) throw damaged();
  return entries.map((entry) => {
    const end = next.get(entry.start) ?? entry.start;
    if (entry.start + HEADER_LENGTH + entry.packed > end) throw damaged();
    return { ...entry, end };
  });
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - COMMENT_MAX); at -= 1) {
    const closes =
      view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength;
    if (closes) return at;
  }
  throw damaged();
}

function entryAt(view: DataView, at: number, nameLength: number): Omit<ZipEntry, 'end'> {
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, nameLength);
  return {
    name: new TextDecoder().decode(name),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    start: view.getUint32(at + 42, true),
  };
}

/**
 * Refuse an archive by its directory: too many files, too much in them, packed tighter than anything honest, or names
 * that lead out of a folder. What the directory conceals, the limits of the parsing process catch.
 *
 * @param around of an archive within another: all of them count together, so that what unpacks to much only step by step
 *   is refused at the step at which it does
 * @throws DomainError parse.archive with `reason`, `limit`, and `nested` yes or no; parse.encrypted
 */
export function assertHarmless(
  entries: readonly ZipEntry[],
  limits: ZipLimits,
  around: Around | null = null,
): void {
  const beyond = (reason: ZipFault, limit: number) =>
    new DomainError('parse.archive', { reason, limit, nested: around ? 'yes' : 'no' });
  if (entries.some(({ encrypted }) => encrypted)) throw new DomainError('parse.encrypted');
  if (entries.length + (around?.entries ?? 0) > limits.entries) throw beyond('entries', limits.entries);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const all = { packed: around?.packed ?? packed, unpacked: unpacked + (around?.unpacked ?? 0) };
  if (all.unpacked > limits.bytes) throw beyond('size', limits.bytes / 2 ** 20);
  const tight = [...entries, { packed, unpacked }, all].some((one) => isTight(one, limits.ratio));
  if (tight) throw beyond('ratio', limits.ratio);
  const names = new Set(entries.map(({ name }) => name));
  if (names.size < entries.length || [...names].some(leadsOut)) throw faulty('names');
}

const isTight = ({ packed, unpacked }: Pick<ZipEntry, 'packed' | 'unpacked'>, ratio: number): boolean =>
  unpacked > SMALL && unpacked > packed * ratio;

/** In code units and folders. */
const LONGEST_NAME = 1_000;
const DEEPEST_NAME = 32;

function leadsOut(name: string): boolean {
  const folders = name.split('/');
  const tooLong = name.length > LONGEST_NAME || folders.length > DEEPEST_NAME;
  return tooLong || /[\0\\]|^\/|^[a-z]:/i.test(name) || folders.includes('..');
}

const faulty = (reason: ZipFault) => new DomainError('parse.archive', { reason, limit: 0, nested: 'no' });
const damaged = () => faulty('damaged');
