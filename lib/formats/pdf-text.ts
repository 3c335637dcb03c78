import path from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { DomainError } from '@/lib/domain/errors';
import { kindOfLine } from '@/lib/domain/outside';
import type { Block } from './blocks';
import type { Extracted } from './extracted';
import { type PdfPage, pdfBlocks } from './pdf-lines';

/**
 * The words of a PDF, a line for each of its lines and an empty one between pages. Scripts, forms, fonts of the system
 * and pictures are left alone.
 *
 * @throws DomainError parse.encrypted where it takes a password to open, parse.scanned where no page holds a word,
 *   Error where it is damaged
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pages = await eachPage(bytes, async (page) => {
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  });
  const text = pages.join('\n\n').trim();
  if (!/\S/.test(text)) throw new DomainError('parse.scanned');
  return text;
}

/**
 * A PDF as an article, its lines put together as paragraphs.
 *
 * @throws DomainError parse.encrypted, parse.scanned; Error where it is damaged
 */
export async function pdfArticle(bytes: Uint8Array): Promise<Extracted> {
  const blocks = pdfBlocks(await eachPage(bytes, piecesOf));
  if (!blocks.some(isRead)) throw new DomainError('parse.scanned');
  return {
    blocks: blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, kind: kindOfLine(block.text) } : block,
    ),
  };
}

/** What scanning programs write on each page, and numbers of pages, are no text. */
const isRead = ({ kind, text }: Block): boolean =>
  kind !== 'boilerplate' &&
  /\p{L}/u.test(text) &&
  !/camscanner|^scanned (?:with|by)\b|^(?:trang|page) \d+/i.test(text);

async function piecesOf(page: PDFPageProxy): Promise<PdfPage> {
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , x = 0, y = 0]: number[] = item.transform;
    return [{ text: item.str, x, y, width: item.width, height: item.height }];
  });
  return { height: page.getViewport({ scale: 1 }).height, pieces };
}

async function eachPage<Result>(
  bytes: Uint8Array,
  read: (page: PDFPageProxy) => Promise<Result>,
): Promise<Result[]> {
  const document = await openPdf(bytes);
  const pages: Result[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push(await read(page));
    page.cleanup();
  }
  await document.destroy();
  return pages;
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  provideMatrix();
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const options = {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl: folderOf('cmaps'),
    standardFontDataUrl: folderOf('standard_fonts'),
    verbosity: VerbosityLevel.ERRORS,
  };
  // The library takes the bytes over, so it gets its own.
  return getDocument({ data: Uint8Array.from(bytes), ...options }).promise.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new DomainError('parse.encrypted');
    throw error;
  });
}

/** Its character maps, without which most Chinese, Japanese and Korean PDFs have no letters, and metrics of fonts. */
const folderOf = (name: string) => `${path.resolve('node_modules/pdfjs-dist', name)}/`;

/**
 * The library makes a matrix as it is loaded, for drawing, and takes the class from a native package that this program
 * neither needs nor may load. Nothing on the way to the text uses it.
 */
function provideMatrix(): void {
  if ('DOMMatrix' in globalThis) return;
  Object.assign(globalThis, { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} });
}
