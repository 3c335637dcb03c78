/** The report as a Word document: a title page, true headings, lists, footnotes and links. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
  UnderlineType,
} from 'docx';
import type { Report } from '@/lib/domain/report';
import { shorten } from '@/lib/domain/text';
import type { Verdict } from '@/lib/domain/verdict';
import { type Block, type Role, reportBlocks, type Span, type Spans, titleOf } from './report-blocks';

/** Darker than on the screen: paper has no backlight. */
const colours: Readonly<Record<Verdict, string>> = {
  confirmed: '1B6B3A',
  unconfirmed: '8A5A00',
  disputed: '9C2B2B',
};
const underlines = {
  confirmed: UnderlineType.SINGLE,
  unconfirmed: UnderlineType.DASH,
  disputed: UnderlineType.WAVE,
  open: UnderlineType.DOTTED,
} as const;

const languages = { en: 'en-GB', vi: 'vi-VN' } as const;
const MUTED = '5A5A5A';

/** Twentieths of a point. */
const POINT = 20;

/** The document, as the bytes of its file. */
export const reportDocx = async (report: Report): Promise<Uint8Array> => {
  const notes = footnotes();
  const children = [...paragraphs(report, notes)];
  const document = new Document({
    title: titleOf(report),
    creator: 'Verimark',
    description: `sha256 ${report.hash}`,
    styles: styles(report),
    numbering: {
      config: [
        numbering('points', LevelFormat.BULLET, '•'),
        numbering('numbers', LevelFormat.DECIMAL, '%1.'),
      ],
    },
    footnotes: notes.all,
    sections: [
      { properties: { page: { margin }, titlePage: true }, footers: { default: footer(report) }, children },
    ],
  });
  return Packer.toBuffer(document);
};

const margin = { top: 56 * POINT, bottom: 56 * POINT, left: 64 * POINT, right: 64 * POINT };

const styles = (report: Report) => ({
  default: {
    document: {
      run: { font: 'Times New Roman', size: 22, language: { value: languages[report.language] } },
      paragraph: { spacing: { after: 6 * POINT, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: heading(48, 0),
    heading1: heading(40, 0),
    heading2: heading(30, 18),
    heading3: heading(25, 16),
    heading4: heading(21, 8),
    hyperlink: { run: { color: '1F4E8C', underline: { type: UnderlineType.SINGLE } } },
  },
});

const heading = (size: number, before: number) => ({
  run: { font: 'Times New Roman', size, bold: true, color: '1A1A1A' },
  paragraph: {
    spacing: { before: before * POINT, after: 4 * POINT, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
  },
});

const numbering = (
  reference: string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
) => ({
  reference,
  levels: [
    {
      ...{ level: 0, format, text, alignment: AlignmentType.LEFT },
      style: { paragraph: { indent: { left: 18 * POINT, hanging: 18 * POINT } } },
    },
  ],
});

const footer = (report: Report): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            text: `${shorten(titleOf(report), 80)} · ${report.asOf.slice(0, 10)} · `,
            size: 17,
            color: MUTED,
          }),
          new TextRun({
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            size: 17,
            color: MUTED,
          }),
        ],
      }),
    ],
  });

/** Footnotes are kept apart from what they are to, by number from 1. */
type Footnotes = {
  readonly all: Record<number, { children: Paragraph[] }>;
  readonly add: (spans: Spans) => FootnoteReferenceRun;
};

const footnotes = (): Footnotes => {
  const all: Footnotes['all'] = {};
  let count = 0;
  const add = (spans: Spans) => {
    count += 1;
    all[count] = {
      children: [new Paragraph({ children: [new TextRun(' '), ...runs(spans, { size: 18 })] })],
    };
    return new FootnoteReferenceRun(count);
  };
  return { all, add };
};

/** The title page ends where the claims begin. */
function* paragraphs(report: Report, notes: Footnotes): Generator<Paragraph> {
  let isTitlePage = true;
  let instance = 0;
  for (const block of reportBlocks(report)) {
    if (isTitlePage && block.kind === 'heading' && block.level === 2) {
      isTitlePage = false;
      yield new Paragraph({ children: [new PageBreak()] });
    }
    if (block.kind === 'list' && block.ordered) instance += 1;
    yield* written(block, notes, instance);
  }
}

