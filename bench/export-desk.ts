/** A desk with as many claims as asked, stored in bulk: verdicts of all states, sound where they are approved. */
import { insertRows, updateRows } from '../lib/data/bulk';
import { inTransaction, type Tx } from '../lib/data/client';
import { anEmptyDesk, aPerson } from '../lib/data/testing';
import type { Records } from '../lib/domain/change';
import { noRecords } from '../lib/domain/change';
import type { Claim, Occurrence } from '../lib/domain/claim';
import { plainDesk } from '../lib/domain/desk-rules';
import type { Evidence } from '../lib/domain/evidence';
import { findings } from '../lib/domain/findings';
import { sha256 } from '../lib/domain/hash';
import { newId } from '../lib/domain/ids';
import type { Actor } from '../lib/domain/permissions';
import { printedHash } from '../lib/domain/printed';
import { caseOf } from '../lib/domain/rules-case';
import type { SearchLogEntry } from '../lib/domain/search-log';
import { collationKey } from '../lib/domain/text';
import { type Assessment, type AssessmentState, type Basis, Verdict } from '../lib/domain/verdict';
import { sentencesOf } from './article';
import { textOf, titleOf } from './import-texts';

type Person = Actor & { kind: 'person' };

const PER_ARTICLE = 25;
/** Articles stored in one transaction. */
const TOGETHER = 40;

export type ExportDesk = {
  readonly deskId: string;
  readonly editor: Person;
  readonly checker: Person;
  readonly approved: number;
};

/** @param claims of which three fifths are approved, a fifth is submitted, a tenth proposed, a tenth without verdict */
export async function anExportDesk(claims: number): Promise<ExportDesk> {
  const deskId = await anEmptyDesk('Bàn kiểm chứng');
  const [checker, editor] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'editor')];
  let approved = 0;
  for (let n = 0; n * PER_ARTICLE < claims; n += TOGETHER) {
    const last = Math.min(n + TOGETHER, claims / PER_ARTICLE);
    const made = Array.from({ length: last - n }, (_, i) => madeArticle(n + i, { deskId, checker, editor }));
    await inTransaction((tx) => stored(tx, made));
    approved += made.flatMap(({ reviews }) => reviews).length;
  }
  return { deskId, editor, checker, approved };
}

type People = { readonly deskId: string; readonly checker: Person; readonly editor: Person };
type Made = ReturnType<typeof madeArticle>;

/** Milliseconds: each article is imported a minute after the one before. */
const timeOf = (n: number, seconds = 0): string =>
  new Date(Date.UTC(2022, 0, 7) + n * 60_000 + seconds * 1_000).toISOString();

function madeArticle(n: number, people: People) {
  const [articleId, versionId] = [newId(), newId()];
  const [title, text] = [titleOf(n), textOf(n, PER_ARTICLE)];
  const sentences = sentencesOf(text);
  const hash = sha256(text);
  const article = {
    ...{ id: articleId, deskId: people.deskId, title, titleKey: collationKey(title), publisher: 'Báo Mẫu' },
    ...{ url: `https://example.org/${n}`, language: 'vi', publishedOn: '2022-01-06', createdAt: timeOf(n) },
  };
  const version = {
    ...{ id: versionId, articleId, number: 1, text, sha256: hash, sourceSha256: hash, sentences, marks: [] },
    ...{ importedById: people.checker.userId, origin: 'import', importedAt: timeOf(n) },
  };
  const file = { sha256: hash, size: text.length, mediaType: 'text/plain', createdAt: timeOf(n) };
  const claims = Array.from({ length: PER_ARTICLE }, (_, i) => {
    const [start = 0, end = 0] = [sentences[2 * i], sentences[2 * i + 1]];
    return madeClaim(n * PER_ARTICLE + i, { articleId, versionId, text, start, end }, people);
  });
  const reviews = claims.flatMap(({ review }) => review ?? []);
  return { article, version, file, claims, reviews };
}

type Place = { articleId: string; versionId: string; text: string; start: number; end: number };

const states: readonly (AssessmentState | null)[] = [
  ...Array<AssessmentState>(6).fill('approved'),
  ...(['submitted', 'submitted', 'proposed', null] as const),
];
const stateOf = (n: number): AssessmentState | null => states[n % states.length] ?? null;
const bases = {
  confirmed: 'corroborated',
  unconfirmed: 'single_source',
  disputed: 'conflicting',
} as const satisfies Record<Verdict, Basis>;

