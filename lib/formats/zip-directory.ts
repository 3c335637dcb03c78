import { DomainError } from '@/lib/domain/errors';

/** One file of an archive as its directory describes it; sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
};

/** What an archive may unpack to. */
export type ZipLimits = { readonly entries: number; readonly bytes: number; readonly ratio: number };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** A comment may stand after the end; it is this long at most. */
const COMMENT_MAX = 0xffff;
/** Below this many bytes unpacked no ratio is suspicious. */
const SMALL = 10 * 2 ** 20;

/**
 * Read the directory of a zip archive, without unpacking anything.
 * Strict: nothing before the first file or between directory and end, one disk, no 64-bit sizes (those begin at 4 GB).
 *
 * @throws DomainError parse.archive
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.12 and 4.3.16
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const [count, size, offset] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (offset + size !== end) throw damaged();
  const entries: ZipEntry[] = [];
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
  return entries;
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

function entryAt(view: DataView, at: number, nameLength: number): ZipEntry {
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, nameLength);
  return {
    name: new TextDecoder().decode(name),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
}

/**
 * Refuse an archive by its directory: too many files, too much in them, packed tighter than anything honest, or names
 * that lead out of a folder. What the directory conceals, the limits of the parsing process catch.
 *
 * @throws DomainError parse.archive, parse.encrypted
 */
export function assertHarmless(
  entries: readonly ZipEntry[],
  { entries: most, bytes, ratio }: ZipLimits,
): void {
  if (entries.some(({ encrypted }) => encrypted)) throw new DomainError('parse.encrypted');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const tooTight = unpacked > SMALL && unpacked > packed * ratio;
  const names = new Set(entries.map(({ name }) => name));
  const misnamed = names.size < entries.length || [...names].some(leadsOut);
  if (entries.length > most || unpacked > bytes || tooTight || misnamed) throw damaged();
}

const leadsOut = (name: string): boolean =>
  /[\0\\]|^\/|^[a-z]:/i.test(name) || name.split('/').includes('..');

const damaged = () => new DomainError('parse.archive');
