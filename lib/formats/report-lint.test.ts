import { describe, expect, it } from 'vitest';
import type { Report, ReportItem } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { addressesOf } from './addresses';
import { lintReport } from './report-lint';

const addresses = addressesOf('https://desk.example.org', 'quocte');
const desk = sampleDesk();
keepAll(desk);
const source = approvedSource(desk);
const report = reportFor('editor', source);
const text = source.versions[0]?.text ?? '';
const name = addresses.version(desk.articleId, 1);

const findings = (of: Report, held = text) =>
  lintReport(of, addresses, (one) => (one === name ? held : undefined)).map(
    ({ rule, claim }) => `${rule} ${claim}`,
  );
const withFirst = (change: Partial<ReportItem>): Report => ({
  ...report,
  items: report.items.map((item, i) => (i === 0 ? { ...item, ...change } : item)),
});

describe('what is wrong with a report', () => {
  it('is nothing, in both languages', () => {
    expect(findings(report)).toEqual([]);
    expect(findings(reportFor('editor', source, {}, 'vi'))).toEqual([]);
  });

  it('is said with the rule and the claim', () => {
    expect(findings(withFirst({ shortText: `Unconfirmed: ${'x'.repeat(80)}` }))).toEqual([
      'CR-04 1',
      'CR-06 1',
    ]);
    const articles = report.articles.map((one) => ({ ...one, url: null }));
    expect(findings({ ...report, articles })).toEqual(['CR-29 1']);
    expect(findings(report, `x${text}`)).toEqual(expect.arrayContaining(['WA-X9 1', 'WA-X9 2']));
  });

  it('is not asked of a claim that nobody approved, as ClaimReview', () => {
    expect(findings(withFirst({ state: 'submitted', shortText: 'x'.repeat(90) }))).toEqual([]);
  });

  it('shows a statement in full beside its short text', () => {
    expect(findings(withFirst({ statement: 'Một câu khác hẳn.', shortText: 'Câu ngắn' }))).toEqual([]);
  });
});
