import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { newId } from './ids';
import type { SourcingNote } from './note';
import { isIntact, Report, ReportItem, UnassessedItem } from './report';
import { buildReport, plannedClaims, planReport } from './report-build';
import { everything, type ReportAsked, ReportRequest } from './report-request';
import type { PublicNote, ReportSource } from './report-source';
import {
  airspace,
  approvedSource,
  INTERNAL,
  keepAll,
  reader,
  reportFor,
  type SampleDesk,
  sampleDesk,
  sourceOf,
  washington,
  wording,
} from './report-testing';
import { AssessmentState } from './verdict';

const claimOf = (desk: SampleDesk, id: string) => {
  const claim = desk.records().claim.get(id);
  if (!claim) throw new Error('no such claim');
  return claim;
};
const addNote = (desk: SampleDesk, text: string, visibility: string) =>
  desk.perform(
    'note.add',
    { id: newId(), claimId: desk.hedged, version: claimOf(desk, desk.hedged).version, text, visibility },
    'checker-b',
  );
const inState = (desk: SampleDesk, state: AssessmentState, claimId: string) => {
  const source = sourceOf(desk);
  const assessments = source.assessments.map((one) => (one.claimId === claimId ? { ...one, state } : one));
  return { ...source, assessments };
};

describe('a report', () => {
  it('numbers the claims in reading order, each with its sentence, verdict and state', () => {
    const desk = sampleDesk();
    const report = reportFor('editor', sourceOf(desk), { articleIds: [desk.articleId] });
    expect(report).toMatchObject({
      kind: 'article',
      desk: 'Bàn Quốc tế',
      title: 'Tình hình Kazakhstan',
      asOf: '2022-01-22T08:00:00.000Z',
      generatedBy: { name: 'Checker A', role: 'editor' },
      totals: { confirmed: 0, unconfirmed: 1, disputed: 1 },
      articles: [{ number: 1, publishedOn: '2022-01', fileName: '000_be9c6d21626579b7.txt' }],
    });
    expect(report.items.map((item) => [item.number, item.verdict, item.basis, item.state])).toEqual([
      [1, 'unconfirmed', 'anonymous_only', 'proposed'],
      [2, 'disputed', null, 'proposed'],
    ]);
    expect(report.items[0]?.passages).toMatchObject([
      { article: 1, before: '', exact: airspace, after: '', version: 1, start: 0, end: airspace.length },
    ]);
    expect(report.articles[0]?.versions).toMatchObject([{ number: 1, sha256: report.articles[0]?.sha256 }]);
    expect(report.items[1]?.passages[0]?.exact).toBe(washington);
    expect(report.items[0]).toMatchObject({
      assessedBy: 'Checker A',
      whatWouldChangeIt: 'Một quan chức có tên.',
    });
  });

  it('lists claims without verdict at the end, with the sentence round the fragment', () => {
    const desk = sampleDesk();
    const [waiting] = reportFor('editor', sourceOf(desk)).notAssessed;
    expect(waiting?.claimId).toBe(desk.waiting);
    expect(waiting?.passages[0]).toMatchObject({ exact: 'Thủ đô Alma-Ata', after: '.' });
    expect(waiting?.passages[0]?.before).toMatch(/^Lực lượng bạo loạn/);
  });

  it('defines every verdict and every basis', () => {
    const { definitions } = reportFor('editor', sourceOf(sampleDesk()));
    expect(definitions.map(({ verdict, bases }) => [verdict, bases.length])).toEqual([
      ['confirmed', 2],
      ['unconfirmed', 6],
      ['disputed', 2],
    ]);
  });

  it('holds the verdicts asked for and nothing else', () => {
    const source = sourceOf(sampleDesk());
    const report = reportFor('editor', source, {
      selection: { ...everything, verdicts: ['disputed'], unassessed: false },
    });
    expect(report.items.map((item) => [item.number, item.verdict])).toEqual([[1, 'disputed']]);
    expect(report.totals).toEqual({ confirmed: 0, unconfirmed: 0, disputed: 1 });
    expect(report.notAssessed).toEqual([]);
    expect(report.selection).toEqual({ ...everything, verdicts: ['disputed'], unassessed: false });
  });

  it('leaves out what was taken back: claims, passages, verdicts, articles', () => {
    const desk = sampleDesk();
    const source = sourceOf(desk);
    const at = '2022-01-22T09:00:00.000Z';
    const gone = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, deletedAt: at }));
    expect(reportFor('editor', { ...source, claims: gone(source.claims) }).items).toEqual([]);
    expect(reportFor('editor', { ...source, occurrences: gone(source.occurrences) }).items).toEqual([]);
    expect(reportFor('editor', { ...source, articles: gone(source.articles) }).items).toEqual([]);
    const unjudged = reportFor('editor', { ...source, assessments: gone(source.assessments) });
    expect([unjudged.items.length, unjudged.notAssessed.length]).toEqual([0, 3]);
  });

  it('says which verdict rests on an older version, until somebody has looked or the passage is taken back', () => {
    const desk = sampleDesk();
    const source = sourceOf(desk);
    const asking = (set: object) =>
      reportFor('editor', {
        ...source,
        occurrences: source.occurrences.map((one) =>
          one.claimId === desk.hedged ? { ...one, ...set } : one,
        ),
      });
    expect(asking({}).items.map((item) => item.olderVersion)).toEqual([false, false]);
    const marked = asking({ lookAgain: true, anchorState: 'moved' });
    expect(marked.items.map((item) => item.olderVersion)).toEqual([true, false]);
    expect(isIntact({ ...marked, items: marked.items.map((one) => ({ ...one, olderVersion: false })) })).toBe(
      false,
    );
    const at = '2022-01-22T08:00:00.000Z';
    const gone = source.occurrences
      .filter((one) => one.claimId === desk.hedged)
      .map((one) => ({ ...one, id: newId(), lookAgain: true, deletedAt: at }));
    const taken = reportFor('editor', { ...source, occurrences: [...source.occurrences, ...gone] });
    expect(taken.items.map((item) => item.olderVersion)).toEqual([false, false]);
  });

  it('names no anonymous source', () => {
    const desk = sampleDesk();
    const source = sourceOf(desk);
    const claims = source.claims.map((claim) => ({ ...claim, sourceName: 'Who must not be known' }));
    const anonymous = claims.map((claim) => ({ ...claim, sourceKind: 'anonymous' as const }));
    const report = reportFor('admin', { ...source, claims: anonymous });
    expect(report.items[0]?.source).toEqual({ name: null, kind: 'anonymous' });
    expect(JSON.stringify(report)).not.toContain('Who must not be known');
    expect(reportFor('admin', { ...source, claims }).items[0]?.source?.name).toBe('Who must not be known');
  });
});

