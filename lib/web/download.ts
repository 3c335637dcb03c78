import { asciiName } from '../formats/file-name';

/** What a browser is to do with a file of ours, should anyone open it in a tab: show it, and run and fetch nothing. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** The whole of a file, or pieces of text, which may still have to be read. */
export type Written = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

/**
 * A file for the person who asked, and for nobody else.
 *
 * @param content the whole of it, or pieces of text, which are written while they are made
 * @param file its name as people read it, and its media type
 */
export const download = (content: Written, file: { name: string; type: string }): Response =>
  new Response(bodyOf(content), { headers: headersOf(file) });

const headersOf = ({ name, type }: { name: string; type: string }) => ({
  'content-type': type,
  'content-disposition': contentDisposition(name),
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
});

/**
 * A file of ours that is too large to be held, for the person who asked.
 *
 * @param file its name as people read it, its media type, and its size in bytes
 */
export const downloadThrough = (
  chunks: AsyncIterable<Uint8Array>,
  file: { name: string; type: string; size: number },
): Response => {
  const headers = { ...headersOf(file), 'content-length': String(file.size) };
  return new Response(streamThrough(chunks), { headers });
};

/** Bytes as a body, read as fast as they are taken. */
export const streamThrough = (chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const read = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await read.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await read.return?.();
    },
  });
};

const bodyOf = (content: Written): BodyInit => {
  if (typeof content === 'string') return content;
  return content instanceof Uint8Array ? new Uint8Array(content) : streamed(content);
};

/**
 * Bytes that somebody else made, for the person who asked. A browser may show the pictures among them; pages and
 * drawings it only ever puts away, or opens in a sandbox where nothing runs and nothing is fetched.
 *
 * @param file its name, its media type as recognised from the bytes, and whether it may be shown
 */
export const storedFile = (
  bytes: Uint8Array,
  { name, type, shown }: { name: string; type: string; shown: boolean },
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': contentDisposition(name, shown ? 'inline' : 'attachment'),
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });

/**
 * Says that a file is to be kept under this name: once in ASCII, once in UTF-8, which every current browser prefers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export const contentDisposition = (name: string, kind: 'attachment' | 'inline' = 'attachment'): string =>
  `${kind}; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`;

/** @see https://www.rfc-editor.org/rfc/rfc8187 */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** In UTF-16 code units. Lines of a table are short; sent one by one they would cost more than they carry. */
const PIECE = 32 * 1024;

const streamed = (content: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> => {
  const pieces =
    Symbol.asyncIterator in content ? content[Symbol.asyncIterator]() : content[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { text, done } = await gathered(pieces);
      if (text) controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
};

const gathered = async (
  pieces: Iterator<string> | AsyncIterator<string>,
): Promise<{ text: string; done: boolean }> => {
  let text = '';
  while (text.length < PIECE) {
    const { value, done } = await pieces.next();
    if (done) return { text, done: true };
    text += value;
  }
  return { text, done: false };
};
