/** Files made to do harm, and what each has to be refused for; null: it is read, without what is harmful in it. */
import { aDocx, aPdf, aZip, docxParagraph, docxParts } from '../lib/formats/testing-documents';

export type Harmful = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly code: string | null;
};

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
const doctype = `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs.join('')}]>`;
const attributes = Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ');
const parts = docxParts(docxParagraph('Airspace closed'));
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="${office}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/><Relationship Id="r8" Type="${office}/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;

/** Each a few bytes packed, all of them together gigabytes. */
const copies = (): Uint8Array => {
  const words = Buffer.from(Array.from({ length: 2_000 }, (_, i) => `${(i * 7919) % 997} bài.`).join(' '));
  return aZip(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.txt`, words])));
};

const inTens = (bytes: Uint8Array): Uint8Array =>
  aZip(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.zip`, bytes])));

const deep = (levels: number): Uint8Array =>
  levels === 0 ? aZip({ 'a.txt': 'Trong cùng.' }) : aZip({ 'a.zip': deep(levels - 1) });

/** Those of every turn, made once: packing a bomb takes a second. */
export const refusedFiles = (): Harmful[] => [
  { fileName: 'bomb.zip', bytes: aZip({ 'a.txt': Buffer.alloc(500 * 2 ** 20) }), code: 'parse.archive' },
  {
    fileName: 'bomb that lies.zip',
    bytes: aZip({ 'a.txt': { bytes: Buffer.alloc(500 * 2 ** 20), unpacked: 1_000 } }),
    code: 'parse.archive',
  },
  { fileName: 'bomb in a bomb.zip', bytes: inTens(copies()), code: 'parse.archive' },
  { fileName: 'seven deep.zip', bytes: deep(6), code: 'import.nested' },
  { fileName: 'leads out.zip', bytes: aZip({ '../../a.txt': 'x' }), code: 'parse.archive' },
  {
    fileName: 'bomb.docx',
    bytes: aZip({ ...parts, 'word/media/a.bin': Buffer.alloc(60 * 2 ** 20) }),
    code: 'parse.archive',
  },
  { fileName: 'nested.docx', bytes: aZip(docxParts('<w:p>'.repeat(100_000))), code: 'parse.depth' },
  {
    fileName: 'laughs.docx',
    bytes: aZip({
      ...parts,
      'word/document.xml': parts['word/document.xml'].replace('?>', `?>${doctype}`),
    }),
    code: 'parse.entities',
  },
  { fileName: 'cut short.docx', bytes: aDocx(['Airspace']).subarray(0, 300), code: 'parse.archive' },
  { fileName: 'laughs.html', bytes: Buffer.from(`${doctype}<html><p>&l9;`), code: 'parse.entities' },
  {
    fileName: 'laughs.xml',
    bytes: Buffer.from(`${doctype}<rss><item><title>&l9;</title></item></rss>`),
    code: 'parse.entities',
  },
  { fileName: 'nested.html', bytes: Buffer.from('<div>'.repeat(900_000)), code: 'parse.depth' },
  { fileName: 'nested.rss', bytes: Buffer.from(`<rss>${'<a>'.repeat(400_000)}`), code: 'parse.depth' },
  {
    fileName: 'nested.json',
    bytes: Buffer.from(`{"text":${'['.repeat(500_000)}${']'.repeat(500_000)}}`),
    code: 'text.empty',
  },
  { fileName: 'attributes.html', bytes: Buffer.from(`<p ${attributes}>x</p>`), code: 'parse.attributes' },
  { fileName: 'encrypted.pdf', bytes: aPdf(['x'], { encrypted: true }), code: 'parse.encrypted' },
  { fileName: 'damaged.pdf', bytes: aPdf(['x']).subarray(0, 100), code: 'parse.failed' },
  { fileName: 'pictures.pdf', bytes: aPdf([]), code: 'parse.scanned' },
  { fileName: 'nul.txt', bytes: Buffer.from('Airspace\0closed'), code: 'text.binary' },
  {
    fileName: 'half a pair.txt',
    bytes: Buffer.from(Uint16Array.from([0xfeff, 0x61, 0xd800, 0x62]).buffer),
    code: 'text.undecodable',
  },
  { fileName: 'too long.txt', bytes: Buffer.alloc(5 * 2 ** 20 + 1, 'a'), code: 'text.too-large' },
];

/** Those that are read without what is harmful in them; each turn others, since what a desk has is not read again. */
export const readFiles = (turn: number): Harmful[] => [
  {
    fileName: 'external.docx',
    bytes: aZip({
      ...docxParts(docxParagraph(`Không phận đóng cửa, lần thứ ${turn}.`)),
      'word/_rels/document.xml.rels': relations,
    }),
    code: null,
  },
  {
    fileName: 'turned.txt',
    bytes: Buffer.from(`invoice\u202efdp.exe\u2066 \u0007was sent\u200d to him ${turn} times.`),
    code: null,
  },
];
