import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected, correctedSince, forEverybody, isForEverybody } from './published-report';
import { isIntact, type Report } from './report';
import { approvedSource, keepAll, reportFor, sampleDesk } from './report-testing';
import { type Correction, CorrectionKind } from './review';
import { basesOf, Verdict } from './verdict';

const AFTER = '2022-02-01T08:00:00.000Z';

const published = () => {
  const desk = sampleDesk();
  keepAll(desk);
  return { desk, report: reportFor('editor', approvedSource(desk)) };
};

const correction = (report: Report, more: Partial<Correction> = {}): Correction => ({
  ...{ id: 'c1', claimId: report.items[0]?.claimId ?? '', kind: 'substantial', reason: 'Bộ đã trả lời.' },
  before: { verdict: 'unconfirmed', basis: 'anonymous_only', rationale: 'Chưa ai nói.', confidence: 'low' },
  after: { verdict: 'disputed', basis: 'contradicted', rationale: 'Bộ bác bỏ.', confidence: 'high' },
  ...{ fromHash: 'a'.repeat(64), toHash: 'b'.repeat(64), authorId: 'checker-b', createdAt: AFTER },
  ...more,
});

describe('what everybody may read', () => {
  it('is approved, and tells of no other claim, by a link either', () => {
    const { desk, report } = published();
    expect(report.items).toHaveLength(2);
    const open = forEverybody(report);
    expect(open.items.map(({ claimId }) => claimId)).toEqual([desk.hedged]);
    expect(open).toMatchObject({ notAssessed: [], totals: { confirmed: 0, unconfirmed: 1, disputed: 0 } });
    expect(JSON.stringify(open.items)).not.toContain(desk.denied);
    expect([isForEverybody(report), isForEverybody(open)]).toEqual([false, true]);
  });

  it('names the articles of its claims alone, and each passage the same one as before', () => {
    const { report } = published();
    const [article] = report.articles;
    if (!article) throw new Error('no article');
    const other = { ...article, number: 1, id: 'other', title: 'Bản tin đang xem xét' };
    const moved = report.articles.map((one) => ({ ...one, number: one.number + 1 }));
    const items = report.items.map((item) => ({
      ...item,
      passages: item.passages.map((one) => ({ ...one, article: one.article + 1 })),
    }));
    const open = forEverybody({ ...report, items, articles: [other, ...moved], leftOut: 3 });
    expect(JSON.stringify(open)).not.toContain(other.title);
    expect(open.leftOut).toBe(0);
    expect(open.articles.map(({ number }) => number)).toEqual(open.articles.map((_, i) => i + 1));
    const titlesOf = (all: Report) =>
      all.items
        .filter(({ state }) => state === 'approved')
        .flatMap(({ passages }) => passages.map((one) => all.articles[one.article - 1]?.id));
    expect(titlesOf(open)).toEqual(titlesOf(report));
  });

  it('is not the whole where an approved claim names one that nobody approved', () => {
    const { desk, report } = published();
    const open = forEverybody(report);
    const link = { kind: 'reports', direction: 'from', claimId: desk.denied, number: null } as const;
    const items = open.items.map((item) => ({
      ...item,
      links: [{ ...link, shortText: 'Chưa duyệt', language: 'vi' }],
    }));
    expect(isForEverybody({ ...open, items })).toBe(false);
    expect(JSON.stringify(forEverybody({ ...open, items }))).not.toContain('Chưa duyệt');
  });

  it('has nothing that cannot be relied on', () => {
    const { desk, report } = published();
    const items = report.items.map((item) => ({ ...item, unsound: ['VR-12'] }));
    expect(forEverybody({ ...report, items }).items).toEqual([]);
    expect(desk.hedged).not.toBe('');
  });

  it('stays what it is when asked again', () => {
    const open = forEverybody(published().report);
    expect(forEverybody(open)).toEqual(open);
  });
});

describe('corrections in place', () => {
  it('change nothing where there are none, none since, or none of these claims', () => {
    const { report } = published();
    const others = [correction(report, { createdAt: report.asOf }), correction(report, { claimId: 'other' })];
    for (const rows of [[], ...others.map((one) => [one])]) expect(corrected(report, rows)).toEqual(report);
    expect(isIntact(corrected(report, others))).toBe(true);
  });

  it('put what is said now where the old words stood, and keep those', () => {
    const { report } = published();
    const now = corrected(report, [correction(report)]);
    const [item] = now.items;
    expect(item).toMatchObject({ verdict: 'disputed', basis: 'contradicted', rationale: 'Bộ bác bỏ.' });
    expect(item?.statement).toBe(report.items[0]?.statement);
    expect(item?.evidence).toEqual(report.items[0]?.evidence);
    expect(now.totals).toEqual({ confirmed: 0, unconfirmed: 0, disputed: 2 });
    expect(item && correctedSince(now, item)).toMatchObject([
      {
        at: AFTER,
        kind: 'substantial',
        verdict: { before: 'unconfirmed', after: 'disputed' },
        before: { basis: 'anonymous_only', rationale: 'Chưa ai nói.' },
      },
    ]);
    expect(now.hash).toBe(report.hash);
  });

  it('do not say how sure the desk was where the report does not', () => {
    const { report } = published();
    const items = report.items.map((item) => ({ ...item, confidence: null }));
    const [item] = corrected({ ...report, items }, [correction(report)]).items;
    expect(item?.confidence).toBeNull();
    expect(JSON.stringify(item?.corrections)).not.toMatch(/"confidence":"/);
  });

  const anyCorrection = (report: Report) =>
    fc
      .record({
        id: fc.uuid(),
        kind: fc.constantFrom(...CorrectionKind.options),
        day: fc.integer({ min: 1, max: 28 }),
        verdict: fc.constantFrom(...Verdict.options),
        rationale: fc.string(),
      })
      .map(({ id, kind, day, verdict, rationale }) =>
        correction(report, {
          ...{ id, kind, createdAt: `2022-03-${String(day).padStart(2, '0')}T08:00:00.000Z` },
          after: { verdict, basis: basesOf[verdict][0], rationale },
        }),
      );

  it('end at what the last one says, in whatever order they come; none is lost', () => {
    const { report } = published();
    fc.assert(
      fc.property(fc.array(anyCorrection(report), { maxLength: 5 }), (rows) => {
        const now = corrected(report, rows);
        expect(corrected(report, rows.toReversed())).toEqual(now);
        const [item] = now.items;
        expect(item?.corrections.length).toBe((report.items[0]?.corrections.length ?? 0) + rows.length);
        const times = item?.corrections.map(({ at }) => at) ?? [];
        expect(times).toEqual(times.toSorted());
        const last = rows.filter(({ createdAt }) => createdAt === times.at(-1));
        if (last.length > 0) expect(last.map(({ after }) => after.rationale)).toContain(item?.rationale);
      }),
    );
  });
});
