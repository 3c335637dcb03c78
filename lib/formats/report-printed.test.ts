/** Every document is written from one record: what the record says of a report and its claims stands in each of them. */
import { describe, expect, it } from 'vitest';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { readFonts } from '@/lib/outside/fonts';
import { reportDocx } from './report-docx';
import { reportHtml } from './report-html';
import { reportMarkdown } from './report-markdown';
import { reportPdf } from './report-pdf';
import { reportXlsx } from './report-xlsx';
import { textOfPdf, unzipped } from './testing-reading';

const desk = sampleDesk();
keepAll(desk);
const report = reportFor(
  'viewer',
  approvedSource(desk),
  {
    title: 'Điều gì đã rõ',
    byline: 'Ban Thời sự',
    show: { grades: true, confidence: true, searches: true, contacts: true },
  },
  'vi',
);

const wordsOf = (file: Uint8Array): string => [...unzipped(file).values()].join('\n').replace(/<[^>]*>/g, '');

const written: readonly (readonly [string, () => Promise<string>])[] = [
  ['HTML', async () => reportHtml(report, '')],
  ['Markdown', async () => [...reportMarkdown(report)].join('')],
  ['DOCX', async () => wordsOf(await reportDocx(report))],
  ['XLSX', async () => wordsOf(await reportXlsx(report))],
  ['PDF', async () => (await textOfPdf(await reportPdf(report, await readFonts()))).text],
];

describe.each(written)('the report as %s', (_, write) => {
  it('prints title, byline, publisher, method, searches, the right of reply, corrections and hash', async () => {
    const words = (await write()).normalize('NFC');
    for (const said of [
      ...['Điều gì đã rõ', 'Ban Thời sự', 'Bàn Quốc tế', 'Word for word.', 'confirmed.', report.hash],
      ...['phòng không Kazakhstan', 'Bộ Quốc phòng', 'Không bình luận.', 'Có văn bản mới.'],
    ])
      expect(words).toContain(said);
  });
});
