/** Rules for XML, for documents that are archives of it, and for PDF. */
import PDFDocument from 'pdfkit';
import { SaxesParser } from 'saxes';
import { difference, found, type Kind, MISLEADING, PLAIN, TOWER, unsaid } from './testing-inert';
import { type ReadPdf, textOfPdf, unzipped } from './testing-reading';

type Xml = { readonly faults: string[]; readonly shape: string[]; readonly text: string };

const readXml = (xml: string): Xml => {
  const [faults, shape, texts]: string[][] = [[], [], []];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => faults?.push(message));
  parser.on('opentag', ({ name, attributes }) => {
    shape?.push([name, ...Object.keys(attributes)].join(' '));
    texts?.push(...Object.values(attributes).map(String));
  });
  parser.on('text', (text) => texts?.push(text));
  for (const odd of ['doctype', 'comment', 'cdata', 'processinginstruction'] as const)
    parser.on(odd, () => faults?.push(odd));
  parser.write(xml).close();
  return { faults: faults ?? [], shape: shape ?? [], text: (texts ?? []).join(' ') };
};

const intoXml = (raw: string, xml: string): string => raw.replace(/<\/[\w:]+>\s*$/, `${xml}$&`);

export const xmlFile: Kind<string, Xml> = {
  read: readXml,
  rules: [
    {
      rule: 'is well-formed, and has no entities, comments and sections of its own',
      faults: ({ faults }) => faults,
      careless: (raw) => intoXml(raw, '&xxe;\u0001<b>'),
    },
    {
      rule: 'has the elements that it has with harmless words, with the same attributes',
      faults: ({ shape }, plain) => difference(shape, plain.shape),
      careless: (raw) => intoXml(raw, '<b>x</b>'),
    },
    {
      rule: 'shows nothing that misleads',
      faults: ({ text }) => found(text, MISLEADING),
      careless: (raw) => intoXml(raw, '\u2066x'),
    },
    {
      rule: 'draws nothing over other lines',
      faults: ({ text }) => found(text, TOWER),
      careless: (raw) => intoXml(raw, `a${'\u0301'.repeat(20)}`),
    },
  ],
};

/** The same where it holds words at all. */
export const xmlOfWords: Kind<string, Xml> = {
  read: readXml,
  rules: [
    ...xmlFile.rules,
    {
      rule: 'says the words',
      faults: ({ text }, _, words) => unsaid(text, words),
      careless: (raw) => raw.replaceAll(PLAIN, ''),
    },
  ],
};

type Parts = ReadonlyMap<string, string>;
type Office = {
  readonly names: readonly string[];
  readonly parts: ReadonlyMap<string, Xml>;
  readonly raw: Parts;
};

// Lines and looks of a text are its own.
const RUN = /^w:(?:br|r|t|rPr|sz|szCs|color|lang|b|bCs|i|iCs|u|rFonts|rStyle)(?: |$)/;

const readOffice = (raw: Parts): Office => ({
  names: [...raw.keys()],
  parts: new Map([...raw].map(([name, xml]) => [name, readXml(xml)])),
  raw,
});

const inPart =
  (name: string, change: (xml: string) => string) =>
  (raw: Parts): Parts =>
    new Map([...raw].map(([one, xml]) => [one, one === name ? change(xml) : xml]));

const perPart = (parts: ReadonlyMap<string, Xml>, faultsOf: (xml: Xml, name: string) => readonly unknown[]) =>
  [...parts].flatMap(([name, xml]) => faultsOf(xml, name).map((one) => `${name}: ${one}`));

// The number of a page is all that a document has to work out.
const COMPUTED = /<(?:f|ddeLink|w:instrText|w:altChunk)[ />]|<w:fldSimple w:instr="(?!(?:NUM)?PAGES?")/g;

type Document = {
  /** The part in which a careless writer errs, and one that says where others are. */
  readonly body: string;
  readonly relations: string;
  readonly textIn: (text: string) => string;
};

