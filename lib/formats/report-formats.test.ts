import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIntact, Report } from '@/lib/domain/report';
import { everything } from '@/lib/domain/report-request';
import {
  airspace,
  approvedSource,
  INTERNAL,
  keepAll,
  reportFor,
  sampleDesk,
  sourceOf,
} from '@/lib/domain/report-testing';
import { plainReporting } from '@/lib/domain/reporting';
import { Basis, Verdict } from '@/lib/domain/verdict';
import { reportBlocks } from './report-blocks';
import { reportCsv } from './report-csv';
import { reportHtml } from './report-html';
import { reportJson } from './report-json';
import { claimColumns, claimRows } from './report-table';
import { reportWording } from './report-wording';
import { reportOf } from './testing';

const css = readFileSync(new URL('./report.css', import.meta.url), 'utf8');
const csvOf = (report: Report) => [...reportCsv(report)].join('');
const sample = () => reportFor('editor', sourceOf(sampleDesk()));

describe('the HTML file', () => {
  it('reads as the report: words in their sentence, verdict, basis, state, reason, who and hash', () => {
    const report = sample();
    const html = reportHtml(report, css);
    expect(html).toContain(`<mark class="unconfirmed content">${airspace}</mark>`);
    for (const words of [
      'Unconfirmed',
      'anonymous sources only',
      'proposed, not reviewed',
      'Chính bài báo nói tin chưa được xác nhận.',
      'Một quan chức có tên.',
      'Assessed by Checker A',
      'January 2022',
      'Not yet assessed',
      'Shown',
      report.hash,
      report.articles[0]?.sha256 ?? '',
    ])
      expect(html).toContain(words);
  });

  it('is in the language of the report, with claims and articles in theirs', () => {
    const html = reportHtml(reportOf('Kazakhstan', 'vi'), css);
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain('Chưa xác nhận');
    expect(html).toContain('đề xuất, chưa duyệt');
    expect(reportHtml(sample(), css)).toMatch(/<h3 lang="vi" dir="auto">Hiện có thông tin/);
  });

  it('counts no verdict as none that was not asked for', () => {
    const selection = { ...everything, verdicts: ['disputed' as const] };
    const html = reportHtml(reportFor('editor', sourceOf(sampleDesk()), { selection }), css);
    const counts = [...html.matchAll(/<b class="num">([^<]*)</g)].map(([, count]) => count);
    expect(counts).toEqual(['–', '–', '1']);
  });

  it('needs nothing from outside and runs nothing', () => {
    const html = reportHtml(sample(), css);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\son\w+=|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
  });
});

describe('a verdict that rests on an older version', () => {
  const source = sourceOf(sampleDesk());
  const occurrences = source.occurrences.map((one, i) => ({ ...one, lookAgain: i === 0 }));
  const report = reportFor('editor', { ...source, occurrences });

  it('is marked wherever the claim is read', () => {
    const html = reportHtml(report, css);
    expect(html.match(/Rests on an older version of the text/g)).toHaveLength(1);
    const documents = JSON.stringify([...reportBlocks(report)]);
    expect(documents.match(/Rests on an older version of the text/g)).toHaveLength(1);
    expect(reportHtml(sample(), css)).not.toContain('Rests on an older version');
  });

  it('is a field of the record and a column of the table', () => {
    expect(JSON.parse(reportJson(report)).items[0]).toMatchObject({ olderVersion: true });
    const [, inTable] = claimColumns.find(([name]) => name === 'older_version') ?? [];
    expect([...claimRows(report)].map((row) => inTable?.(row))).toEqual(['yes', 'no', null]);
  });
});

describe('the JSON file', () => {
  it('is the record: it passes its schema, and its hash can be computed again', () => {
    const report = sample();
    const back = Report.parse(JSON.parse(reportJson(report)));
    expect(back).toEqual(report);
    expect(isIntact(back)).toBe(true);
  });

  it('is written the same way every time', () => {
    const report = sample();
    expect(reportJson(Report.parse(report))).toBe(reportJson(report));
    expect(reportJson(report)).toMatch(/^\{\n {2}"format": "verimark-report-1",\n {2}"kind"/);
  });
});

describe('the CSV file', () => {
  it('has one row for each claim and passage, the waiting ones last', () => {
    const [header, ...rows] = csvOf(sample()).trimEnd().split('\r\n');
    expect(header).toMatch(/^\ufeffnumber,claim_id,verdict,state,basis,/);
    expect(
      rows.map((row) =>
        row
          .split(',')
          .filter((_, i) => i !== 1)
          .slice(0, 4),
      ),
    ).toEqual([
      ['1', 'unconfirmed', 'proposed', 'anonymous_only'],
      ['2', 'disputed', 'proposed', ''],
      ['', '', '', ''],
    ]);
  });
});

describe('what a verdict rests on', () => {
  const desk = sampleDesk();
  keepAll(desk);
  const report = reportFor('viewer', approvedSource(desk));

  it.each([
    ['HTML', reportHtml(report, css)],
    ['CSV', csvOf(report)],
    ['JSON', reportJson(report)],
  ])('is in the %s file, and nothing internal', (_, file) => {
    for (const words of [
      ...['Hãng A', 'Bản tin sáng', 'Công văn 12', 'https://archive.example.org/1'],
      ...['phòng không Kazakhstan', 'Bộ Quốc phòng', 'Không bình luận.', 'Checker B', 'Có văn bản mới.'],
    ])
      expect(file).toContain(words);
    expect(file).not.toContain(INTERNAL);
  });

  it('is counted in the words of the report', () => {
    expect(reportHtml(report, css)).toContain('3 links, 2 origins');
    const inVietnamese = reportFor('viewer', approvedSource(desk), {}, 'vi');
    expect(reportHtml(inVietnamese, css)).toContain('3 liên kết, 2 nguồn gốc');
  });
});

describe('the report’s own words', () => {
  it.each(['en', 'vi'] as const)('say what every verdict and basis means, %s', (language) => {
    const { method, verdicts, bases } = reportWording(language, {
      name: 'Bàn Quốc tế',
      reporting: plainReporting,
    });
    const all = [
      method,
      ...Verdict.options.map((one) => verdicts[one]),
      ...Basis.options.map((one) => bases[one]),
    ];
    expect(all.every((words) => /\.$/.test(words))).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });
});
