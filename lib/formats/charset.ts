import { encodingNamed, markedEncoding } from './encoding';
import { legacyDecoders } from './legacy-encodings';

// Before this many bytes a page has to say how it is written.
const PRESCAN = 1_024;
const DECLARED = /<meta[^>]*?charset\s*=\s*["']?\s*([\w.-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/i;
/** What browsers take where nothing is said and it is no UTF-8. */
const LAST_RESORT = 'windows-1252';

/** What a page or feed says of its own encoding, within its first bytes. */
export function charsetWithin(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  return meta ?? xml;
}

/** The charset that a Content-Type names. */
export const charsetOf = (mediaType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([\w.-]+)/i.exec(mediaType ?? '')?.[1];

/**
 * The characters of a page or text from elsewhere, as a browser would read them: by mark, by what the server said, by
 * what the page says of itself, else UTF-8, else windows-1252. Never fails; what cannot be read becomes U+FFFD.
 *
 * @param charset from a Content-Type
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeAsBrowsers(bytes: Uint8Array, charset?: string): string {
  const encoding = markedEncoding(bytes) ?? named(charset) ?? named(ascii(charsetWithin(bytes)));
  return encoding ? decodeWith(encoding, bytes) : decodeUndeclared(bytes);
}

const named = (label: string | undefined) => (label ? encodingNamed(label) : undefined);

/** Whoever could read the declaration as ASCII cannot be reading UTF-16. */
const ascii = (label: string | undefined) => (label && /^utf-?16/i.test(label) ? 'utf-8' : label);

const decodeWith = (encoding: string, bytes: Uint8Array): string =>
  legacyDecoders[encoding]?.(bytes) ?? new TextDecoder(encoding).decode(bytes);

function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWith(LAST_RESORT, bytes);
  }
}
