/** What is written, read by programs of others. The gate installs them (bin/readers.js); the quick check goes on without. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { plainReporting } from '@/lib/domain/reporting';
import { writeDocument } from '@/lib/outside/writers';
import { reportWording } from './report-wording';

const run = promisify(execFile);
const isHere = (program: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

/** Milliseconds that LibreOffice may take to start and to convert on a machine that has other things to do. */
const PATIENCE = 180_000;
const SENTENCE = /Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không/;

let folder: string;
const file = (name: string): string => path.join(folder, name);
const said = async (program: string, ...args: string[]): Promise<string> => (await run(program, args)).stdout;

/** All sheets of a workbook, each into a file of its own. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
const convert = (name: string, to: string) =>
  said(
    'soffice',
    ...[`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to],
    ...['--outdir', folder, file(name)],
  );

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verimark-readers-'));
  const desk = sampleDesk();
  keepAll(desk);
  const report = reportFor('editor', approvedSource(desk));
  await writeFile(file('pdf.pdf'), await writeDocument('pdf', report));
  await writeFile(file('word.docx'), await writeDocument('docx', report));
  await writeFile(file('book.xlsx'), await writeDocument('xlsx', report));
});
afterAll(() => rm(folder, { recursive: true }));

/** The parts of the paper, in the order in which it is read. */
const inOrder = (text: string): void => {
  const places = [/Claims/, SENTENCE, /Một quan chức có tên/, /Bộ Quốc phòng/, /2\. Nga cáo buộc/].map(
    (part) => text.replace(/\s+/g, ' ').search(part),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

describe('the PDF, read by poppler', () => {
  it('has its text in reading order, with its Vietnamese', async () => {
    if (!isHere('pdftotext')) return;
    inOrder(await said('pdftotext', file('pdf.pdf'), '-'));
  });

  it('begins no line with punctuation', async () => {
    if (!isHere('pdftotext')) return;
    const { bases } = reportWording('en', { name: '', reporting: plainReporting });
    const report = reportFor('editor', approvedSource(sampleDesk()));
    const definitions = report.definitions.map((one) => ({
      ...one,
      bases: one.bases.map(({ basis }) => ({ basis, text: bases[basis] })),
    }));
    await writeFile(file('bases.pdf'), await writeDocument('pdf', { ...report, definitions }));
    const text = await said('pdftotext', '-layout', file('bases.pdf'), '-');
    expect(text).toMatch(/anonymous sources\s+only:/);
    expect(text).not.toMatch(/^\s*[:;,.]/m);
  });

  it('is tagged, with a title, and its pages are counted', async () => {
    if (!isHere('pdftotext')) return;
    const info = await said('pdfinfo', file('pdf.pdf'));
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+Bàn Quốc tế/);
    expect(info).toMatch(/Pages:\s+[234]\n/);
    const tags = await said('pdfinfo', '-struct', file('pdf.pdf'));
    for (const tag of ['Document', 'Sect', 'H1', 'H2', 'H3', 'BlockQuote', 'L', 'LI', 'LBody', 'Link'])
      expect(tags).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
  });
});

describe('what office programs read, by LibreOffice', () => {
  it('keeps headings, lists, footnotes and links of the DOCX', { timeout: PATIENCE }, async () => {
    if (!isHere('soffice') || !isHere('pdftotext')) return;
    await convert('word.docx', 'pdf');
    const text = await said('pdftotext', file('word.pdf'), '-');
    inOrder(text);
    expect(text).toContain('•');
    expect(text).toMatch(/https:\/\/archive\.example\.org\/1/);
    expect(await said('pdfinfo', '-url', file('word.pdf'))).toContain('https://archive.example.org/1');
    expect(text).not.toMatch(/\ufffd/);
  });

  it('keeps numbers and dates of the XLSX as what they are', { timeout: PATIENCE }, async () => {
    if (!isHere('soffice')) return;
    await convert('book.xlsx', CSV);
    const sheets = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
    expect(sheets).toHaveLength(4);
    const claims = sheets.find((name) => /Claims/.test(name)) ?? '';
    const { data } = Papa.parse<Record<string, string>>(await readFile(file(claims), 'utf8'), {
      header: true,
      delimiter: ',',
    });
    expect(data[0]).toMatchObject({ number: '1', evidence_links: '3', verdict: 'unconfirmed' });
    expect(data[0]?.assessed_at).toMatch(/^2022-01-0\d \d\d:\d\d/);
    expect(data[0]?.statement).toMatch(/^Hiện có thông tin/);
  });
});
