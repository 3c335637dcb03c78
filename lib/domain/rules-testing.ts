/** Cases for the tests of the rules: one claim that would pass every rule as confirmed, to be changed in one place. */
import type { Claim, Occurrence } from './claim';
import type { ContactAttempt } from './contact';
import { plainDesk } from './desk-rules';
import type { Evidence } from './evidence';
import type { SourcingNote } from './note';
import type { Case } from './rules-case';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

const at = '2022-01-22T08:00:00.000Z';
const stamp = { createdAt: at, createdById: 'checker-a', deletedAt: null };

export const aClaim = (more: Partial<Claim> = {}): Claim => ({
  id: 'claim',
  statement: 'Quân đội đã tới sân bay.',
  shortText: 'Quân đội đã tới sân bay',
  type: 'event',
  layer: 'content',
  subjects: [],
  claimDate: null,
  place: null,
  language: 'vi',
  sourceName: null,
  sourceKind: null,
  assessmentId: 'assessment',
  mergedIntoId: null,
  version: 1,
  ...stamp,
  ...more,
});

export const aPassage = (more: Partial<Occurrence> = {}): Occurrence => ({
  id: 'passage',
  claimId: 'claim',
  articleId: 'article-0',
  versionId: 'version-0',
  start: 0,
  end: 24,
  exact: 'Quân đội đã tới sân bay.',
  prefix: '',
  suffix: '',
  anchorState: 'exact',
  cueText: null,
  cueStart: null,
  cueEnd: null,
  cueClass: null,
  anchorScore: null,
  lookAgain: false,
  seenVersionId: null,
  seenStart: null,
  seenEnd: null,
  annotation: null,
  ...stamp,
  ...more,
});

let items = 0;

/** An item with an address, a name and a snapshot of its own; secondary support unless something else is said. */
export const anItem = (more: Partial<Evidence> = {}): Evidence => {
  const id = `item-${++items}`;
  return {
    id,
    claimId: 'claim',
    url: `https://example.org/${id}`,
    document: null,
    articleId: null,
    versionId: null,
    start: null,
    end: null,
    sourceKind: 'named',
    sourceName: null,
    sourceId: null,
    publisher: 'Báo Mẫu',
    title: null,
    author: null,
    publishedOn: null,
    accessedAt: at,
    quote: 'Quân đội đã tới sân bay.',
    stance: 'supports',
    directness: 'secondary',
    originId: null,
    reliability: null,
    credibility: null,
    archiveUrl: null,
    snapshotId: `snapshot-${id}`,
    note: '',
    editedAt: null,
    ...stamp,
    ...more,
  };
};

export const anAssessment = (more: Partial<Assessment> = {}): Assessment => ({
  id: 'assessment',
  claimId: 'claim',
  authorId: 'checker-a',
  state: 'proposed',
  verdict: 'confirmed',
  basis: null,
  confidence: null,
  rationale: '',
  whatWouldChangeIt: '',
  asOf: at,
  independent: true,
  reasons: {},
  guideline: null,
  hash: null,
  submittedAt: null,
  createdAt: at,
  deletedAt: null,
  ...more,
});

export const aSearch: SearchLogEntry = {
  id: 'search',
  claimId: 'claim',
  authorId: 'checker-a',
  lookedFor: 'sân bay',
  place: 'Trang của chính phủ',
  searchedAt: at,
  outcome: 'nothing',
  result: '',
  visibility: 'internal',
  createdAt: at,
  editedAt: null,
  deletedAt: null,
};

export const aContact: ContactAttempt = {
  id: 'contact',
  claimId: 'claim',
  authorId: 'checker-a',
  contacted: 'Bộ Quốc phòng',
  channel: 'email',
  attemptedAt: at,
  outcome: 'pending',
  response: '',
  visibility: 'internal',
  createdAt: at,
  editedAt: null,
  deletedAt: null,
};

export const aNote = (text: string, visibility: SourcingNote['visibility']): SourcingNote => ({
  id: 'note',
  claimId: 'claim',
  authorId: 'checker-a',
  text,
  visibility,
  createdAt: at,
  editedAt: null,
  deletedAt: null,
});

/** Changes to the case; those of the claim and the assessment are laid over the plain ones. */
export type Changed = Partial<Omit<Case, 'claim' | 'assessment'>> & {
  claim?: Partial<Claim>;
  assessment?: Partial<Assessment>;
};

/** Three independent items support the claim, nothing else is kept; someone else than its author asks. */
export const aCase = ({ claim, assessment, ...more }: Changed = {}): Case => ({
  claim: aClaim(claim),
  assessment: anAssessment(assessment),
  occurrences: [aPassage()],
  evidence: [anItem(), anItem(), anItem()],
  searches: [],
  contacts: [],
  notes: [],
  links: [],
  opinions: [],
  carriers: new Set(['article-0']),
  addresses: new Set(['https://example.org/article-0']),
  by: 'editor',
  desk: plainDesk,
  interests: [],
  editors: new Set(),
  tampered: new Set(),
  printed: () => 'hash',
  ...more,
});
