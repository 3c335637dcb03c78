import { htmlText } from './html-text';
import { assertHarmless, type ZipLimits, zipDirectory } from './zip-directory';

/** A book with all its pictures has less. */
const LIMITS: ZipLimits = { entries: 2_000, bytes: 200 * 2 ** 20, ratio: 100 };

/** The number of a note in the text, and the arrow back to it: a quote goes on across them. */
const NOTE_MARKS = /<sup><a [^>]*note-ref[^>]*>\[\d+\]<\/a><\/sup>|<a [^>]*note-ref[^>]*>↑<\/a>/g;

/**
 * The words of a Word document: paragraphs, lists, tables, footnotes and comments. Pictures and what lies outside the
 * file are left alone.
 *
 * @throws DomainError parse.archive, parse.encrypted; Error where it is damaged
 */
export async function docxText(bytes: Uint8Array): Promise<string> {
  assertHarmless(zipDirectory(bytes), LIMITS);
  const { convertToHtml, images } = (await import('mammoth')).default;
  const convertImage = images.imgElement(async () => ({ src: '' }));
  const options = { convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false };
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return htmlText(value.replace(NOTE_MARKS, ''));
}
