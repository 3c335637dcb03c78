/** The report as a PDF: real text in embedded fonts, tagged in reading order, with bookmarks and links. */
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { authorOf, type Report } from '@/lib/domain/report';
import { normalise, shorten } from '@/lib/domain/text';
import type { Verdict } from '@/lib/domain/verdict';
import { translator } from '@/lib/i18n';
import { type FontBytes, type FontName, fontCoverage, type Run, turned } from './pdf-fonts';
import { type Block, type Role, reportBlocks, type Span, type Spans, titleOf } from './report-blocks';

type Doc = PDFKit.PDFDocument;
type Struct = ReturnType<Doc['struct']>;

/** In points. */
const MARGIN = { top: 60, bottom: 64, left: 62, right: 62 };
const INDENT = 16;
/** A heading is not the last thing on its page. */
const KEEP = 84;

const colours: Readonly<Partial<Record<Verdict | 'none', string>>> & Readonly<Record<Verdict, string>> = {
  confirmed: '#1b6b3a',
  unconfirmed: '#8a5a00',
  disputed: '#9c2b2b',
};
const INK = '#1a1a1a';
const MUTED = '#5a5a5a';
const LINK = '#1f4e8c';

type Look = {
  readonly font: FontName;
  readonly size: number;
  readonly colour?: string;
  readonly before?: number;
  readonly after: number;
};

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

type Runs = (text: string, wanted: FontName) => readonly Run[];

/** What is being written: the pages, what claims hang under in the outline, and how texts are cut into fonts. */
type Paper = {
  readonly document: Doc;
  readonly runs: Runs;
  chapter: PDFKit.PDFOutline;
  pages: number;
  /** Whether something was drawn as a box. */
  missing: boolean;
  /** In what was last written. */
  pen: { readonly font: FontName; readonly size: number; readonly colour: string } | null;
};

const write = async (document: Doc, blocks: Iterable<Block>, report: Report, runs: Runs): Promise<void> => {
  const paper: Paper = { document, runs, chapter: document.outline, pages: 0, missing: false, pen: null };
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
const prepare = (paper: Paper, { level, id, spans }: Extract<Block, { kind: 'heading' }>): void => {
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

/** A piece of a paragraph as it is drawn. */
type Piece = Run & { readonly span: Span };

/** One paragraph, in as many fonts as its letters need; links are elements of their own within it. */
const paragraph = (paper: Paper, type: string, spans: Spans, look: Look, indent = 0): Struct => {
  const { document, runs } = paper;
  const pieces = leaning(spans).flatMap((span) =>
    runs(span.text, fontOf(span, look)).flatMap((run) =>
      cut(run.text).map((text): Piece => ({ ...run, text, span })),
    ),
  );
  const language = spans[0]?.lang;
  const isAllIn = language && spans.every(({ lang }) => lang === language);
  const x = MARGIN.left + indent;
  const draw = (all: readonly Piece[], from: number) => () => {
    if (from === 0) begin(document, look);
    for (const [i, piece] of all.entries())
      set(paper, piece, { look, x, isFirst: from + i === 0, isLast: from + i === pieces.length - 1 });
    if (from + all.length === pieces.length) document.y += look.after;
  };
  const children = grouped(pieces).map(({ all, from }) =>
    all[0]?.span.link ? document.struct('Link', {}, draw(all, from)) : draw(all, from),
  );
  return document.struct(type, isAllIn ? { lang: language } : {}, children);
};

/** Punctuation is set like the word before it, as printers do; else a line could begin with it. Quotes stay as they are. */
const leaning = (spans: Spans): Spans => {
  const lent = (i: number): string => {
    const both = [spans[i - 1], spans[i]];
    if (both.some((span) => !span || span.mark || span.link)) return '';
    return /^[:;,.!?)\]…]+/u.exec(spans[i]?.text ?? '')?.[0] ?? '';
  };
  return spans.map((span, i) => ({ ...span, text: span.text.slice(lent(i).length) + lent(i + 1) }));
};

/** More letters than fit into a line. What has no break is measured anew for each line it fills, to its very end. */
const LONG = /\S{120}/gu;

const cut = (text: string): string[] => text.replace(LONG, '$&\0').split('\0').filter(Boolean);

/** Neighbours that are of one link, or of none. */
const grouped = (pieces: readonly Piece[]): { all: Piece[]; from: number }[] => {
  const groups: { all: Piece[]; from: number }[] = [];
  for (const [from, piece] of pieces.entries()) {
    const last = groups.at(-1);
    if (last && last.all[0]?.span.link === piece.span.link) last.all.push(piece);
    else groups.push({ all: [piece], from });
  }
  return groups;
};

const fontOf = ({ bold: isBold, italic, code }: Span, { font }: Look): FontName => {
  if (code) return 'label';
  if (isBold) return font.startsWith('label') ? 'label-bold' : 'bold';
  return italic && font === 'text' ? 'italic' : font;
};

const begin = (document: Doc, { before = 0 }: Look): void => {
  if (document.y > MARGIN.top) document.y += before;
};

type Place = { readonly look: Look; readonly x: number; readonly isFirst: boolean; readonly isLast: boolean };

const set = (
  paper: Paper,
  { text, font, isMissing, isRtl, span }: Piece,
  { look, x, isFirst, isLast }: Place,
): void => {
  const { link, mark, verdict, code } = span;
  const colour = link
    ? LINK
    : (colours[mark === 'open' || !mark ? (verdict ?? 'none') : mark] ?? look.colour ?? INK);
  const size = code ? look.size - 2 : look.size;
  const { document } = paper;
  paper.pen = { font, size, colour };
  document.font(font).fontSize(size).fillColor(colour);
  const options = {
    ...{ continued: !isLast, lineGap: 2, width: document.page.width - MARGIN.right - x },
    underline: link !== undefined || mark !== undefined,
    ...(link && (link.startsWith('#') ? { goTo: link.slice(1) } : { link })),
  };
  if (isMissing) paper.missing = true;
  // Who cannot see it can still copy it.
  if (isMissing) document.markContent('Span', { actual: text });
  // With features named, a line is shaped as a whole: its words too stand from right to left.
  const drawn = isRtl ? turned(text) : text;
  const shaped = isRtl ? { ...options, features: [] } : options;
  if (isFirst) document.text(drawn, x, document.y, shaped);
  else document.text(drawn, shaped);
  if (isMissing) document.endMarkedContent();
};

/**
 * Number of each page and what it is of; not part of the text. Written when the page begins, which may be in the middle of
 * a sentence: that goes on as if nothing had been.
 */
const footer = (paper: Paper, title: readonly Run[]): void => {
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
