import { describe, expect, it } from 'vitest';
import { isDomainError } from '../domain/errors';
import { mediaText } from './media-text';
import { aDocx, aPdf, aZip, docxParagraph, docxParts } from './testing-documents';

const html = (text: string) => mediaText(Buffer.from(text), { kind: 'html' });
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'read',
    (error) => (isDomainError(error) ? error.code : 'damaged'),
  );

describe('a page', () => {
  const cases: Record<string, [page: string, text: string]> = {
    'lines of its blocks': ['<h1>Vùng trời</h1><p>Một<p>Hai', 'Vùng trời\n\nMột\n\nHai'],
    'words across tags': ['<p>vùng <b>tr</b>ời<!-- x --> đã\n  đóng', 'vùng trời đã đóng'],
    'breaks and cells': ['a<br>b<table><tr><td>1<td>2</table>', 'a\nb\n\n1\t2'],
    'what is set as it is': ['<pre>a  b\nc</pre>', 'a  b\nc'],
    entities: ['&lt;b&gt; &amp;amp; v&ugrave;ng &#x1F98A;', '<b> &amp; vùng 🦊'],
    'no script, style or frame': ['<script>a<b</script><style>p{}</style><iframe>x</iframe>b', 'b'],
    'a script that never ends': ['a<script>if (1 < 2) {', 'a'],
    'tags that never end': ['<p>a<b c="', 'a'],
    'accents typed apart': ['<p>tro\u031b\u0300i', 'trời'],
    'no direction overrides': ['<p>a\u202eb', 'ab'],
  };
  it.each(Object.entries(cases))('%s', async (_, [page, text]) => {
    expect(await html(page)).toBe(text);
  });

  it('is read however deep it is nested and whatever stands in its tags', async () => {
    const attributes = Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ');
    expect(await html(`${'<div>'.repeat(20_000)}deep`)).toBe('deep');
    expect(await html(`<p ${attributes}>many`)).toBe('many');
  });
});

describe('letters', () => {
  const cases: Record<string, [bytes: Buffer, charset: string | undefined, text: string]> = {
    'UTF-8 where nothing is said': [Buffer.from('vùng'), undefined, 'vùng'],
    'what the server says': [Buffer.from([0xcf, 0xf0, 0xe8]), 'windows-1251', 'При'],
    'the mark before what the server says': [Buffer.from('\ufeffvùng'), 'windows-1251', 'vùng'],
    'UTF-16 by its mark': [Buffer.from('\ufeffvùng', 'utf16le'), undefined, 'vùng'],
    'windows-1252 where it is no UTF-8': [Buffer.from([0x93, 0x61, 0x94]), undefined, '“a”'],
    'windows-1252 by one of its names': [Buffer.from([0x93, 0x80, 0x94]), 'iso-8859-1', '“€”'],
    'a name that nobody knows': [Buffer.from('vùng'), 'klingon', 'vùng'],
    'what the page says': [Buffer.from('<meta charset="windows-1258">\xe0', 'latin1'), undefined, 'à'],
    'a page that cannot be in UTF-16': [Buffer.from('<meta charset=utf-16>vùng'), undefined, 'vùng'],
  };
  it.each(Object.entries(cases))('%s', async (_, [bytes, charset, text]) => {
    expect(await mediaText(bytes, { kind: 'html', charset })).toBe(text);
  });
});

describe('a Word document', () => {
  it('gives its paragraphs', async () => {
    expect(await mediaText(aDocx(['Vùng trời', 'đã đóng']), { kind: 'docx' })).toBe('Vùng trời\n\nđã đóng');
  });

  it('gives its notes after the text, and no sign of them within it', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes';
    const note = `<w:p><w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:t>, đã đóng</w:t></w:r></w:p>`;
    const withNote = {
      ...docxParts(note.replace('<w:r>', '<w:r><w:t>Vùng trời</w:t></w:r><w:r>')),
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="${relation}" Target="footnotes.xml"/></Relationships>`,
      'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="5">${docxParagraph('Theo Reuters')}</w:footnote></w:footnotes>`,
    };
    expect(await mediaText(aZip(withNote), { kind: 'docx' })).toBe('Vùng trời, đã đóng\n\nTheo Reuters');
  });

  const parts = docxParts(docxParagraph('x'));
  const big = Buffer.alloc(30 * 2 ** 20);
  const cases: Record<string, [bytes: Uint8Array, code: string]> = {
    'packed tighter than anything honest': [aZip({ ...parts, big }), 'parse.archive'],
    'with names that lead out': [aZip({ ...parts, '../../etc/passwd': 'x' }), 'parse.archive'],
    'with names of Windows': [aZip({ ...parts, 'a\\b': 'x' }), 'parse.archive'],
    'of very many files': [
      aZip({ ...parts, ...Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`${i}`, ''])) }),
      'parse.archive',
    ],
    'larger than it may be': [aZip({ ...parts, a: { bytes: 'x', unpacked: 2 ** 31 } }), 'parse.archive'],
    locked: [aZip({ ...parts, a: { bytes: 'x', flags: 1 } }), 'parse.encrypted'],
    'with bytes before it': [Buffer.concat([Buffer.from('x'), aZip(parts)]), 'parse.archive'],
    'with bytes after it': [Buffer.concat([aZip(parts), Buffer.from('x')]), 'parse.archive'],
    'cut short': [aZip(parts).subarray(0, 200), 'parse.archive'],
    'that is no XML': [aZip({ ...parts, 'word/document.xml': '<w:document' }), 'damaged'],
    'nested without end': [
      aZip({ ...parts, 'word/document.xml': docxParts('<w:p>'.repeat(100_000))['word/document.xml'] }),
      'parse.depth',
    ],
  };
  it.each(Object.entries(cases))('%s is refused', async (_, [bytes, code]) => {
    expect(await refusal(mediaText(bytes, { kind: 'docx' }))).toBe(code);
  });

  it('expands no entities, and reads nothing outside', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const body = docxParts(docxParagraph('x&b;&f;'))['word/document.xml'].replace(/^<\?xml[^>]*>/, laughs);
    const text = await mediaText(aZip({ ...parts, 'word/document.xml': body }), { kind: 'docx' }).catch(
      () => '',
    );
    expect(text).not.toMatch(/haha|root:/);
  });
});

describe('a PDF', () => {
  it('gives its lines', async () => {
    expect(await mediaText(aPdf(['Airspace', 'closed']), { kind: 'pdf' })).toBe('Airspace\nclosed');
    expect(await mediaText(aPdf(['Airspace'], { pages: 3 }), { kind: 'pdf' })).toBe(
      'Airspace\n\nAirspace\n\nAirspace',
    );
  });

  it('leaves the bytes as they were', async () => {
    const bytes = aPdf(['Airspace']);
    const before = Buffer.from(bytes);
    await mediaText(bytes, { kind: 'pdf' });
    expect(before.equals(bytes)).toBe(true);
  });

  it('locked with a password is refused, and so is a damaged one', async () => {
    expect(await refusal(mediaText(aPdf(['x'], { encrypted: true }), { kind: 'pdf' }))).toBe(
      'parse.encrypted',
    );
    expect(await refusal(mediaText(Buffer.from('%PDF-1.7\n'), { kind: 'pdf' }))).toBe('damaged');
  });

  it('of pictures alone has no text, as a picture has none', async () => {
    expect(await mediaText(aPdf([]), { kind: 'pdf' })).toBeNull();
    expect(await mediaText(Buffer.from('GIF89a'), { kind: 'image' })).toBeNull();
  });
});
