import { DomainError } from '@/lib/domain/errors';

/** How the bytes of a text are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a byte order mark names; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  return marked?.[0] ?? 'utf-8';
}

/**
 * The characters of a text file, its byte order mark taken off.
 *
 * @throws DomainError text.binary when it holds a NUL, which no text does; text.undecodable with the `encoding` tried
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  // Before decoding: most binary files are no UTF-8 either, and "binary" says more to a person.
  if (encoding === 'utf-8' && bytes.includes(0)) throw new DomainError('text.binary');
  const text = decode(bytes, encoding);
  if (text.includes('\0')) throw new DomainError('text.binary');
  return text;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('text.undecodable', { encoding });
  }
}
