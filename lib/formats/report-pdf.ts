/** The report as a PDF: real text in embedded fonts, tagged in reading order, with bookmarks and links. */
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { authorOf, type Report } from '@/lib/domain/report';
import { normalise, shorten } from '@/lib/domain/text';
import { translator } from '@/lib/i18n';
import { type FontBytes, fontCoverage, type Run, turned } from './pdf-fonts';
import {
  colours,
  type Doc,
  INK,
  type Look,
  MARGIN,
  MUTED,
  type Paper,
  paragraph,
  type Runs,
  type Struct,
} from './pdf-paragraph';
import { type Block, type Role, reportBlocks, type Span, type Spans, titleOf } from './report-blocks';

/** In points. */
const INDENT = 16;
/** A heading is not the last thing on its page. */
const KEEP = 84;

const headings: Readonly<Record<1 | 2 | 3 | 4, Look>> = {
  1: { font: 'bold', size: 24, after: 10 },
  2: { font: 'bold', size: 16, before: 16, after: 8 },
  3: { font: 'bold', size: 12.5, before: 16, after: 4 },
  4: { font: 'label-bold', size: 9, before: 6, after: 3 },
};
const small: Look = { font: 'label', size: 8.5, colour: MUTED, after: 4 };
const body: Look = { font: 'text', size: 10.5, after: 5 };
const roles: Readonly<Record<Role, Look>> = {
  plain: body,
  run: small,
  lede: { ...body, font: 'italic', size: 12, after: 10 },
  tag: { font: 'label', size: 9, after: 5 },
  why: body,
  said: { ...body, font: 'italic', after: 2 },
  by: small,
  unsound: { ...body, font: 'bold', colour: colours.disputed },
  folio: small,
};

/**
 * The document, as the bytes of its file: the same bytes for the same report.
 *
 * @param onClaim is called after each claim
 */
export const reportPdf = async (
  report: Report,
  fonts: FontBytes,
  onClaim: () => void = () => {},
): Promise<Uint8Array> => {
  const document = new PDFDocument({
    ...{
      size: 'A4',
      margins: MARGIN,
      tagged: true,
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: report.language,
    },
    displayTitle: true,
    info: {
      Title: titleOf(report),
      Author: normalise(authorOf(report)),
      Creator: 'Verimark',
      Subject: `sha256 ${report.hash}`,
      CreationDate: new Date(report.asOf),
    },
  });
  const bytes = collected(document);
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, Buffer.from(font));
  const runs = fontCoverage(fonts);
  await write(document, reportBlocks(report, onClaim), report, runs);
  document.end();
  return bytes;
};

/** Bytes that are kept as they come; small pieces cost more than they carry. */
const PIECE = 2 ** 20;

const collected = (document: Doc): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const whole: Buffer[] = [];
    let pieces: Buffer[] = [];
    let size = 0;
    const join = () => {
      whole.push(Buffer.concat(pieces));
      pieces = [];
      size = 0;
    };
    document.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > PIECE) join();
    });
    document.on('end', () => {
      join();
      resolve(Buffer.concat(whole));
    });
    document.on('error', reject);
  });

/** The pages besides, and what claims hang under in the outline. */
type Book = Paper & { chapter: PDFKit.PDFOutline; pages: number };

const write = async (document: Doc, blocks: Iterable<Block>, report: Report, runs: Runs): Promise<void> => {
  const paper: Book = { document, runs, chapter: document.outline, pages: 0, missing: false, pen: null };
  const title = runs(shorten(titleOf(report), 80), 'label');
  const note = translator(report.language)('report.boxes');
  document.on('pageAdded', () => footer(paper, title));
  document.addPage();
  const root = document.struct('Document');
  document.addStructure(root);
  let section = begun(paper, root);
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level > 1 && block.level < 4) {
      section.end();
      // What is written goes out meanwhile.
      await setImmediate();
      if (paper.chapter === document.outline) document.addPage();
      section = begun(paper, root);
    }
    if (block.kind === 'heading') prepare(paper, block);
    const [top, first] = [document.y, document.page];
    section.add(written(paper, block));
    if (block.kind === 'quote' && document.page === first) bar(document, top);
  }
  if (paper.missing) section.add(paragraph(paper, 'P', [{ text: note }], small));
  section.end();
  root.end();
};

/** What is in a section is written out when it ends: a report of thousands of claims is never in memory as a whole. */
const begun = ({ document }: Paper, root: Struct): Struct => {
  const section = document.struct('Sect');
  root.add(section);
  return section;
};

