import { describe, expect, it } from 'vitest';
import { correctedOutline, OutlinedReport, outlineOf } from './public-outline';
import { corrected, forEverybody, isForEverybody } from './published-report';
import { approvedSource, keepAll, reportFor, sampleDesk } from './report-testing';

const desk = sampleDesk();
keepAll(desk);
const report = reportFor('editor', approvedSource(desk));
const changed = {
  ...{ id: 'c', claimId: desk.hedged, kind: 'substantial' as const, reason: 'Bộ đã trả lời.' },
  ...{ before: { verdict: 'unconfirmed' }, after: { verdict: 'disputed', basis: 'contradicted' } },
  ...{ fromHash: 'a'.repeat(64), toHash: 'b'.repeat(64), authorId: 'x' },
};
const rows = [
  { ...changed, createdAt: '2022-03-01T08:00:00.000Z' },
  { ...changed, id: 'd', after: { verdict: 'confirmed' }, createdAt: '2021-03-01T08:00:00.000Z' },
];

/** What a list shows of a whole report. */
const listed = ({ items }: typeof report) =>
  items.map(({ claimId, shortText, language, verdict, basis }) => ({
    ...{ claimId, shortText, language, verdict, basis },
  }));

describe('the outline of a published report', () => {
  it('names the claims that are for everybody, as the whole of it does', () => {
    const outline = outlineOf(OutlinedReport.parse(JSON.parse(JSON.stringify(report))));
    expect(report.items.length).toBeGreaterThan(outline.claims.length);
    expect(outline.claims).toEqual(listed(forEverybody(report)));
    expect(outline).toMatchObject({ asOf: report.asOf, language: 'en', whole: isForEverybody(report) });
    expect([outline.whole, outlineOf(forEverybody(report)).whole]).toEqual([false, true]);
  });

  it('has the verdicts that stand now, as the whole of it does', () => {
    const open = forEverybody(report);
    expect(correctedOutline(outlineOf(open), rows).claims).toEqual(listed(corrected(open, rows)));
    expect(corrected(open, rows).items[0]?.verdict).toBe('disputed');
  });

  it('is in the language of its article, where it is on one', () => {
    const one = reportFor('editor', approvedSource(desk), { articleIds: [desk.articleId] });
    expect(outlineOf(one).language).toBe('vi');
  });
});