describe('notes', () => {
  it('are printed when public and never when internal', () => {
    const desk = sampleDesk();
    addNote(desk, 'Đã gọi hai lần, không ai trả lời.', 'public');
    addNote(desk, 'The source is the deputy.', 'internal');
    const report = reportFor('admin', sourceOf(desk));
    expect(report.items[0]?.notes).toMatchObject([
      { text: 'Đã gọi hai lần, không ai trả lời.', author: 'Checker B' },
    ]);
    expect(JSON.stringify(report)).not.toContain('deputy');
  });

  it('of the internal kind are no input of a report at all', () => {
    expectTypeOf<SourcingNote>().not.toExtend<PublicNote>();
    expectTypeOf<SourcingNote & { visibility: 'internal' }>().not.toExtend<PublicNote>();
  });
});

describe('what a verdict rests on', () => {
  const desk = sampleDesk();
  keepAll(desk);
  const item = (role: 'viewer' | 'editor') => reportFor(role, approvedSource(desk)).items[0];

  it('is counted in links and origins, and each link says to which origin it goes back', () => {
    const evidence = item('viewer')?.evidence;
    expect(evidence).toMatchObject({ links: 3, origins: 2 });
    expect(evidence?.items.map(({ publisher, origin }) => [publisher, origin])).toEqual([
      ['Hãng A', 1],
      ['Báo B', 2],
      ['Báo C', 1],
    ]);
    expect(evidence?.items[0]).toMatchObject({
      ...{ title: 'Bản tin sáng', publishedOn: '2022-01-06', stance: 'supports', directness: 'secondary' },
      ...{ archiveUrl: 'https://archive.example.org/1', quote: 'Tin chưa được xác nhận.' },
    });
  });

  it('is printed with public searches, the right of reply, who approved it and what was put right', () => {
    expect(item('viewer')).toMatchObject({
      searches: [{ lookedFor: 'phòng không Kazakhstan', outcome: 'nothing' }],
      contacts: [{ contacted: 'Bộ Quốc phòng', response: 'Không bình luận.' }],
      approvedBy: [{ name: 'Checker B' }],
      corrections: [
        { kind: 'substantial', by: 'Checker B', verdict: { before: 'confirmed', after: 'unconfirmed' } },
      ],
    });
  });

  it('has no grade, no note of the desk, and nothing internal, whoever reads', () => {
    for (const role of ['viewer', 'editor'] as const) {
      const said = JSON.stringify(item(role));
      expect(said).not.toContain(INTERNAL);
      expect(said).not.toMatch(/reliability|credibility/);
    }
  });

  it('says that nobody approved what is not approved', () => {
    const source = approvedSource(desk);
    const assessments = source.assessments.map((one) => ({ ...one, state: 'submitted' as const }));
    expect(reportFor('editor', { ...source, assessments }).items[0]?.approvedBy).toEqual([]);
  });
});

