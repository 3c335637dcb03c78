import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { DomainError } from '@/lib/domain/errors';
import { oneBlock } from './blocks';
import type { Extracted } from './extracted';

/**
 * The words of a PDF, a line for each of its lines and an empty one between pages. Scripts, forms, fonts of the system
 * and pictures are left alone.
 *
 * @throws DomainError parse.encrypted where it takes a password to open, parse.scanned where no page holds a word,
 *   Error where it is damaged
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await pageText(document, number));
  await document.destroy();
  const text = pages.join('\n\n').trim();
  if (!/\S/.test(text)) throw new DomainError('parse.scanned');
  return text;
}

/** A PDF as an article. */
export const pdfArticle = async (bytes: Uint8Array): Promise<Extracted> => ({
  blocks: oneBlock(await pdfText(bytes)),
});

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

async function pageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
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
