/**
 * What a Word document has besides its text: styles, numbering, settings. The order of elements is the schema's; Word
 * refuses a file for one that is out of place.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
import { escapeXml, XML_HEAD } from './xml';
import type { ZipPart } from './zip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Names of what a part of a document may hold. */
export const NAMESPACES = `${W} xmlns:r="${OFFICE}"`;

export const part = (name: string, xml: string): ZipPart => ({ name, content: [XML_HEAD, xml] });

const overrides: readonly (readonly [part: string, type: string])[] = [
  ['/word/document.xml', `${WORD}.document.main+xml`],
  ['/word/styles.xml', `${WORD}.styles+xml`],
  ['/word/numbering.xml', `${WORD}.numbering+xml`],
  ['/word/settings.xml', `${WORD}.settings+xml`],
  ['/word/footnotes.xml', `${WORD}.footnotes+xml`],
  ['/word/footer1.xml', `${WORD}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
];

export const contentTypes = part(
  '[Content_Types].xml',
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
    .map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
    .join('')}</Types>`,
);

/** Where a part leads to: parts beside it by their kind, pages of the web by their address. */
export type Relation = {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly isOutside?: true;
};

export const relations = (name: string, all: readonly Relation[]): ZipPart =>
  part(
    name,
    `<Relationships xmlns="${PACKAGE}/relationships">${all
      .map(({ id, kind, target, isOutside }) => {
        const type =
          kind === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/${kind}`;
        return `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`;
      })
      .join('')}</Relationships>`,
  );

export const packageRelations = relations('_rels/.rels', [
  { id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' },
  { id: 'rId2', kind: 'core', target: 'docProps/core.xml' },
]);

/** Parts that every document leads to, before its links. */
export const ownRelations: readonly Relation[] = [
  { id: 'rStyles', kind: 'styles', target: 'styles.xml' },
  { id: 'rNumbering', kind: 'numbering', target: 'numbering.xml' },
  { id: 'rSettings', kind: 'settings', target: 'settings.xml' },
  { id: 'rFootnotes', kind: 'footnotes', target: 'footnotes.xml' },
  { id: 'rFooter', kind: 'footer', target: 'footer1.xml' },
];

/** @param at ISO 8601 */
export const coreProperties = (title: string, hash: string, at: string): ZipPart =>
  part(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Verimark</dc:creator><dc:description>sha256 ${hash}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
  );

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

type Style = {
  readonly id: string;
  readonly name: string;
  readonly pPr?: string;
  readonly rPr?: string;
  readonly next?: string;
};

const paragraphStyle = ({ id, name, pPr = '', rPr = '', next }: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`;

const heading = (
  id: string,
  name: string,
  halfPoints: number,
  before: number,
  level: number | null,
): string =>
  paragraphStyle({
    ...{ id, name, next: 'Normal' },
    pPr: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80" w:line="252" w:lineRule="auto"/>${level === null ? '' : `<w:outlineLvl w:val="${level}"/>`}`,
    rPr: `<w:b/><w:color w:val="1A1A1A"/>${size(halfPoints)}`,
  });

const SMALL = `<w:color w:val="5A5A5A"/>${size(18)}`;

/** @param language BCP 47, with its region */
export const styles = (language: string): ZipPart =>
  part(
    'word/styles.xml',
    `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}${size(22)}<w:lang w:val="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${[
      heading('Title', 'Title', 48, 0, null),
      heading('Heading1', 'heading 1', 32, 360, 0),
      heading('Heading2', 'heading 2', 26, 320, 1),
      heading('Heading3', 'heading 3', 21, 160, 2),
      paragraphStyle({
        id: 'Quote',
        name: 'Quote',
        pPr: '<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="BBBBBB"/></w:pBdr><w:ind w:left="360"/>',
      }),
      paragraphStyle({ id: 'Small', name: 'Small', rPr: SMALL }),
      paragraphStyle({ id: 'Lede', name: 'Lede', rPr: '<w:i/>' }),
      paragraphStyle({
        id: 'Warning',
        name: 'Warning',
        pPr: '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="9C2B2B"/></w:pBdr>',
        rPr: '<w:b/>',
      }),
      paragraphStyle({
        id: 'ListParagraph',
        name: 'List Paragraph',
        pPr: '<w:spacing w:after="40"/><w:ind w:left="360"/>',
      }),
      paragraphStyle({
        id: 'FootnoteText',
        name: 'footnote text',
        pPr: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        rPr: size(18),
      }),
      paragraphStyle({ id: 'Footer', name: 'footer', pPr: '<w:jc w:val="center"/>', rPr: SMALL }),
    ].join(
      '',
    )}<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F4E8C"/><w:u w:val="single"/></w:rPr></w:style></w:styles>`,
  );

const level = (id: number, format: string, text: string): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>`;

/** The number of the lists with signs; lists with numbers follow, each begins anew. */
export const BULLETS = 1;

/** @param ordered how many lists have numbers */
export const numbering = (ordered: number): ZipPart => {
  const lists = Array.from(
    { length: ordered },
    (_, i) =>
      `<w:num w:numId="${BULLETS + 1 + i}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return part(
    'word/numbering.xml',
    `<w:numbering ${W}>${level(0, 'bullet', '•')}${level(1, 'decimal', '%1.')}<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="0"/></w:num>${lists.join('')}</w:numbering>`,
  );
};

export const settings = part(
  'word/settings.xml',
  `<w:settings ${W}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
);

/** The lines that part footnotes from the text are footnotes too. */
export const SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';

const field = (name: string): string =>
  `<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

export const footer = (text: string): ZipPart =>
  part(
    'word/footer1.xml',
    `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)} · </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`,
  );

/** A4, in twentieths of a point; the title page has no footer. */
export const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1120" w:right="1280" w:bottom="1120" w:left="1280" w:header="700" w:footer="600" w:gutter="0"/><w:titlePg/></w:sectPr>';