function madeClaim(n: number, place: Place, { deskId, checker, editor }: People) {
  const [id, assessmentId, createdAt, createdById] = [
    newId(),
    newId(),
    timeOf(n / 25, n % 25),
    checker.userId,
  ];
  const [exact, state] = [place.text.slice(place.start, place.end), stateOf(n)];
  const verdict = Verdict.options[Math.floor(n / 7) % 3] ?? 'unconfirmed';
  const claim: Claim = {
    ...{ id, statement: exact, shortText: exact.slice(0, 70), type: 'event', layer: 'content', subjects: [] },
    ...{ claimDate: '2022-01-06', place: 'Almaty', language: 'vi', sourceName: null, sourceKind: null },
    ...{ assessmentId: state && assessmentId, mergedIntoId: null, version: 1, createdAt, createdById },
    deletedAt: null,
  };
  const occurrence: Occurrence = {
    ...{ id: newId(), claimId: id, articleId: place.articleId, versionId: place.versionId },
    ...{ start: place.start, end: place.end, exact, prefix: '', suffix: '', anchorState: 'exact' },
    ...{ cueText: null, cueStart: null, cueEnd: null, cueClass: null, anchorScore: null, lookAgain: false },
    ...{ seenVersionId: null, seenStart: null, seenEnd: null, annotation: null },
    ...{ createdAt, createdById, deletedAt: null },
  };
  const evidence = stancesOf(verdict).map((stance, i) =>
    anItem(id, { n, i, stance, createdAt, createdById }),
  );
  const search: SearchLogEntry = {
    ...{ id: newId(), claimId: id, authorId: checker.userId, lookedFor: `tin ${n}`, place: 'Cổng thông tin' },
    ...{ searchedAt: createdAt, outcome: 'nothing', result: '', visibility: 'public' },
    ...{ createdAt, editedAt: null, deletedAt: null },
  };
  const unsealed: Assessment = {
    ...{ id: assessmentId, claimId: id, authorId: checker.userId, state: state ?? 'proposed', verdict },
    ...{ basis: bases[verdict], confidence: 'moderate', whatWouldChangeIt: 'Một văn bản gốc của cơ quan.' },
    rationale: `Hai hãng tin độc lập đưa tin này theo cùng một hướng, lần lượt vào ngày ${(n % 28) + 1}.`,
    ...{ asOf: createdAt, independent: true, reasons: { 'VR-01': 'x', 'VR-03': 'x' }, guideline: null },
    ...{ hash: null, submittedAt: createdAt, createdAt, deletedAt: null },
  };
  const records: Records = {
    ...noRecords,
    claim: new Map([[id, claim]]),
    occurrence: new Map([[occurrence.id, occurrence]]),
    evidence: new Map(evidence.map((one) => [one.id, one])),
    search: new Map([[search.id, search]]),
  };
  const isSealed = state === 'approved' || state === 'submitted';
  const hash = isSealed ? printedHash(records, claim, unsealed) : null;
  const assessment = { ...unsealed, hash, submittedAt: isSealed ? createdAt : null };
  const review =
    state === 'approved'
      ? {
          ...{ id: newId(), claimId: id, assessmentId, reviewerId: editor.userId, hash: hash ?? '' },
          ...{ decision: 'approved', createdAt: timeOf(n / 25, 40), comment: '' },
        }
      : null;
  if (n < 100 && review) assertSound(records, claim, assessment);
  return {
    claim: { ...claim, deskId },
    occurrence,
    evidence,
    search,
    assessment,
    review,
    hasVerdict: state !== null,
  };
}

const stancesOf = (verdict: Verdict): Evidence['stance'][] => {
  if (verdict === 'confirmed') return ['supports', 'supports'];
  return verdict === 'disputed' ? ['supports', 'contradicts'] : [];
};

type Item = { n: number; i: number; stance: Evidence['stance']; createdAt: string; createdById: string };

const anItem = (claimId: string, { n, i, stance, createdAt, createdById }: Item): Evidence => ({
  ...{ id: newId(), claimId, url: `https://example.com/${n}/${i}`, document: null, articleId: null },
  ...{ versionId: null, start: null, end: null, sourceKind: 'named', sourceName: `Người phát ngôn ${i}` },
  ...{ sourceId: null, publisher: `Hãng tin ${n % 40} ${i}`, title: `Bản tin ngày ${n % 28}`, author: null },
  ...{ publishedOn: '2022-01-06', accessedAt: createdAt, stance, directness: 'secondary', originId: null },
  quote: `Nguồn tin cho biết sự việc số ${n} đã xảy ra đúng như thế, theo hai người có mặt tại chỗ.`,
  ...{ reliability: null, credibility: null, archiveUrl: `https://archive.example.com/${n}/${i}` },
  ...{ snapshotId: null, note: '', createdAt, createdById, editedAt: null, deletedAt: null },
});

