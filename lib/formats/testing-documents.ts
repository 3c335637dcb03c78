/** Documents for tests, made byte by byte, so that they can also be made wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

type PdfOptions = { readonly encrypted?: boolean; readonly pages?: number };

/** A PDF with these lines on each page. ASCII without brackets. */
export function aPdf(
  lines: readonly string[],
  { encrypted = false, pages = 1 }: PdfOptions = {},
): Uint8Array {
  const shown = lines.map((line, i) => `1 0 0 1 50 ${700 - 20 * i} Tm (${line}) Tj`).join('\n');
  const content = `BT /F1 12 Tf\n${shown}\nET`;
  const kids = Array.from({ length: pages }, (_, i) => `${5 + i} 0 R`).join(' ');
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${pages}>>`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        '<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F1 3 0 R>>>>>>',
    ),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const locked = encrypted ? ` /Encrypt ${ENCRYPTION} /ID [<${'ab'.repeat(16)}><${'ab'.repeat(16)}>]` : '';
  const trailer = `trailer\n<</Size ${objects.length + 1} /Root 1 0 R${locked}>>\nstartxref\n${body.length}\n%%EOF`;
  return Buffer.from(body + table + trailer, 'latin1');
}

/** Of some password that nobody knows. */
const ENCRYPTION = `<</Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'1f'.repeat(32)}> /U <${'2e'.repeat(32)}>>>`;

/** One file of an archive; `unpacked` is the size its directory claims, if not the true one. */
export type ZipFile = {
  readonly bytes: Uint8Array | string;
  readonly unpacked?: number;
  readonly flags?: number;
};

/** A zip archive of these files, packed. */
export function aZip(files: Readonly<Record<string, ZipFile['bytes'] | ZipFile>>): Uint8Array {
  const [local, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, file] of Object.entries(files)) {
    const {
      bytes,
      unpacked,
      flags = 0,
    } = typeof file === 'object' && 'bytes' in file ? file : { bytes: file };
    const content = Buffer.from(bytes);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(unpacked ?? content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = [Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed];
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, Buffer.from(name));
    local.push(...entry);
    offset += Buffer.concat(entry).length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listed, end]);
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The parts of a Word document whose body is this XML. */
export const docxParts = (body: string) => ({
  '[Content_Types].xml': TYPES,
  '_rels/.rels': RELATIONS,
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
});

/** A paragraph of a Word document. */
export const docxParagraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document with these paragraphs. */
export const aDocx = (paragraphs: readonly string[]): Uint8Array =>
  aZip(docxParts(paragraphs.map(docxParagraph).join('')));
