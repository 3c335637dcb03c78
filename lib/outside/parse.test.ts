import { afterAll, describe, expect, it } from 'vitest';
import { aDocx, aPdf, aZip, docxParagraph, docxParts } from '../formats/testing-documents';
import { closeParsing, parseApart } from './parse';

afterAll(closeParsing);

/** In the same process as in the server: what the parsers need has to be there, and allowed. */
describe('parseApart', () => {
  const cases: Record<string, [kind: 'pdf' | 'docx' | 'html' | 'text', bytes: Uint8Array]> = {
    'a PDF': ['pdf', aPdf(['Airspace closed'])],
    'a Word document': ['docx', aDocx(['Airspace closed'])],
    'a page': ['html', Buffer.from('<p>Airspace <b>closed</b>')],
    'a text': ['text', Buffer.from('Airspace closed')],
  };
  it.each(Object.entries(cases))('reads %s', async (_, [kind, bytes]) => {
    expect(await parseApart('media-text', bytes, { kind })).toBe('Airspace closed');
  });

  it('refuses what is damaged, and reads the next', async () => {
    const damaged = aPdf(['Airspace closed']).subarray(0, 40);
    await expect(parseApart('media-text', damaged, { kind: 'pdf' })).rejects.toThrow('parse.failed');
    expect(await parseApart('media-text', Buffer.from('x'), { kind: 'text' })).toBe('x');
  });
});

describe('articles', () => {
  const sentence = 'The airspace over the country was closed on Friday, and nobody said why.';
  const page = `<html lang="en"><title>Airspace</title><article>${`<p>${sentence}</p>`.repeat(5)}</article>`;
  const cases: Record<string, [fileName: string, bytes: Uint8Array]> = {
    'a text': ['a.txt', Buffer.from(sentence)],
    Markdown: ['a.md', Buffer.from(`# Airspace\n\n${sentence}`)],
    'a page': ['a.html', Buffer.from(page)],
    'a Word document': ['a.docx', aDocx([sentence])],
    'a PDF': ['a.pdf', aPdf([sentence])],
    JSON: ['a.json', Buffer.from(JSON.stringify({ title: 'Airspace', body: sentence }))],
    'a text in UTF-16': ['a.txt', Buffer.from(`\ufeff${sentence}`, 'utf16le')],
  };
  it.each(Object.entries(cases))('are read from %s', async (_, [fileName, bytes]) => {
    const { text } = await parseApart('article', bytes, { fileName });
    expect(text).toContain(sentence);
    expect(await parseApart('recognise', bytes, { fileName })).toMatchObject({
      holds: 'one',
      sample: text.slice(0, 600),
    });
  });

  it('are read from an archive, one by one', async () => {
    const zip = aZip({ 'a.txt': sentence, 'b/c.md': '# x' });
    const members = await parseApart('archive', zip, undefined);
    const [first] = members;
    expect(members.map(({ name }) => name)).toEqual(['a.txt', 'b/c.md']);
    if (!first) throw new Error('it holds two');
    const bytes = await parseApart('unpack', zip.subarray(first.start, first.end), first);
    expect(Buffer.from(bytes).toString()).toBe(sentence);
  });
});

