/** A small desk and the report that is built from it, for the tests of reports and of the formats they are written in. */
import type { Article, ArticleVersion } from './article';
import { sha256 } from './hash';
import { newId } from './ids';
import type { Actor, Role } from './permissions';
import type { Report } from './report';
import {
  buildReport,
  everything,
  type PublicContact,
  type PublicNote,
  type PublicSearch,
  type ReportRequest,
  type ReportSource,
} from './report-build';
import { splitSentences } from './sentences';
import { sandbox } from './testing';
import { Basis, Verdict } from './verdict';

export const airspace =
  'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân, để chiếm quyền kiểm soát vùng trời của Kazakhstan; tuy nhiên hiện tại thông tin này vẫn chưa được xác nhận.';
export const washington =
  'Nga cáo buộc Mỹ đứng sau bạo loạn. Những cáo buộc như vậy đã bị Washington bác bỏ.';
export const capital = 'Lực lượng bạo loạn đã chiếm phần lớn các cơ sở công quyền ở Thủ đô Alma-Ata.';
const text = `${airspace} ${washington} ${capital}`;

const at = '2022-01-22T08:00:00.000Z';

type Sandbox = ReturnType<typeof sandbox>;

/** A desk with the airspace and the Washington claims judged, and the capital claim waiting. */
export const sampleDesk = () => {
  const desk = sandbox(text);
  const hedged = desk.draft(airspace);
  const denied = desk.draft(washington);
  const waiting = desk.draft('Thủ đô Alma-Ata');
  desk.perform('verdict.give', {
    ...{ id: newId(), claimId: hedged, version: 1, verdict: 'unconfirmed', basis: 'anonymous_only' },
    ...{ rationale: 'Chính bài báo nói tin chưa được xác nhận.', whatWouldChangeIt: 'Một quan chức có tên.' },
  });
  desk.perform('verdict.give', { id: newId(), claimId: denied, version: 1, verdict: 'disputed' });
  return { ...desk, hedged, denied, waiting, records: () => desk.records };
};

export type SampleDesk = ReturnType<typeof sampleDesk>;

export const reader = (role: Role): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: 'checker-a',
  name: 'Checker A',
  deskId: 'desk',
  role,
});

const articleOf = (desk: Pick<Sandbox, 'articleId'>): Article => ({
  id: desk.articleId,
  title: 'Tình hình Kazakhstan',
  titleGiven: true,
  byline: null,
  publisher: null,
  agency: null,
  url: 'https://example.org/kazakhstan',
  language: 'vi',
  publishedOn: '2022-01',
  fileName: '000_be9c6d21626579b7.txt',
  currentNumber: 1,
  version: 1,
  createdAt: at,
  deletedAt: null,
});

const versionOf = (desk: Pick<Sandbox, 'articleId' | 'versionId'>): ArticleVersion => ({
  id: desk.versionId,
  articleId: desk.articleId,
  number: 1,
  text,
  sha256: sha256(text),
  sourceSha256: sha256(text),
  sentences: splitSentences(text, 'vi').flatMap(({ start, end }) => [start, end]),
  importedAt: at,
});

/** The desk's rows as a report reads them. */
export const sourceOf = (desk: SampleDesk, more: Partial<ReportSource> = {}): ReportSource => {
  const records = desk.records();
  return {
    desk: { name: 'Bàn Quốc tế', timeZone: 'Asia/Ho_Chi_Minh' },
    articles: [articleOf(desk)],
    versions: [versionOf(desk)],
    claims: [...records.claim.values()],
    occurrences: [...records.occurrence.values()],
    assessments: [...records.assessment.values()],
    notes: [...records.note.values()].filter((note): note is PublicNote => note.visibility === 'public'),
    links: [...records.link.values()],
    evidence: [...records.evidence.values()],
    snapshots: new Map(),
    searches: [...records.search.values()].filter((one): one is PublicSearch => one.visibility === 'public'),
    contacts: [...records.contact.values()].filter(
      (one): one is PublicContact => one.visibility === 'public',
    ),
    reviews: [...records.review.values()],
    corrections: [...records.correction.values()],
    unsound: new Map(),
    people: new Map([
      ['checker-a', 'Checker A'],
      ['checker-b', 'Checker B'],
    ]),
    ...more,
  };
};

const wording = {
  language: 'en' as const,
  method: 'Word for word.',
  verdicts: Object.fromEntries(Verdict.options.map((one) => [one, `${one}.`])) as Record<Verdict, string>,
  bases: Object.fromEntries(Basis.options.map((one) => [one, `${one}.`])) as Record<Basis, string>,
};

/** The report of the source as this role reads it, always at the same moment. */
export const reportFor = (
  role: Role,
  source: ReportSource,
  request: Partial<ReportRequest> = {},
  language: Report['language'] = 'en',
): Report =>
  buildReport(
    source,
    { selection: everything, ...request },
    { reader: reader(role), at, wording: { ...wording, language } },
  );