const officeFile = ({ body, relations, textIn }: Document): Kind<Parts, Office> => ({
  read: readOffice,
  rules: [
    {
      rule: 'has the parts that it has with harmless words',
      faults: ({ names }, plain) => difference(names, plain.names),
      careless: (raw) => new Map([...raw, ['word/vbaProject.bin', '']]),
    },
    {
      rule: 'has parts that are well-formed XML',
      faults: ({ parts }) => perPart(parts, ({ faults }) => faults),
      careless: inPart(body, (xml) => intoXml(xml, '&xxe;\u0001<b>')),
    },
    {
      rule: 'has the elements that it has with harmless words, with the same attributes',
      faults: ({ parts }, plain) =>
        perPart(parts, ({ shape }, name) =>
          difference(
            shape.filter((one) => !RUN.test(one)),
            (plain.parts.get(name)?.shape ?? []).filter((one) => !RUN.test(one)),
          ),
        ),
      careless: inPart(body, (xml) => intoXml(xml, '<w:object/>')),
    },
    {
      rule: 'computes nothing',
      faults: ({ raw }) => [...raw.values()].flatMap((xml) => found(xml, COMPUTED)),
      careless: inPart(body, (xml) => intoXml(xml, '<f>1+1</f>')),
    },
    {
      rule: 'leads outside by links to the web alone',
      faults: ({ raw }) =>
        [...raw.values()].flatMap((xml) =>
          found(xml, /<Relationship [^>]*TargetMode="External"[^>]*>/g).filter(
            (one) => !/Type="[^"]*\/hyperlink" Target="https?:\/\/[a-z]/.test(one),
          ),
        ),
      careless: inPart(relations, (xml) =>
        intoXml(
          xml,
          '<Relationship Id="x" Type="y/attachedTemplate" Target="http://evil.example.org" TargetMode="External"/>',
        ),
      ),
    },
    {
      rule: 'shows nothing that misleads',
      faults: ({ parts }) => perPart(parts, ({ text }) => found(text, MISLEADING)),
      careless: inPart(body, (xml) => intoXml(xml, '\u2066x')),
    },
    {
      rule: 'says the words',
      faults: ({ parts }, _, words) =>
        unsaid([...parts.values()].map(({ text }) => textIn(text)).join(' '), words),
      careless: (raw) => new Map([...raw].map(([name, xml]) => [name, xml.replaceAll(PLAIN, '')])),
    },
  ],
});

/** What stands for a character is that character again. */
const decoded = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

export const docxFile = officeFile({
  body: 'word/document.xml',
  relations: 'word/_rels/document.xml.rels',
  textIn: (text) => text,
});
export const xlsxFile = officeFile({
  body: 'xl/worksheets/sheet2.xml',
  relations: 'xl/_rels/workbook.xml.rels',
  textIn: decoded,
});
export const officeParts = (bytes: Uint8Array): Parts => unzipped(bytes);

/** `seconds` that it took to write. */
export type Pdf = { readonly bytes: Uint8Array; readonly seconds: number };
type SeenPdf = Pdf & { readonly read: ReadPdf; readonly raw: string };

const ACTIONS =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|OpenAction|AA|SubmitForm|ImportData|GoToR|RichMedia)\b/g;

/** A PDF of many pages whose links lead to the address. */
const carelessPdf = (address: string): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const document = new PDFDocument();
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    for (let page = 1; page < 100; page++) document.text(PLAIN, { link: address }).addPage();
    document.end();
  });

export const pdfFile: Kind<Pdf, SeenPdf> = {
  read: async (raw) => ({
    ...raw,
    read: await textOfPdf(raw.bytes),
    raw: Buffer.from(raw.bytes).toString('latin1'),
  }),
  rules: [
    {
      rule: 'is written before anybody gives up',
      faults: ({ seconds }) => (seconds < 20 ? [] : [seconds]),
      careless: (raw) => ({ ...raw, seconds: 60 }),
    },
    {
      rule: 'runs nothing',
      faults: ({ raw }) => found(raw, ACTIONS),
      careless: ({ bytes, ...raw }) => ({
        ...raw,
        bytes: Buffer.concat([bytes, Buffer.from('/OpenAction 1 0 R')]),
      }),
    },
    {
      rule: 'leads to the web and to itself alone',
      faults: ({ read }) => read.links.filter((link) => !/^(?:https?:\/\/[a-z]|claim-\d+$)/.test(link)),
      careless: async (raw) => ({ ...raw, bytes: await carelessPdf('file:///etc/passwd') }),
    },
    {
      rule: 'has pages for what is said alone',
      faults: ({ read: { pages } }, plain, words) =>
        pages <= plain.read.pages * 4 + words.length / 50 ? [] : [pages],
      careless: async (raw) => ({ ...raw, bytes: await carelessPdf('https://example.org') }),
    },
  ],
};
