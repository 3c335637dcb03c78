/** A small desk and the report that is built from it, for the tests of reports and of the formats they are written in. */
import type { Article, ArticleVersion } from './article';
import { sha256 } from './hash';
import { newId } from './ids';
import type { Actor, Role } from './permissions';
import type { Report } from './report';
import { buildReport } from './report-build';
import { allowedTo, everything, type ReportAsked, ReportRequest } from './report-request';
import type { PublicContact, PublicNote, PublicSearch, ReportSource } from './report-source';
import { splitSentences } from './sentences';
import { sandbox } from './testing';
import type { VerbName } from './verbs';
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

/** What may be printed of a claim says so; what may not is told by one word. */
export const INTERNAL = 'deputy';

/** Keep for the airspace claim three links of two origins, and of all else one that is public and one that is not. */
export const keepAll = (desk: SampleDesk): void => {
  const keep = (verb: VerbName, input: object) => {
    const version = desk.records().claim.get(desk.hedged)?.version;
    desk.perform(verb, { id: newId(), claimId: desk.hedged, version, ...input });
  };
  const seen = { accessedAt: '2022-01-06T08:00:00.000Z', quote: 'Tin chưa được xác nhận.' };
  const known = { sourceKind: 'agency', stance: 'supports', directness: 'secondary', ...seen };
  const graded = { reliability: 'B', credibility: 2, note: `The ${INTERNAL} sent it.` };
  const place = {
    title: 'Bản tin sáng',
    publishedOn: '2022-01-06',
    archiveUrl: 'https://archive.example.org/1',
  };
  keep('evidence.add', { ...known, ...place, ...graded, publisher: 'Hãng A', url: 'https://example.org/a' });
  keep('evidence.add', { ...known, publisher: 'Báo B', document: 'Công văn 12', stance: 'contradicts' });
  keep('evidence.add', { ...known, publisher: 'Báo C', url: 'https://example.org/a', directness: 'primary' });
  const looked = { place: 'Cổng thông tin', searchedAt: seen.accessedAt, outcome: 'nothing' };
  keep('search.log', { ...looked, lookedFor: 'phòng không Kazakhstan', visibility: 'public' });
  keep('search.log', { ...looked, lookedFor: `who the ${INTERNAL} is` });
  const asked = { channel: 'email', attemptedAt: seen.accessedAt, outcome: 'answered' };
  keep('contact.log', {
    ...asked,
    contacted: 'Bộ Quốc phòng',
    response: 'Không bình luận.',
    visibility: 'public',
  });
  keep('contact.log', { ...asked, contacted: `The ${INTERNAL}`, response: 'Yes.' });
  keep('comment.add', { text: `Ask the ${INTERNAL} again.`, mentions: [] });
};

/** The desk's rows with the airspace claim approved by a second person, and corrected since. */
export const approvedSource = (desk: SampleDesk): ReportSource => {
  const source = sourceOf(desk);
  const standing = desk.records().claim.get(desk.hedged)?.assessmentId ?? '';
  const own = { claimId: desk.hedged, createdAt: at };
  const hash = sha256('what was printed');
  return {
    ...source,
    assessments: source.assessments.map((one) =>
      one.id === standing ? { ...one, hash, state: 'approved', submittedAt: at } : one,
    ),
    reviews: [
      {
        ...{ ...own, id: newId(), assessmentId: standing, reviewerId: 'checker-b', hash, opinionId: null },
        ...{ decision: 'approved', reason: null, comment: `The ${INTERNAL} agrees.` },
      },
    ],
    corrections: [
      {
        ...{ ...own, id: newId(), kind: 'substantial', reason: 'Có văn bản mới.', authorId: 'checker-b' },
        ...{
          before: { verdict: 'confirmed' },
          after: { verdict: 'unconfirmed' },
          fromHash: hash,
          toHash: hash,
        },
      },
    ],
  };
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
  boundaries: {},
  origin: 'import',
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

/** Words that stand for those of a desk. */
export const wording = {
  language: 'en' as const,
  title: 'Bàn Quốc tế: what is confirmed, and what is not',
  publisher: 'Bàn Quốc tế',
  byline: null,
  show: { confidence: true, searches: true, contacts: true, grades: false },
  method: 'Word for word.',
  verdicts: Object.fromEntries(Verdict.options.map((one) => [one, `${one}.`])) as Record<Verdict, string>,
  bases: Object.fromEntries(Basis.options.map((one) => [one, `${one}.`])) as Record<Basis, string>,
};

/** The report of the source as this role reads it, always at the same moment: all that it may ask for, unless said. */
export const reportFor = (
  role: Role,
  source: ReportSource,
  asked: ReportAsked = {},
  language: Report['language'] = 'en',
): Report => {
  const request = ReportRequest.parse({ selection: everything, ...asked });
  const asking = { reader: reader(role), at, wording: { ...wording, language } };
  return buildReport(source, allowedTo(asking.reader, request), asking);
};
