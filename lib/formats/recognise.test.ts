import { describe, expect, it } from 'vitest';
import { formatOf } from './format-of';
import { readSource } from './read-source';
import { preview, recognise } from './recognise';
import type { Source } from './source';
import { aDocx, aPdf, aZip } from './testing-documents';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('what a source is', () => {
  const cases: Record<string, [source: Source, format: string]> = {
    'a text by its name': [{ bytes: utf8('<html>'), fileName: 'BÀI.TXT' }, 'text'],
    'a text without a name': [{ bytes: utf8('# x') }, 'text'],
    Markdown: [{ bytes: utf8('x'), fileName: 'a.markdown' }, 'markdown'],
    'a page': [{ bytes: utf8('x'), fileName: 'a.htm' }, 'html'],
    'a page by what a server says': [{ bytes: utf8('x'), mediaType: 'text/html; charset=utf-8' }, 'html'],
    'a page under a name of the web': [{ bytes: utf8('<!doctype html><p>x'), fileName: 'bai.php' }, 'html'],
    'a feed named as a page': [{ bytes: utf8('<?xml version="1.0"?><rss>'), fileName: 'a.html' }, 'feed'],
    'a feed': [{ bytes: utf8('<feed>'), fileName: 'a.xml' }, 'feed'],
    'a page named as XML': [{ bytes: utf8('<!-- x --><html>'), fileName: 'a.xml' }, 'html'],
    'a PDF whatever its name': [{ bytes: aPdf(['x']), fileName: 'a.txt' }, 'pdf'],
    'a Word document named .zip': [{ bytes: aDocx(['x']), fileName: 'a.zip' }, 'docx'],
    'an archive': [{ bytes: aZip({ 'a.txt': 'x' }), fileName: 'a.zip' }, 'zip'],
    'an empty archive': [{ bytes: aZip({}) }, 'zip'],
    'JSON Lines': [{ bytes: utf8('{}'), fileName: 'a.ndjson' }, 'jsonl'],
    ninjs: [{ bytes: utf8('{"standard": {"name": "ninjs"}}'), fileName: 'a.json' }, 'ninjs'],
    'a table': [{ bytes: utf8('a\tb'), fileName: 'a.tab' }, 'tsv'],
  };
  it.each(Object.entries(cases))('%s', (_, [source, format]) => expect(formatOf(source)).toBe(format));

  it.each(['a.exe', 'a.xlsx', 'a.doc', 'a'.concat('.')])('%s is refused', (fileName) => {
    expect(() => formatOf({ bytes: utf8('x'), fileName })).toThrow('text.format');
    expect(() => formatOf({ bytes: aZip({ 'xl/workbook.xml': 'x' }), fileName: 'a.xlsx' })).toThrow(
      'text.format',
    );
  });
});

describe('a preview', () => {
  it('of an archive names its files', async () => {
    const bytes = aZip({ 'một.txt': 'x', 'hai.txt': 'y' });
    expect(await recognise({ bytes, fileName: 'a.zip' })).toMatchObject({
      holds: 'archive',
      sample: 'một.txt\nhai.txt',
    });
  });

  it('of a text says how it begins, how it is written, and what was taken out', async () => {
    const bytes = utf8(`Vùng\u202e trời ${'x'.repeat(1_000)}`);
    expect(await recognise({ bytes, fileName: 'a.txt' })).toEqual({
      ...{
        format: 'text',
        formatBy: 'recognition',
        mediaType: 'text/plain',
        holds: 'one',
        encoding: 'utf-8',
        encodingBy: 'detection',
      },
      ...{ sample: `Vùng trời ${'x'.repeat(590)}`, removed: { controls: 0, bidi: 1 } },
    });
  });

  it('of a large table needs its beginning alone', async () => {
    const row = `"một","${'câu '.repeat(500)}"\n`;
    const whole = utf8(`tit,nội dung\n${row.repeat(300)}`);
    const found = await recognise({ bytes: whole.subarray(0, 300_001), fileName: 'a.csv' });
    expect(found).toMatchObject({ encoding: 'utf-8', columns: ['tit', 'nội dung'], holds: 'many' });
    expect(found.rows).toHaveLength(5);
    expect(found.rows?.[0]?.[1]).toHaveLength(200);
  });

  it('of what no encoding makes words of is shown, and read only by choice', async () => {
    const source = { bytes: Uint8Array.of(0x61, 0xff, 0x62), fileName: 'a.txt' };
    expect(await preview(source)).toMatchObject({
      encoding: 'windows-1252',
      encodingBy: 'detection',
      sample: 'aÿb',
    });
    await expect(readSource(source)).rejects.toThrow('text.undecodable');
    expect(await readSource(source, { encoding: 'windows-1252' })).toMatchObject({
      text: 'aÿb',
      encodingBy: 'choice',
    });
  });
});