describe('who may not see unapproved verdicts', () => {
  it.each(AssessmentState.options)('reads a verdict that is %s only when it is approved', (state) => {
    const desk = sampleDesk();
    const report = reportFor('viewer', inState(desk, state, desk.hedged));
    expect(report.items.map((item) => item.claimId)).toEqual(state === 'approved' ? [desk.hedged] : []);
    expect(report).toMatchObject({ selection: { states: ['approved'], unassessed: false }, notAssessed: [] });
  });

  it('learns no word of the others, not through a link or a list of articles either', () => {
    const desk = sampleDesk();
    const { version } = claimOf(desk, desk.hedged);
    const link = { id: newId(), fromId: desk.hedged, version, toId: desk.denied, kind: 'contradicts' };
    desk.perform('claim.link', link);
    const source = inState(desk, 'approved', desk.hedged);
    const seen = JSON.stringify(reportFor('viewer', source));
    expect(seen).not.toContain('Washington');
    expect(seen).not.toContain(desk.denied);
    expect(seen).not.toContain('Alma-Ata');
    expect(reportFor('editor', source).items[0]?.links).toMatchObject([
      { kind: 'contradicts', direction: 'from', claimId: desk.denied, number: 2 },
    ]);
  });

  it('gets an article without a claim as a report without a claim', () => {
    const desk = sampleDesk();
    const report = reportFor('viewer', sourceOf(desk), { articleIds: [desk.articleId] });
    expect(report).toMatchObject({ title: 'Tình hình Kazakhstan', items: [], articles: [{ number: 1 }] });
  });
});

describe('a linked claim', () => {
  it('is named at both ends, and without number where it has no verdict', () => {
    const desk = sampleDesk();
    const { version } = claimOf(desk, desk.waiting);
    const ends = { fromId: desk.waiting, version, toId: desk.denied };
    desk.perform('claim.link', { id: newId(), ...ends, kind: 'narrower' });
    const [, denied] = reportFor('editor', sourceOf(desk)).items;
    expect(denied?.links).toEqual([
      {
        kind: 'narrower',
        direction: 'to',
        claimId: desk.waiting,
        shortText: 'Thủ đô Alma-Ata',
        language: 'vi',
        number: null,
      },
    ]);
  });
});

describe('the hash', () => {
  const report = reportFor('editor', sourceOf(sampleDesk()));

  it('is intact as sealed, also after a journey through JSON with its fields in another order', () => {
    const reversed = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(report))).reverse());
    expect(isIntact(report)).toBe(true);
    expect(isIntact(Report.parse(reversed))).toBe(true);
  });

  it.each([
    ['a rationale', { items: report.items.map((item) => ({ ...item, rationale: 'Other.' })) }],
    ['a verdict', { items: report.items.map((item) => ({ ...item, verdict: 'confirmed' as const })) }],
    ['the state', { items: report.items.map((item) => ({ ...item, state: 'approved' as const })) }],
    ['the moment', { asOf: '2022-01-23T08:00:00.000Z' }],
    ['a claim taken out', { items: report.items.slice(1) }],
    ['a definition', { definitions: report.definitions.slice(1) }],
  ])('tells that %s was changed', (_, change) => {
    expect(isIntact({ ...report, ...change })).toBe(false);
  });

  it('is of nothing that the schema does not name: the report drops it', () => {
    const source = sourceOf(sampleDesk());
    const claims = source.claims.map((claim) => ({ ...claim, secret: 'x' }));
    const more = reportFor('admin', { ...source, claims });
    expect(JSON.stringify(more)).not.toContain('secret');
    expect(more.hash).toBe(reportFor('admin', source).hash);
  });
});