describe('files made to do harm', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    '',
  );
  const doctype = `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>`;
  const attributes = Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ');
  const parts = docxParts(docxParagraph('Airspace closed'));
  const document = parts['word/document.xml'];
  const nested = docxParts('<w:p>'.repeat(100_000));
  const bomb = aZip({ ...parts, 'word/media/a.bin': Buffer.alloc(60 * 2 ** 20) });
  const utf16 = (...units: number[]) => Buffer.from(Uint16Array.from([0xfeff, ...units]).buffer);

  const refused: Record<string, [fileName: string, bytes: Uint8Array, code: string]> = {
    'a Word document packed as a bomb': ['a.docx', bomb, 'parse.archive'],
    'a Word document nested without end': ['a.docx', aZip(nested), 'parse.depth'],
    'billion laughs in a Word document': [
      'a.docx',
      aZip({ ...parts, 'word/document.xml': document.replace('?>', `?>${doctype}`) }),
      'parse.entities',
    ],
    'billion laughs in a feed': [
      'a.xml',
      Buffer.from(`${doctype}<rss><item><title>&l9;</title></item></rss>`),
      'parse.entities',
    ],
    'billion laughs in a page': ['a.html', Buffer.from(`${doctype}<html><p>&l9;`), 'parse.entities'],
    'a page nested without end': ['a.html', Buffer.from('<div>'.repeat(400_000)), 'parse.depth'],
    'a page with 20,000 attributes': ['a.html', Buffer.from(`<p ${attributes}>x</p>`), 'parse.attributes'],
    'a feed nested without end': ['a.rss', Buffer.from(`<rss>${'<a>'.repeat(400_000)}`), 'parse.depth'],
    'JSON nested without end': [
      'a.json',
      Buffer.from(`{"text":${'['.repeat(500_000)}${']'.repeat(500_000)}}`),
      'text.empty',
    ],
    'an encrypted PDF': ['a.pdf', aPdf(['x'], { encrypted: true }), 'parse.encrypted'],
    'a damaged PDF': ['a.pdf', aPdf(['x']).subarray(0, 100), 'parse.failed'],
    'a PDF of pictures': ['a.pdf', aPdf([]), 'parse.scanned'],
    'a PDF of pictures with what the scanner wrote': [
      'a.pdf',
      aPdf(['Scanned with CamScanner'], { pages: 3 }),
      'parse.scanned',
    ],
    'a damaged Word document': [
      'a.docx',
      aZip({ ...parts, 'word/document.xml': '<w:document' }),
      'parse.failed',
    ],
    'a Word document cut short': ['a.docx', aZip(parts).subarray(0, 300), 'parse.archive'],
    'a text with NUL bytes': ['a.txt', Buffer.from('Airspace\0closed'), 'text.binary'],
    'half a pair in UTF-16': ['a.txt', utf16(0x61, 0xd800, 0x62), 'text.undecodable'],
    'more than is read': ['a.txt', Buffer.alloc(5 * 2 ** 20 + 1, 'a'), 'text.too-large'],
    'a program': ['a.exe', Buffer.from('MZ'), 'text.format'],
  };
  it.each(Object.entries(refused))('%s', async (_, [fileName, bytes, code]) => {
    const draft = parseApart('draft', bytes, { fileName });
    await expect(draft).rejects.toMatchObject({ code });
  });

  it('a Word document with parts elsewhere is read without them', async () => {
    const outside = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const picture = `<w:drawing><wp:inline xmlns:wp="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${outside}"><a:graphic><a:graphicData><pic:pic xmlns:pic="p"><pic:blipFill><a:blip r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const bytes = aZip({
      ...docxParts(`${docxParagraph('Airspace closed')}<w:p><w:r>${picture}</w:r></w:p>`),
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="${outside}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/><Relationship Id="r8" Type="${outside}/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r7" Type="${outside}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
    });
    expect(await parseApart('article', bytes, { fileName: 'a.docx' })).toMatchObject({
      text: 'Airspace closed',
      removed: { elsewhere: 2 },
    });
  });

  it('overrides of direction and controls are taken out and counted', async () => {
    const bytes = Buffer.from('invoice\u202efdp.exe\u2066 \u0007was sent\u200d to him.');
    expect(await parseApart('article', bytes, { fileName: 'a.txt' })).toMatchObject({
      text: 'invoicefdp.exe was sent\u200d to him.',
      removed: { controls: 1, bidi: 2 },
    });
  });

  it('a bomb in an archive is not unpacked', async () => {
    const zip = aZip({ 'a.txt': { bytes: Buffer.alloc(60 * 2 ** 20), unpacked: 100 } });
    const [entry] = await parseApart('archive', zip, undefined);
    if (!entry) throw new Error('it holds one');
    const packed = zip.subarray(entry.start, entry.end);
    await expect(parseApart('unpack', packed, entry)).rejects.toMatchObject({ code: 'parse.archive' });
    const honest = aZip({ 'a.txt': Buffer.alloc(60 * 2 ** 20) });
    await expect(parseApart('archive', honest, undefined)).rejects.toMatchObject({
      details: { reason: 'ratio' },
    });
  });
});
