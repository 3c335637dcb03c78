import { isDomainError } from '@/lib/domain/errors';
import { normalise } from '@/lib/domain/text';
import { decodeAsBrowsers } from './charset';
import { docxText } from './docx-text';
import { htmlText } from './html-text';
import type { Media } from './media';
import { pdfText } from './pdf-text';

/** Which snapshot it is, as `recogniseMedia` found; and for pages and texts the charset their server named. */
export type MediaTextOptions = Pick<Media, 'kind'> & { readonly charset?: string };

type Reader = (bytes: Uint8Array, charset?: string) => string | null | Promise<string | null>;

const readers: Readonly<Record<Media['kind'], Reader>> = {
  text: decodeAsBrowsers,
  html: (bytes, charset) => htmlText(decodeAsBrowsers(bytes, charset)),
  docx: docxText,
  pdf: pdfText,
  image: () => null,
};

/**
 * The plain text of a snapshot, NFC and normalised, to look a quote up in. Slow and easily led astray by files made to
 * do so: call it through `parseApart`.
 *
 * @returns null where there is no text to look in: pictures, and PDFs that are pictures of pages
 * @throws DomainError parse.encrypted, parse.archive; Error where a library finds the file damaged
 */
export async function mediaText(
  bytes: Uint8Array,
  { kind, charset }: MediaTextOptions,
): Promise<string | null> {
  try {
    const text = await readers[kind](bytes, charset);
    return text === null ? null : normalise(text);
  } catch (error) {
    if (isDomainError(error) && error.code === 'parse.scanned') return null;
    throw error;
  }
}
