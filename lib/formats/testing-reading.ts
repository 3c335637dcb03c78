/** Documents that were written, opened by other programs than those that wrote them. */
import { inflateRawSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The parts of an archive as texts, by their path. */
export const unzipped = (bytes: Uint8Array): Map<string, string> => {
  const archive = Buffer.from(bytes);
  const end = archive.lastIndexOf('PK\x05\x06');
  const count = archive.readUInt16LE(end + 10);
  const parts = new Map<string, string>();
  for (let i = 0, at = archive.readUInt32LE(end + 16); i < count; i++) {
    const [method, packed, name, extra, comment] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + packed);
    parts.set(
      archive.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? content : inflateRawSync(content)).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return parts;
};

export type ReadPdf = {
  /** All pages; lines are joined by spaces. */
  readonly text: string;
  readonly pages: number;
  readonly title: string;
  readonly language: string | null;
  /** Bookmarks, each with those under it. */
  readonly outline: readonly {
    readonly title: string;
    readonly items: readonly { readonly title: string }[];
  }[];
  /** Roles of the elements, in reading order. */
  readonly roles: readonly string[];
  /** What links lead to. */
  readonly links: readonly string[];
};

type Node = { readonly role?: string; readonly type?: string; readonly children?: readonly Node[] };

const rolesIn = ({ role, children = [] }: Node): string[] => [
  ...(role ? [role] : []),
  ...children.flatMap(rolesIn),
];

/** What a reader of PDFs finds in these bytes. */
export const textOfPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    return await readAll(document);
  } finally {
    await task.destroy();
  }
};

const readAll = async (document: PDFDocumentProxy): Promise<ReadPdf> => {
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(document, number));
  const { info } = await document.getMetadata();
  const title = 'Title' in info ? String(info.Title) : '';
  const language = 'Language' in info && typeof info.Language === 'string' ? info.Language : null;
  return {
    text: pages
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
    pages: document.numPages,
    title,
    language,
    outline: (await document.getOutline()) ?? [],
    roles: pages.flatMap(({ roles }) => roles),
    links: pages.flatMap(({ links }) => links),
  };
};

const readPage = async (document: PDFDocumentProxy, number: number) => {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const tree = await page.getStructTree();
  const annotations = await page.getAnnotations();
  return {
    text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''),
    roles: tree ? rolesIn(tree) : [],
    // What this reader would not follow, others do.
    links: annotations.flatMap(({ unsafeUrl, dest }) =>
      [unsafeUrl, dest].filter((one) => typeof one === 'string'),
    ),
  };
};
