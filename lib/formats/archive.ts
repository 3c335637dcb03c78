import { crc32, inflateRawSync } from 'node:zlib';
import { DomainError } from '@/lib/domain/errors';
import {
  type Around,
  assertHarmless,
  HEADER_LENGTH,
  type ZipEntry,
  type ZipLimits,
  zipDirectory,
} from './zip-directory';

/** What an archive of articles may be: texts and pages, hardly ever more than twenty times smaller packed. */
const LIMITS: ZipLimits = { entries: 20_000, bytes: 2 ** 30, ratio: 100 };

const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** In bytes: the end of an archive, among which its directory has to be. */
export const DIRECTORY = 8 * 2 ** 20;

/**
 * The files of an archive that may be articles, judged by its directory before anything is unpacked. Folders, hidden
 * files and what macOS adds are left out.
 *
 * @param bytes the archive, or the end of a large one; `size` is that of all of it; `around`: it lay in another
 * @throws DomainError parse.archive with `reason` and `limit`, parse.encrypted
 */
export function archiveMembers(
  bytes: Uint8Array,
  { size = bytes.byteLength, around }: { readonly size?: number; readonly around?: Around | null } = {},
): ZipEntry[] {
  const entries = zipDirectory(bytes, size - bytes.byteLength);
  assertHarmless(entries, LIMITS, around);
  return entries.filter(({ name }) => !/\/$|(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/.test(name));
}

/**
 * Unpack one file of an archive. It may not become larger than the directory said.
 *
 * @param packed the bytes of the archive from the entry's start to its end
 * @throws DomainError parse.archive
 */
export function unpackMember(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const unpacked = inflated(contentOf(packed, entry), entry);
  if (unpacked.byteLength !== entry.unpacked || crc32(unpacked) !== entry.crc32) throw damaged();
  return unpacked;
}

function contentOf(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.byteLength < HEADER_LENGTH || view.getUint32(0, true) !== LOCAL_HEADER) throw damaged();
  const start = HEADER_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.packed > packed.byteLength) throw damaged();
  return packed.subarray(start, start + entry.packed);
}

function inflated(content: Uint8Array, { method, unpacked }: ZipEntry): Uint8Array {
  if (method === STORED) return content.slice();
  if (method !== DEFLATED) throw damaged();
  try {
    return Uint8Array.from(inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) }));
  } catch {
    throw damaged();
  }
}

const damaged = () => new DomainError('parse.archive', { reason: 'damaged', limit: 0, nested: 'no' });
