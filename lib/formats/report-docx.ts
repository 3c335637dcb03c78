/**
 * The report as a Word document: a title page, true headings, lists, footnotes and links. Written paragraph by paragraph,
 * so that thousands of claims take the memory of their text.
 */
import type { Report } from '@/lib/domain/report';
import { shorten } from '@/lib/domain/text';
import type { Verdict } from '@/lib/domain/verdict';
import { translator } from '@/lib/i18n';
import {
  BULLETS,
  contentTypes,
  coreProperties,
  footer,
  NAMESPACES,
  numbering,
  ownRelations,
  packageRelations,
  part,
  type Relation,
  relations,
  SECTION,
  SEPARATORS,
  settings,
  styles,
} from './docx-parts';
import { type Block, type Role, reportBlocks, type Span, type Spans, titleOf } from './report-blocks';
import { escapeXml, XML_HEAD } from './xml';
import { type ZipPart, zip } from './zip';

/** Darker than on the screen: paper has no backlight. */
const colours: Readonly<Record<Verdict, string>> = {
  confirmed: '1B6B3A',
  unconfirmed: '8A5A00',
  disputed: '9C2B2B',
};
const underlines = { confirmed: 'single', unconfirmed: 'dash', disputed: 'wave', open: 'dotted' } as const;
const languages = { en: 'en-GB', vi: 'vi-VN' } as const;

/**
 * The document, as the bytes of its file: the same bytes for the same report.
 *
 * @param onClaim is called after each claim
 */
export const reportDocx = (report: Report, onClaim: () => void = () => {}): Promise<Uint8Array> =>
  zip(partsOf(report, onClaim));

/** What is counted while the text is written, and stands in parts that come after it. */
type Draft = {
  readonly footnotes: string[];
  readonly links: Links;
  readonly footnoteLinks: Links;
  orderedLists: number;
  bookmarks: number;
};

function* partsOf(report: Report, onClaim: () => void): Generator<ZipPart> {
  const draft: Draft = {
    ...{ footnotes: [], links: linking(), footnoteLinks: linking() },
    ...{ orderedLists: 0, bookmarks: 0 },
  };
  yield contentTypes;
  yield packageRelations;
  yield coreProperties(titleOf(report), report.hash, report.asOf);
  yield { name: 'word/document.xml', content: document(report, draft, onClaim) };
  yield relations('word/_rels/document.xml.rels', [...ownRelations, ...draft.links.all()]);
  yield part(
    'word/footnotes.xml',
    `<w:footnotes ${NAMESPACES}>${SEPARATORS}${draft.footnotes.join('')}</w:footnotes>`,
  );
  yield relations('word/_rels/footnotes.xml.rels', draft.footnoteLinks.all());
  yield styles(languages[report.language]);
  yield numbering(draft.orderedLists);
  yield settings;
  yield footer(footerOf(report));
}

/** On each page: what it is, its number where it was published, and of which day. */
const footerOf = (report: Report): string => {
  const { published, asOf, language } = report;
  const number = published
    ? [translator(language)('published.numbered', { number: String(published.number) })]
    : [];
  return [shorten(titleOf(report), 80), ...number, asOf.slice(0, 10)].join(' · ');
};

/** Addresses that a part leads to, each once. */
type Links = { readonly idOf: (address: string) => string; readonly all: () => Relation[] };

const linking = (): Links => {
  const ids = new Map<string, string>();
  const idOf = (address: string): string => {
    const id = ids.get(address) ?? `rLink${ids.size + 1}`;
    ids.set(address, id);
    return id;
  };
  const all = () =>
    [...ids].map(([target, id]): Relation => ({ id, kind: 'hyperlink', target, isOutside: true }));
  return { idOf, all };
};

const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

/** The title page ends where the claims begin. */
function* document(report: Report, draft: Draft, onClaim: () => void): Generator<string> {
  yield `${XML_HEAD}<w:document ${NAMESPACES}><w:body>`;
  let isTitlePage = true;
  for (const block of reportBlocks(report, onClaim)) {
    if (isTitlePage && block.kind === 'heading' && block.level === 2) {
      isTitlePage = false;
      yield PAGE_BREAK;
    }
    yield written(block, draft);
  }
  yield `${SECTION}</w:body></w:document>`;
}