/** A desk that may not be exported measures nothing. */
function assertSound(records: Records, claim: Claim, assessment: Assessment): void {
  const asking = { by: '', desk: plainDesk, interests: [], tampered: new Set<string>() };
  const found = findings(caseOf(records, claim, assessment, asking), 'export');
  const blocking = found.filter(({ level }) => level === 'block').map(({ rule }) => rule);
  if (blocking.length > 0) throw new Error(`${assessment.verdict} is not sound: ${blocking.join()}`);
}

/** What is stored of the claims, in an order in which all that is referred to is there. */
async function stored(tx: Tx, made: readonly Made[]): Promise<void> {
  const claims = made.flatMap((one) => one.claims);
  const judged = claims.flatMap(({ hasVerdict, assessment }) => (hasVerdict ? [assessment] : []));
  const standing = judged.map(({ id: assessmentId, claimId: id }) => ({ id, assessmentId }));
  await insertRows(
    tx,
    'Article',
    columns.article,
    made.map(({ article }) => article),
  );
  await insertRows(
    tx,
    'StoredFile',
    columns.file,
    made.map(({ file }) => file),
  );
  await insertRows(
    tx,
    'ArticleVersion',
    columns.version,
    made.map(({ version }) => version),
  );
  await insertRows(
    tx,
    'Claim',
    columns.claim,
    claims.map(({ claim }) => claim),
  );
  await insertRows(
    tx,
    'Occurrence',
    columns.occurrence,
    claims.map(({ occurrence }) => occurrence),
  );
  await insertRows(tx, 'Assessment', columns.assessment, judged);
  await updateRows(tx, 'Claim', { text: ['assessmentId'] }, standing);
  await insertRows(
    tx,
    'Evidence',
    columns.evidence,
    claims.flatMap(({ evidence }) => evidence),
  );
  await insertRows(
    tx,
    'SearchLogEntry',
    columns.search,
    claims.map(({ search }) => search),
  );
  await insertRows(
    tx,
    'Review',
    columns.review,
    made.flatMap(({ reviews }) => reviews),
  );
}

const columns = {
  article: {
    text: ['id', 'deskId', 'title', 'titleKey', 'publisher', 'url', 'language', 'publishedOn'],
    time: ['createdAt'],
  },
  file: { text: ['sha256', 'mediaType'], integer: ['size'], time: ['createdAt'] },
  version: {
    text: ['id', 'articleId', 'text', 'sha256', 'sourceSha256', 'importedById', 'origin'],
    ...{ integer: ['number'], json: ['sentences', 'marks'], time: ['importedAt'] },
  },
  claim: {
    text: [
      ...(['id', 'deskId', 'statement', 'shortText', 'type', 'layer', 'claimDate', 'place'] as const),
      ...(['language', 'createdById'] as const),
    ],
    ...{ integer: ['version'], json: ['subjects'], time: ['createdAt'] },
  },
  occurrence: {
    text: [
      ...(['id', 'claimId', 'articleId', 'versionId', 'exact', 'prefix', 'suffix'] as const),
      ...(['anchorState', 'createdById'] as const),
    ],
    ...{ integer: ['start', 'end'], boolean: ['lookAgain'], time: ['createdAt'] },
  },
  assessment: {
    text: [
      ...(['id', 'claimId', 'authorId', 'state', 'verdict', 'basis', 'confidence'] as const),
      ...(['rationale', 'whatWouldChangeIt', 'hash'] as const),
    ],
    ...{ boolean: ['independent'], json: ['reasons'], time: ['asOf', 'submittedAt', 'createdAt'] },
  },
  evidence: {
    text: [
      ...(['id', 'claimId', 'url', 'sourceKind', 'sourceName', 'publisher', 'title'] as const),
      ...(['publishedOn', 'quote', 'stance', 'directness', 'archiveUrl', 'note', 'createdById'] as const),
    ],
    time: ['accessedAt', 'createdAt'],
  },
  search: {
    text: ['id', 'claimId', 'authorId', 'lookedFor', 'place', 'outcome', 'result', 'visibility'],
    time: ['searchedAt', 'createdAt'],
  },
  review: {
    text: ['id', 'claimId', 'assessmentId', 'reviewerId', 'hash', 'decision', 'comment'],
    time: ['createdAt'],
  },
} as const;
