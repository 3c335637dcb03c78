/** Claims made up for the tests of this folder. */
import type { Claim, Occurrence } from '@/lib/domain/claim';
import type { Verdict } from '@/lib/domain/verdict';
import type { ClaimView } from './contract';
import type { Place } from './marks';

const at = '2026-01-01T00:00:00.000Z';
const by = { createdAt: at, createdById: 'person', deletedAt: null };
let made = 0;

export const occurrenceAt = (start: number, end: number, claimId: string): Occurrence => ({
  id: `occurrence-${claimId}-${start}`,
  claimId,
  articleId: 'article',
  versionId: 'version',
  start,
  end,
  exact: '',
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
  ...by,
});

const claimOf = (id: string, layer: Claim['layer']): Claim => ({
  id,
  statement: id,
  shortText: id,
  type: null,
  layer,
  subjects: [],
  claimDate: null,
  place: null,
  language: 'vi',
  sourceName: null,
  sourceKind: null,
  assessmentId: null,
  mergedIntoId: null,
  version: 1,
  ...by,
});

export const viewAt = (
  ranges: readonly (readonly [start: number, end: number])[],
  verdict: Verdict | null,
  layer: Claim['layer'] = 'content',
): ClaimView => {
  made += 1;
  const id = `claim-${made}`;
  return {
    claim: claimOf(id, layer),
    number: made,
    here: ranges.map(([start, end]) => occurrenceAt(start, end, id)),
    elsewhere: [],
    assessment: null,
    verdict,
    notes: [],
    evidence: [],
    links: [],
    partner: null,
  };
};

export const placeAt = (start: number, end: number, verdict: Verdict | null): Place => ({
  view: viewAt([[start, end]], verdict),
  occurrence: occurrenceAt(start, end, `claim-${made}`),
});