/** The title of the document is none of its chapters: those begin a level below it. */
const headings = { 1: 'Title', 2: 'Heading1', 3: 'Heading2', 4: 'Heading3' } as const;
const roles: Readonly<Partial<Record<Role, string>>> = {
  run: 'Small',
  by: 'Small',
  folio: 'Small',
  lede: 'Lede',
  unsound: 'Warning',
};

const written = (block: Block, draft: Draft): string => {
  switch (block.kind) {
    case 'heading':
      return paragraph(
        style(headings[block.level]),
        bookmarked(block.id, runs(block.spans, draft.links), draft),
      );
    case 'paragraph':
      return paragraph(style(roles[block.role]), runs(block.spans, draft.links));
    case 'quote':
      return paragraph(style('Quote'), runs(block.spans, draft.links));
    case 'facts':
      return block.pairs
        .map(({ name, value }) => {
          const spans = [...name.map((span): Span => ({ ...span, bold: true })), { text: ' ' }, ...value];
          return paragraph('<w:spacing w:after="40"/>', runs(spans, draft.links));
        })
        .join('');
    case 'list': {
      if (block.ordered) draft.orderedLists += 1;
      const number = block.ordered ? BULLETS + draft.orderedLists : BULLETS;
      return block.items.map((item) => point(item, number, draft)).join('');
    }
  }
};

const style = (name: string | undefined): string => (name ? `<w:pStyle w:val="${name}"/>` : '');

const paragraph = (properties: string, content: string): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** Names of places hold letters, digits and underscores. */
const placeOf = (id: string): string => id.replace(/\W/g, '_');

const bookmarked = (id: string | undefined, content: string, draft: Draft): string => {
  if (!id) return content;
  draft.bookmarks += 1;
  const number = draft.bookmarks;
  return `<w:bookmarkStart w:id="${number}" w:name="${placeOf(id)}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
};

/**
 * A point of a list: its first paragraph carries the sign, the others stand under it. Where an item of evidence is found
 * goes into a footnote.
 */
const point = (item: readonly Block[], number: number, draft: Draft): string => {
  const texts = item.filter((block) => block.kind === 'paragraph');
  const isEvidence = texts.some(({ role }) => role === 'said');
  const places = isEvidence ? texts.filter(({ role }) => role === 'by') : [];
  return texts
    .filter((block) => !places.includes(block))
    .map(({ spans }, i) => {
      const notes = i === 0 ? places.map((place) => footnote(place.spans, draft)).join('') : '';
      const sign = i === 0 ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>` : '';
      return paragraph(`${style('ListParagraph')}${sign}`, runs(spans, draft.links) + notes);
    })
    .join('');
};

const REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';

/** Kept for its own part; what stands in the text is its number. */
const footnote = (spans: Spans, draft: Draft): string => {
  const id = draft.footnotes.length + 1;
  const words = runs([{ text: ' ' }, ...spans], draft.footnoteLinks);
  draft.footnotes.push(
    `<w:footnote w:id="${id}">${paragraph(style('FootnoteText'), `<w:r>${REFERENCE}<w:footnoteRef/></w:r>${words}`)}</w:footnote>`,
  );
  return `<w:r>${REFERENCE}<w:footnoteReference w:id="${id}"/></w:r>`;
};

const runs = (spans: Spans, links: Links): string => spans.map((span) => linked(span, links)).join('');

const linked = (span: Span, links: Links): string => {
  const { link } = span;
  const content = run(span);
  if (!link) return content;
  return link.startsWith('#')
    ? `<w:hyperlink w:anchor="${placeOf(link.slice(1))}">${content}</w:hyperlink>`
    : `<w:hyperlink r:id="${links.idOf(link)}">${content}</w:hyperlink>`;
};

/** Lines of a text stay lines. */
const run = (span: Span): string => {
  const lines = span.text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r><w:rPr>${look(span)}</w:rPr>${lines.join('<w:br/>')}</w:r>`;
};

const look = ({ link, bold, italic, code, mark, verdict, lang }: Span): string =>
  [
    link && '<w:rStyle w:val="Hyperlink"/>',
    code && '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
    bold && '<w:b/>',
    italic && '<w:i/>',
    verdict && `<w:color w:val="${colours[verdict]}"/>`,
    code && '<w:sz w:val="17"/><w:szCs w:val="17"/>',
    mark && `<w:u w:val="${underlines[mark]}"${mark === 'open' ? '' : ` w:color="${colours[mark]}"`}/>`,
    lang && `<w:lang w:val="${escapeXml(lang)}"/>`,
  ]
    .filter(Boolean)
    .join('');
