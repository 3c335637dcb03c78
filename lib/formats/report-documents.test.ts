import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '@/lib/domain/report';
import {
  airspace,
  approvedSource,
  INTERNAL,
  keepAll,
  reportFor,
  sampleDesk,
} from '@/lib/domain/report-testing';
import { readFonts } from '@/lib/outside/fonts';
import type { FontBytes } from './pdf-fonts';
import { reportDocx } from './report-docx';
import { reportPdf } from './report-pdf';
import { reportXlsx } from './report-xlsx';
import { reportOf } from './testing';
import { type ReadPdf, textOfPdf, unzipped } from './testing-reading';
import { columnName } from './xlsx';

const desk = sampleDesk();
keepAll(desk);
const report = reportFor('viewer', approvedSource(desk), {}, 'vi');

let fonts: FontBytes;
beforeAll(async () => {
  fonts = await readFonts();
});

const textOf = (xml: string) =>
  [...xml.matchAll(/<(?:w:t|t)(?: [^>]*)?>([^<]*)<|<w:br\/>/g)].map(([, text = '\n']) => text).join('');
describe('the PDF file', () => {
  let read: ReadPdf;
  beforeAll(async () => {
    read = await textOfPdf(await reportPdf(report, fonts));
  });

  it('is real text, with every mark of Vietnamese on its letter', () => {
    expect(read.text.normalize('NFC')).toContain(airspace);
    for (const words of [
      ...['Chưa xác nhận', 'chỉ có nguồn ẩn danh', 'đã duyệt', 'Hãng A', 'Bản tin sáng', 'Công văn 12'],
      ...['Quyền phản hồi', 'Không bình luận.', 'Đính chính', 'Có văn bản mới.', 'Checker B', report.hash],
    ])
      expect(read.text).toContain(words);
    expect(read.text).not.toContain(INTERNAL);
  });

  it('is tagged in reading order, in its language, with its title', () => {
    expect(read).toMatchObject({ title: 'Bàn Quốc tế: what is confirmed, and what is not', language: 'vi' });
    const order = ['H1', 'L', 'LI', 'LBody', 'H2', 'H3', 'BlockQuote', 'H4', 'Lbl', 'Link'];
    const firsts = order.map((role) => read.roles.indexOf(role));
    expect(firsts).not.toContain(-1);
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
  });

  it('has bookmarks for its chapters and claims, and links that lead somewhere', () => {
    expect(read.outline.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Các nhận định', 'Phương pháp']),
    );
    expect(read.outline[0]?.items.map(({ title }) => title)).toEqual([expect.stringMatching(/^1\. Hiện có/)]);
    expect(read.links).toEqual(
      expect.arrayContaining(['https://example.org/a', 'https://archive.example.org/1', 'claim-1']),
    );
  });

  it('holds every letter that it shows: whole fonts are embedded as subsets', async () => {
    const bytes = Buffer.from(await reportPdf(report, fonts)).toString('latin1');
    expect(bytes.match(/\/FontFile2/g)?.length).toBeGreaterThan(2);
    expect(bytes).toMatch(/\/BaseFont \/[A-Z]{6}\+SourceSerif4-Regular/);
    expect(bytes).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('is the same to the byte for the same report', async () => {
    const [one, other] = [await reportPdf(report, fonts), await reportPdf(report, fonts)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('keeps letters that no font has as text that can be copied', async () => {
    const { text } = await textOfPdf(await reportPdf(reportOf('中文 Казахстан 👨‍👩‍👧 ế', 'vi'), fonts));
    expect(text).toContain('Казахстан');
  });
});

describe('the DOCX file', () => {
  let parts: Map<string, string>;
  let body: string;
  beforeAll(async () => {
    parts = unzipped(await reportDocx(report));
    body = parts.get('word/document.xml') ?? '';
  });

  it('has true headings, lists, footnotes and links', () => {
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
    expect(body).toMatch(/<w:numPr><w:ilvl w:val="0"\/><w:numId w:val="\d+"\/>/);
    expect(body).toMatch(/<w:hyperlink r:id="rLink1">/);
    expect(body).toMatch(/<w:hyperlink [^>]*w:anchor="claim_1"/);
    expect(body).toMatch(/<w:bookmarkStart [^>]*w:name="claim_1"/);
    expect(body.match(/<w:footnoteReference /g)).toHaveLength(3);
    expect(textOf(parts.get('word/footnotes.xml') ?? '')).toContain('https://archive.example.org/1');
    expect(parts.get('word/_rels/footnotes.xml.rels')).toContain('Target="https://archive.example.org/1"');
  });

  it('is the same to the byte for the same report, and so is the XLSX', async () => {
    expect(Buffer.compare(await reportDocx(report), await reportDocx(report))).toBe(0);
    expect(Buffer.compare(await reportXlsx(report), await reportXlsx(report))).toBe(0);
  });

  it('has parts that lead only to parts and places that are there', () => {
    const ids = [...body.matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id ?? '');
    for (const id of ids) expect(parts.get('word/_rels/document.xml.rels')).toContain(`Id="${id}"`);
    for (const [, place] of body.matchAll(/w:anchor="([^"]+)"/g)) expect(body).toContain(`w:name="${place}"`);
    for (const [, target] of (parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^":]+)"/g))
      expect([...parts.keys()]).toContain(`word/${target}`);
  });

  it('reads as the report, in its language, and holds nothing internal', () => {
    const text = textOf(body);
    for (const words of [
      airspace,
      'Chưa xác nhận',
      'Hãng A',
      'Không bình luận.',
      'Có văn bản mới.',
      report.hash,
    ])
      expect(text).toContain(words);
    expect([...parts.values()].join('')).not.toContain(INTERNAL);
    expect(parts.get('word/styles.xml')).toContain('w:val="vi-VN"');
  });
});

describe('the XLSX file', () => {
  const sheetOf = async (of: Report, number: number) =>
    unzipped(await reportXlsx(of)).get(`xl/worksheets/sheet${number}.xml`) ?? '';
  const cellsOf = (xml: string) => [...xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d)"( t="inlineStr")?>/g)];

  it('has a sheet for the report, its claims, what they rest on, and the articles', async () => {
    const parts = unzipped(await reportXlsx(report));
    expect(
      [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name),
    ).toEqual(['Báo cáo', 'Các nhận định', 'Bằng chứng', 'Các bài']);
    for (const [name, xml] of parts)
      if (name.endsWith('.rels') || name.endsWith('.xml')) expect(xml).toMatch(/^<\?xml/);
  });

  it('has cells that are numbers, times and texts, each its own', async () => {
    const claims = await sheetOf(report, 2);
    expect(claims).toContain('<c r="A2" s="0"><v>1</v></c>');
    expect(claims).toMatch(/<c r="[A-Z]+2" s="2"><v>44583\.\d+<\/v><\/c>/);
    expect(textOf(claims)).toContain(airspace);
    expect(claims).toContain('state="frozen"');
    expect(textOf(await sheetOf(report, 3))).toContain('https://archive.example.org/1');
  });

  it('takes no text for a character code, and none that is too long for a cell', async () => {
    const claims = await sheetOf(reportOf(`_x000D_${'ế'.repeat(40_000)}`), 2);
    expect(claims).toContain('_x005F_x000D_');
    const texts = [...claims.matchAll(/<t [^>]*>([^<]*)</g)].map(([, text = '']) => text);
    const lengths = texts.map((text) => text.replaceAll('_x005F_', '_').length);
    expect(Math.max(...lengths)).toBe(32_766);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (index, name) => {
    expect(columnName(index)).toBe(name);
  });

  it('has each cell in its place', async () => {
    const places = cellsOf(await sheetOf(report, 1)).map(([, place]) => place);
    expect(new Set(places).size).toBe(places.length);
    expect(places[0]).toBe('A1');
  });
});