const written = (paper: Paper, block: Block): Struct => {
  switch (block.kind) {
    case 'heading':
      return paragraph(paper, `H${block.level}`, block.spans, headings[block.level]);
    case 'paragraph':
      return paragraph(paper, 'P', block.spans, roles[block.role]);
    case 'quote':
      return paragraph(paper, 'BlockQuote', block.spans, body, INDENT);
    case 'facts':
      return list(
        paper,
        block.pairs.map(({ name, value }) => [fact([...name.map(bold), { text: ' ' }, ...value])]),
        () => '',
      );
    case 'list':
      return list(paper, block.items, (i) => (block.ordered ? `${i + 1}.` : '•'));
  }
};

const bold = (span: Span): Span => ({ ...span, bold: true });
const fact = (spans: Spans): Block => ({ kind: 'paragraph', role: 'plain', spans });

const bottomOf = ({ page }: Doc): number => page.height - page.margins.bottom;

/** Room for the heading and a line below it, a place that links lead to, and a bookmark. */
const prepare = (paper: Book, { level, id, spans }: Extract<Block, { kind: 'heading' }>): void => {
  const { document } = paper;
  if (document.y > bottomOf(document) - KEEP) document.addPage();
  if (id) document.addNamedDestination(id, 'XYZ', 0, document.y, null);
  const title = spans
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  if (level === 2) paper.chapter = document.outline.addItem(title);
  if (level === 3) paper.chapter.addItem(title);
};

/** Beside what is quoted; not part of the text. */
const bar = (document: Doc, top: number): void => {
  document.markContent('Artifact', { type: 'Layout' });
  const x = MARGIN.left + 4;
  document
    .save()
    .moveTo(x, top)
    .lineTo(x, document.y - body.after)
    .lineWidth(1.5)
    .stroke('#bbbbbb')
    .restore();
  document.endMarkedContent();
};

const list = (
  paper: Paper,
  items: readonly (readonly Block[])[],
  labelOf: (index: number) => string,
): Struct =>
  paper.document.struct(
    'L',
    {},
    items.map((item, i) => point(paper, item, labelOf(i))),
  );

const point = (paper: Paper, item: readonly Block[], label: string): Struct => {
  const { document } = paper;
  const texts = item.filter((block) => block.kind === 'paragraph');
  const indent = label ? INDENT : 0;
  const content = texts.map(({ role, spans }) =>
    paragraph(paper, 'P', spans, { ...roles[role], after: 2 }, indent),
  );
  return document.struct('LI', {}, [
    ...(label ? [document.struct('Lbl', {}, () => sign(document, label))] : []),
    document.struct('LBody', {}, content),
  ]);
};

/** Stands before the first line, which begins at the same height. */
const sign = (document: Doc, label: string): void => {
  if (document.y > bottomOf(document) - body.size * 2) document.addPage();
  const { y } = document;
  document.font(body.font).fontSize(body.size).fillColor(INK);
  document.text(label, MARGIN.left + 2, y, { lineBreak: false });
  document.y = y;
};

/**
 * Number of each page and what it is of; not part of the text. Written when the page begins, which may be in the middle of
 * a sentence: that goes on as if nothing had been.
 */
const footer = (paper: Book, title: readonly Run[]): void => {
  const { document, pen } = paper;
  const { x, y, page } = document;
  const [left, top] = [MARGIN.left, page.height - 40];
  paper.pages += 1;
  document.markContent('Artifact', { type: 'Pagination' });
  document.fontSize(8).fillColor(MUTED);
  for (const [at, { text, font, isRtl }] of title.entries()) {
    const options = isRtl ? { ...alone(), features: [] } : alone();
    document.font(font).text(isRtl ? turned(text) : text, at === 0 ? left : document.x, top, options);
  }
  const number = String(paper.pages);
  document.font('label');
  document.text(number, page.width - MARGIN.right - document.widthOfString(number), top, alone());
  document.endMarkedContent();
  if (pen) document.font(pen.font).fontSize(pen.size).fillColor(pen.colour);
  document.x = x;
  document.y = y;
};

/** What an interrupted text leads to is inherited, unless it is said that this leads nowhere. */
const alone = (): PDFKit.Mixins.TextOptions => {
  const options: PDFKit.Mixins.TextOptions = {
    width: 0,
    lineBreak: false,
    underline: false,
    continued: false,
  };
  for (const name of ['link', 'goTo', 'destination']) Reflect.set(options, name, null);
  return options;
};
