import { encodingOf } from './text';

// Before this many bytes a page has to say how it is written.
const PRESCAN = 1_024;
const DECLARED = /<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/i;
/** What browsers take where nothing is said and it is no UTF-8. */
const LAST_RESORT = 'windows-1252';

/**
 * The characters of a page or text from elsewhere, as a browser would read them: by mark, by what the server said, by
 * what the page says of itself, else UTF-8, else windows-1252. Never fails; what cannot be read becomes U+FFFD.
 *
 * @param charset from a Content-Type
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeAsBrowsers(bytes: Uint8Array, charset?: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const mark = encodingOf(bytes);
  const decoder = isMarked(bytes)
    ? new TextDecoder(mark)
    : (decoderFor(charset) ?? decoderFor(ascii(meta ?? xml)));
  return decoder ? decodeWith(decoder, bytes) : decodeUndeclared(bytes);
}

// What windows-1252 has where Unicode has controls that no text uses, from 0x80 on.
const WINDOWS = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

/** Node 20 takes windows-1252, and what the web calls by other names and means it, for plain Latin-1. */
function decodeWith(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control);
}

const isMarked = (bytes: Uint8Array): boolean =>
  encodingOf(bytes) !== 'utf-8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);

/** Whoever could read the declaration as ASCII cannot be reading UTF-16. */
const ascii = (name: string | undefined) => (name && /^utf-?16/i.test(name) ? 'utf-8' : name);

function decoderFor(name: string | undefined): TextDecoder | null {
  try {
    return name ? new TextDecoder(name) : null;
  } catch {
    return null;
  }
}

function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWith(new TextDecoder(LAST_RESORT), bytes);
  }
}
