import { describe, expect, it } from 'vitest';
import { publishedAs } from '@/lib/domain/report';
import { reportBlocks } from './report-blocks';
import { evidenceCsv, reportCsv } from './report-csv';
import { reportHtml } from './report-html';
import { reportJson } from './report-json';
import { reportJsonLines, reportOfLines } from './report-jsonl';
import { reportMarkdown } from './report-markdown';
import { reportOf } from './testing';

const draft = reportOf('Kazakhstan', 'vi');
const report = publishedAs(draft, {
  ...{ number: 31, at: '2022-02-01T08:00:00.000Z' },
  supersedes: { number: 29, hash: 'a'.repeat(64) },
});
const joined = (text: string | Iterable<string>) => (typeof text === 'string' ? text : [...text].join(''));

/** PDF and DOCX are written from these. */
const blocks = (one: typeof report) => JSON.stringify([...reportBlocks(one)]);

describe.each([
  ['HTML', (one: typeof report) => reportHtml(one, '')],
  ['Markdown', reportMarkdown],
  ['PDF and DOCX', blocks],
] as const)('%s', (_, write) => {
  it('says number, what it supersedes, and hash', () => {
    const text = joined(write(report));
    for (const words of ['Báo cáo công bố', 'số 31', 'Thay thế', 'báo cáo số 29', report.hash])
      expect(text).toContain(words);
  });

  it('says nothing of the kind where it was not published', () => {
    expect(joined(write(draft))).not.toContain('Báo cáo công bố');
  });
});

it('stands in every row of the tables, and is empty in those of a draft', () => {
  for (const write of [reportCsv, evidenceCsv]) {
    const [names = '', row = ''] = joined(write(report)).split('\r\n');
    const at = names.split(',').indexOf('report_number');
    expect(names.split(',').slice(at, at + 2)).toEqual(['report_number', 'supersedes']);
    expect(row).toContain(',31,29,');
    expect(joined(write(draft))).not.toContain(',31,29,');
  }
});

it('comes back from JSON and JSON Lines', () => {
  expect(JSON.parse(reportJson(report))).toEqual(report);
  expect(reportOfLines(joined(reportJsonLines(report)))).toEqual(report);
});