const levels = {
  1: HeadingLevel.TITLE,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
} as const;

/** The title of the document is none of its chapters: those begin a level below it. */
function* written(block: Block, notes: Footnotes, instance: number): Generator<Paragraph> {
  switch (block.kind) {
    case 'heading':
      yield new Paragraph({ heading: levels[block.level], children: marked(block.id, runs(block.spans)) });
      break;
    case 'paragraph':
      yield new Paragraph({ ...shapes[block.role], children: runs(block.spans, looks[block.role]) });
      break;
    case 'quote':
      yield new Paragraph({ ...quoted, children: runs(block.spans) });
      break;
    case 'facts':
      for (const { name, value } of block.pairs)
        yield new Paragraph({
          spacing: { after: 2 * POINT },
          children: [...runs(name, { bold: true }), new TextRun(' '), ...runs(value)],
        });
      break;
    case 'list':
      for (const item of block.items)
        yield* point(item, block.ordered ? 'numbers' : 'points', notes, instance);
  }
}

const marked = (id: string | undefined, children: ParagraphChild[]): ParagraphChild[] =>
  id ? [new Bookmark({ id, children })] : children;

const quoted: IParagraphOptions = {
  indent: { left: 18 * POINT },
  border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'BBBBBB' } },
};

const shapes: Readonly<Partial<Record<Role, IParagraphOptions>>> = {
  unsound: { border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: colours.disputed } } },
};
const small: IRunOptions = { size: 18, color: MUTED };
const looks: Readonly<Partial<Record<Role, IRunOptions>>> = {
  run: small,
  by: small,
  folio: small,
  lede: { italics: true },
  unsound: { bold: true },
};

/**
 * A point of a list: its first paragraph carries the sign, the others stand under it. Where an item of evidence is found
 * goes into a footnote.
 */
function* point(
  item: readonly Block[],
  reference: string,
  notes: Footnotes,
  instance: number,
): Generator<Paragraph> {
  const isEvidence = item.some((block) => block.kind === 'paragraph' && block.role === 'said');
  const texts = item.filter((block) => block.kind === 'paragraph');
  const places = isEvidence ? texts.filter(({ role }) => role === 'by') : [];
  const shown = texts.filter((block) => !places.includes(block));
  for (const [i, { role, spans }] of shown.entries()) {
    const notesHere = i === 0 ? places.map((place) => notes.add(place.spans)) : [];
    yield new Paragraph({
      ...(i === 0 ? { numbering: { reference, level: 0, instance } } : { indent: { left: 18 * POINT } }),
      spacing: { after: 2 * POINT },
      children: [...runs(spans, looks[role]), ...notesHere],
    });
  }
}

const runs = (spans: Spans, look: IRunOptions = {}): ParagraphChild[] =>
  spans.flatMap((span) => (span.link ? [linked(span, look)] : lines(span, look)));

const linked = (span: Span, look: IRunOptions): ParagraphChild => {
  const children = lines(span, { ...look, style: 'Hyperlink' });
  const { link = '' } = span;
  return link.startsWith('#')
    ? new InternalHyperlink({ anchor: link.slice(1), children })
    : new ExternalHyperlink({ link, children });
};

/** Lines of a text stay lines. */
const lines = ({ text, lang, bold, italic, code, mark, verdict }: Span, look: IRunOptions): TextRun[] =>
  text.split('\n').map(
    (line, i) =>
      new TextRun({
        ...look,
        text: line,
        ...(i > 0 && { break: 1 }),
        ...(lang && { language: { value: lang } }),
        ...(bold && { bold }),
        ...(italic && { italics: italic }),
        ...(code && { font: 'Courier New', size: 17 }),
        ...(verdict && { color: colours[verdict] }),
        ...(mark && {
          underline: { type: underlines[mark], ...(mark !== 'open' && { color: colours[mark] }) },
        }),
      }),
  );
