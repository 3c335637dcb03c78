import { unpackMember } from './archive';
import type { Extracted } from './extracted';
import { htmlBlocks } from './html-blocks';
import { htmlText } from './html-text';
import { assertModest } from './markup-limits';
import { assertHarmless, type ZipLimits, zipDirectory } from './zip-directory';

/** A book with all its pictures has less. */
const LIMITS: ZipLimits = { entries: 2_000, bytes: 200 * 2 ** 20, ratio: 100 };

/** The number of a note in the text, and the arrow back to it: a quote goes on across them. */
const NOTE_MARKS = /<sup><a [^>]*note-ref[^>]*>\[\d+\]<\/a><\/sup>|<a [^>]*note-ref[^>]*>↑<\/a>/g;

/** What Word's own styles make of a paragraph, besides headings; the title is taken out of the text. */
const STYLES = ["p[style-name='Title'] => h1.title:fresh", "p[style-name='Caption'] => p.caption:fresh"];
const TITLE = /<h1 class="title">(.*?)<\/h1>/s;

/**
 * The words of a Word document: paragraphs, lists, tables, footnotes and comments. Pictures and what lies outside the
 * file are left alone.
 *
 * @throws DomainError parse.archive, parse.encrypted, parse.depth, parse.attributes, parse.entities; Error where it is damaged
 */
export const docxText = async (bytes: Uint8Array): Promise<string> => htmlText(await docxHtml(bytes));

/**
 * A Word document as an article, its title from the paragraph in that style.
 *
 * @throws DomainError parse.archive, parse.encrypted, parse.depth, parse.attributes, parse.entities; Error where it is damaged
 */
export async function docxArticle(bytes: Uint8Array): Promise<Extracted> {
  const html = await docxHtml(bytes, STYLES);
  const title = htmlText(TITLE.exec(html)?.[1] ?? '').slice(0, 500);
  const blocks = htmlBlocks(html.replace(TITLE, ''));
  return { ...(title ? { title } : {}), blocks, elsewhere: partsElsewhere(bytes) };
}

const RELATION = /<Relationship\b[^>]*>/g;

/** Pictures, templates and the like that the document names outside itself; a link is where readers go by themselves. */
function partsElsewhere(bytes: Uint8Array): number {
  const named = zipDirectory(bytes)
    .filter(({ name }) => name.endsWith('.rels'))
    .flatMap((entry) => {
      const part = unpackMember(bytes.subarray(entry.start, entry.end), entry);
      return new TextDecoder().decode(part).match(RELATION) ?? [];
    });
  return named.filter((one) => /\bTargetMode=["']External/.test(one) && !/\/hyperlink["']/.test(one)).length;
}

/** The parts that are read: the text, notes and comments. */
const PARTS = /^word\/(?:document|footnotes|endnotes|comments)\d*\.xml$/;

function assertModestParts(bytes: Uint8Array): void {
  const entries = zipDirectory(bytes);
  assertHarmless(entries, LIMITS);
  for (const entry of entries.filter(({ name }) => PARTS.test(name))) {
    const part = unpackMember(bytes.subarray(entry.start, entry.end), entry);
    assertModest(new TextDecoder().decode(part), { xmlMode: true });
  }
}

async function docxHtml(bytes: Uint8Array, styleMap: string[] = []): Promise<string> {
  assertModestParts(bytes);
  const { convertToHtml, images } = (await import('mammoth')).default;
  const convertImage = images.imgElement(async () => ({ src: '' }));
  const options = { convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false, styleMap };
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return value.replace(NOTE_MARKS, '');
}