describe('what is asked for', () => {
  const desk = sampleDesk();
  keepAll(desk);
  const source = sourceOf(desk);
  const [hedged, denied] = source.assessments;
  const days = new Map([
    [hedged?.id, '2022-01-05T18:00:00.000Z'],
    [denied?.id, '2022-01-07T08:00:00.000Z'],
  ]);
  const dated = {
    ...source,
    assessments: source.assessments.map((one) => ({ ...one, asOf: days.get(one.id) ?? one.asOf })),
  };
  const claims = (asked: ReportAsked) =>
    reportFor('editor', dated, asked).items.map(({ claimId }) => claimId);

  it.each<[string, ReportAsked, string[]]>([
    ['in reading order', {}, [desk.hedged, desk.denied]],
    ['the newest first', { order: 'newest' }, [desk.denied, desk.hedged]],
    ['by verdict', { order: 'verdict' }, [desk.hedged, desk.denied]],
    ['without one', { without: [desk.hedged] }, [desk.denied]],
    // 18:00 UTC is the next day in Ho Chi Minh City.
    [
      'from a day of the desk',
      { selection: { ...everything, from: '2022-01-06' } },
      [desk.hedged, desk.denied],
    ],
    ['until a day of the desk', { selection: { ...everything, to: '2022-01-05' } }, []],
    [
      'between two days',
      { selection: { ...everything, from: '2022-01-06', to: '2022-01-06' } },
      [desk.hedged],
    ],
    ['approved alone, where nothing else is said', { selection: {} }, []],
  ])('%s', (_, asked, expected) => {
    expect(claims(asked)).toEqual(expected);
  });

  it('is counted where it is left out, and not named, not through a link either', () => {
    const { version } = claimOf(desk, desk.hedged);
    const link = { id: newId(), fromId: desk.hedged, version, toId: desk.denied, kind: 'contradicts' };
    desk.perform('claim.link', link);
    const report = reportFor('editor', sourceOf(desk), { without: [desk.denied] });
    expect(report).toMatchObject({ leftOut: 1, items: [{ claimId: desk.hedged, links: [] }] });
    expect(JSON.stringify(report)).not.toContain(desk.denied);
  });

  it('shows grades, and hides searches, contacts and confidence, where that is asked', () => {
    const show = { grades: true, searches: false, contacts: false, confidence: false };
    const [item] = reportFor('editor', source, { show }).items;
    expect(item).toMatchObject({ searches: [], contacts: [], confidence: null });
    expect(item?.evidence.items[0]?.grades).toEqual({ reliability: 'B', credibility: 2 });
  });

  it('has its own title and byline', () => {
    expect(reportFor('editor', source, { title: ' Tựa ', byline: 'Ban Thời sự' })).toMatchObject({
      title: 'Tựa',
      byline: 'Ban Thời sự',
    });
  });

  it('is refused to who may not see what is not approved', () => {
    const asking = { reader: reader('checker'), at: '2022-01-22T08:00:00.000Z', wording };
    for (const selection of [everything, { states: ['proposed' as const] }, { unassessed: true }])
      expect(() => buildReport(source, ReportRequest.parse({ selection }), asking)).toThrow(
        'permission.denied',
      );
  });
});

describe('what is said of a claim', () => {
  const desk = sampleDesk();
  keepAll(desk);
  addNote(desk, 'Nguồn tin đã đính chính.', 'public');
  const { version } = claimOf(desk, desk.hedged);
  const link = { id: newId(), fromId: desk.hedged, version, toId: desk.denied, kind: 'contradicts' };
  desk.perform('claim.link', link);
  const source = approvedSource(desk);
  const show = { confidence: true, searches: true, contacts: true, grades: true };
  const asking = { reader: reader('editor'), at: '2022-01-22T09:00:00.000Z', wording };
  const plan = planReport(source, ReportRequest.parse({ selection: everything, show }), asking);

  /** Rows of which each has further columns, behind its own and before them. */
  const withColumns = (more: object): ReportSource => {
    const added = <Row extends object>(rows: readonly Row[]): Row[] =>
      rows.flatMap((row, i) => (i % 2 ? { ...row, ...fresh(more, row) } : { ...fresh(more, row), ...row }));
    const fresh = (columns: object, row: object) =>
      Object.fromEntries(Object.entries(columns).filter(([name]) => !(name in row)));
    return {
      ...source,
      ...{ claims: added(source.claims), occurrences: added(source.occurrences), notes: added(source.notes) },
      ...{
        assessments: added(source.assessments),
        links: added(source.links),
        reviews: added(source.reviews),
      },
      ...{ evidence: added(source.evidence), searches: added(source.searches) },
      ...{ contacts: added(source.contacts), corrections: added(source.corrections) },
      versions: added(source.versions),
    };
  };
  const printed = (one: ReportSource) => plannedClaims(one, plan, plan);

  it('has something of everything', () => {
    const [item] = printed(source).items;
    const { notes, evidence, searches, contacts, corrections, links, approvedBy } = item ?? {};
    const lists = [notes, evidence?.items, searches, contacts, corrections, links, approvedBy];
    expect(lists.map((list) => list?.length)).not.toContain(0);
    expect(printed(source).notAssessed).toHaveLength(1);
  });

  it('is what its schema names, in its order, whatever else the rows hold', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (columns) => {
        const { items, notAssessed } = printed(withColumns({ ...columns, email: 'checker-a@example.org' }));
        for (const one of items) expect(JSON.stringify(one)).toBe(JSON.stringify(ReportItem.parse(one)));
        for (const one of notAssessed)
          expect(JSON.stringify(one)).toBe(JSON.stringify(UnassessedItem.parse(one)));
        expect(items).toEqual(printed(source).items);
      }),
    ));
});
