/** One paragraph of a PDF, in as many fonts as its letters need, tagged as what it is. */
import type { Verdict } from '@/lib/domain/verdict';
import { type FontName, type Run, turned } from './pdf-fonts';
import type { Span, Spans } from './report-blocks';

export type Doc = PDFKit.PDFDocument;
export type Struct = ReturnType<Doc['struct']>;

/** In points. */
export const MARGIN = { top: 60, bottom: 64, left: 62, right: 62 };

/** Of verdicts. */
export const colours: Readonly<Partial<Record<Verdict | 'none', string>>> &
  Readonly<Record<Verdict, string>> = {
  confirmed: '#1b6b3a',
  unconfirmed: '#8a5a00',
  disputed: '#9c2b2b',
};
export const INK = '#1a1a1a';
export const MUTED = '#5a5a5a';
const LINK = '#1f4e8c';

/** How a paragraph is set: sizes and distances in points. */
export type Look = {
  readonly font: FontName;
  readonly size: number;
  readonly colour?: string;
  readonly before?: number;
  readonly after: number;
};

/** How a text is cut into fonts that have its letters. */
export type Runs = (text: string, wanted: FontName) => readonly Run[];

/** What paragraphs are written on. */
export type Paper = {
  readonly document: Doc;
  readonly runs: Runs;
  /** Whether something was drawn as a box. */
  missing: boolean;
  /** In what was last written. */
  pen: { readonly font: FontName; readonly size: number; readonly colour: string } | null;
};

/** A piece of a paragraph as it is drawn. */
type Piece = Run & { readonly span: Span };

/** One paragraph, in as many fonts as its letters need; links are elements of their own within it. */
export const paragraph = (paper: Paper, type: string, spans: Spans, look: Look, indent = 0): Struct => {
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
