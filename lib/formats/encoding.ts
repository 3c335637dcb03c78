import { DomainError } from '@/lib/domain/errors';
import { detectEncoding } from './detect-encoding';
import { legacyDecoders } from './legacy-encodings';

/** By which sign the encoding of a text was told. */
export type EncodingBy = 'bom' | 'declaration' | 'detection' | 'choice';

/** The characters of a text, how its bytes are written, and how that was told. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly encodingBy: EncodingBy };

/** The encodings a person can choose, as the list shows them. Others count where a document names them. */
export const encodings = [
  ...['utf-8', 'utf-16le', 'utf-16be'],
  ...['windows-1258', 'tcvn3', 'vni', 'viscii', 'windows-1252', 'windows-1251'],
  ...['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'],
] as const;

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a byte order mark names. */
export const markedEncoding = (bytes: Uint8Array): string | undefined =>
  BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];

/** Names under which mail programs and old pages know encodings that the Encoding Standard has not. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{
    tcvn: 'tcvn3',
    abc: 'tcvn3',
    'tcvn-5712': 'tcvn3',
    tcvn5712: 'tcvn3',
    'x-viet-tcvn5712': 'tcvn3',
    'x-viet-tcvn': 'tcvn3',
  },
  ...{ 'vni-win': 'vni', 'x-viet-vni': 'vni', 'vni-windows': 'vni' },
  ...{ 'x-viet-viscii': 'viscii', csviscii: 'viscii', 'viscii1.1-1': 'viscii' },
};

/** Our name for an encoding, or undefined for one that nobody reads. */
export function encodingNamed(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const known = ALIASES[name] ?? name;
  if (known in legacyDecoders) return known;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return undefined;
  }
}

/**
 * Names that say nothing: pages in VNI and TCVN3 call themselves Latin, since the font made the Vietnamese of them, and
 * whoever could read the declaration as ASCII cannot be reading UTF-16.
 */
const SAYS_NOTHING = new Set(['windows-1252', 'x-user-defined', 'utf-16le', 'utf-16be']);

/** What is said of a text's encoding: what a person chose decides, what the document declares has to hold. */
export type Hints = { readonly choice?: string; readonly declared?: string };

/**
 * The characters of a text: by a person's choice, by byte order mark, by declaration, else by what it looks like.
 *
 * @throws DomainError text.binary when it holds a NUL outside UTF-16, which no text does; text.undecodable with the
 *   `encoding` that was chosen or marked and does not fit
 */
export function decode(bytes: Uint8Array, { choice, declared }: Hints = {}): Decoded {
  const marked = markedEncoding(bytes);
  if (choice) return { ...decodeAs(bytes, choice), encodingBy: 'choice' };
  if (marked) return { ...decodeAs(bytes, marked), encodingBy: 'bom' };
  const named = declared ? encodingNamed(declared) : undefined;
  if (named && !SAYS_NOTHING.has(named) && !bytes.includes(0)) {
    const read = attempt(bytes, named);
    if (read) return { ...read, encodingBy: 'declaration' };
  }
  return { ...decodeAs(bytes, detectEncoding(bytes)), encodingBy: 'detection' };
}

function attempt(bytes: Uint8Array, encoding: string): Omit<Decoded, 'encodingBy'> | null {
  try {
    return decodeAs(bytes, encoding);
  } catch {
    return null;
  }
}

/**
 * The characters of a text whose encoding is known.
 *
 * @throws DomainError text.binary, text.undecodable
 */
export function decodeAs(bytes: Uint8Array, label: string): Omit<Decoded, 'encodingBy'> {
  const encoding = encodingNamed(label);
  if (!encoding) throw new DomainError('text.undecodable', { encoding: label });
  // Before decoding: most binary files are no UTF-8 either, and "binary" says more to a person.
  if (!encoding.startsWith('utf-16') && bytes.includes(0)) throw new DomainError('text.binary');
  const text = characters(bytes, encoding);
  if (text.includes('\0')) throw new DomainError('text.binary');
  return { text, encoding };
}

function characters(bytes: Uint8Array, encoding: string): string {
  const decoder = legacyDecoders[encoding];
  if (decoder) return decoder(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('text.undecodable', { encoding });
  }
}
