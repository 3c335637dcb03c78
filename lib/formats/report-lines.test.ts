import { describe, expect, it } from 'vitest';
import { isIntact } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk, sourceOf } from '@/lib/domain/report-testing';
import { evidenceCsv } from './report-csv';
import { reportJsonLines, reportOfLines } from './report-jsonl';
import { reportAveritec, reportFever } from './report-research';

const full = () => {
  const desk = sampleDesk();
  keepAll(desk);
  return reportFor('editor', approvedSource(desk));
};
const text = (pieces: Iterable<string>) => [...pieces].join('');
describe('the JSON Lines file', () => {
  it('is the record: put together again it is intact', () => {
    const report = full();
    const back = reportOfLines(text(reportJsonLines(report)));
    expect(back).toEqual(report);
    expect(isIntact(back)).toBe(true);
  });
});

describe('the CSV file of evidence', () => {
  it('has one row for each item, and one for each claim without any', () => {
    const rows = text(evidenceCsv(full())).trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['1', '1', '1', '2']);
  });
});

describe('the shapes of research', () => {
  it('give each verdict the label that comes nearest, and the verdict beside it', () => {
    const claims = text(reportFever(full()))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(claims).toMatchObject([
      { label: 'NOT ENOUGH INFO', labels: 2, verimark: { verdict: 'unconfirmed', basis: 'anonymous_only' } },
      { label: 'NOT ENOUGH INFO', labels: 2, verimark: { verdict: 'disputed', basis: null } },
    ]);
    expect(claims[0]).toMatchObject({
      Statement: claims[0].claim,
      Context: claims[0].claim,
      Evidence: expect.stringContaining('Tin chưa được xác nhận.'),
      Url: 'https://example.org/kazakhstan',
    });
  });

  it.each([
    ['confirmed', 'primary', 'SUPPORTS', 'Supported'],
    ['unconfirmed', 'single_source', 'NOT ENOUGH INFO', 'Not Enough Evidence'],
    ['disputed', 'conflicting', 'NOT ENOUGH INFO', 'Conflicting Evidence/Cherrypicking'],
    ['disputed', 'contradicted', 'REFUTES', 'Refuted'],
  ] as const)('label %s, %s as %s and %s', (verdict, basis, fever, averitec) => {
    const report = full();
    const items = report.items.slice(0, 1).map((item) => ({ ...item, verdict, basis }));
    expect(JSON.parse(text(reportFever({ ...report, items })))).toMatchObject({ label: fever });
    expect(JSON.parse(text(reportAveritec({ ...report, items })))).toMatchObject([{ label: averitec }]);
  });

  it('ask a question for each item of evidence, each person asked and each search', () => {
    const [claim] = JSON.parse(text(reportAveritec(full())));
    expect(claim.questions).toHaveLength(5);
    expect(claim.questions[0]).toMatchObject({
      question: 'What does Hãng A say about it?',
      answers: [{ answer_type: 'Extractive', cached_source_url: 'https://archive.example.org/1' }],
    });
    expect(claim.questions[3]).toMatchObject({
      question: 'What does Bộ Quốc phòng say when asked?',
      answers: [{ answer: 'Không bình luận.', answer_type: 'Abstractive' }],
    });
    expect(claim.questions[4].answers).toMatchObject([{ answer_type: 'Unanswerable' }]);
  });

  it('are empty for a report without claims', () => {
    const report = reportFor('viewer', sourceOf(sampleDesk()));
    expect(text(reportFever(report))).toBe('');
    expect(JSON.parse(text(reportAveritec(report)))).toEqual([]);
  });
});
