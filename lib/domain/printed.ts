import type { Records } from './change';
import type { Claim } from './claim';
import { canonicalJson, sha256 } from './hash';
import type { Assessment } from './verdict';

/** All that a report would print of a claim: what a second person approves, and what an approval's hash covers. */
export type Printed = Readonly<Record<string, unknown>>;

const live = <T extends { claimId: string; deletedAt: string | null; createdAt: string; id: string }>(
  records: ReadonlyMap<string, T>,
  claimId: string,
): T[] =>
  [...records.values()]
    .filter((one) => one.claimId === claimId && !one.deletedAt)
    .sort((a, b) =>
      a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
    );

const isPublic = (one: { visibility: string }): boolean => one.visibility === 'public';

/** Times, ids of people and what only the desk sees are left out: they are not printed as the claim's. */
export const printedOf = (records: Records, claim: Claim, assessment: Assessment): Printed => ({
  statement: claim.statement,
  shortText: claim.shortText,
  type: claim.type,
  layer: claim.layer,
  subjects: claim.subjects,
  claimDate: claim.claimDate,
  place: claim.place,
  language: claim.language,
  source: { name: claim.sourceName, kind: claim.sourceKind },
  // Where the words stand is not printed: a new version that leaves them alone changes nothing.
  passages: live(records.occurrence, claim.id).map(({ articleId, exact, anchorState }) => ({
    articleId,
    exact,
    lost: anchorState === 'lost',
  })),
  verdict: assessment.verdict,
  basis: assessment.basis,
  confidence: assessment.confidence,
  rationale: assessment.rationale,
  whatWouldChangeIt: assessment.whatWouldChangeIt,
  evidence: live(records.evidence, claim.id).map(
    ({
      id: _,
      claimId: __,
      sourceId: ___,
      createdAt: ____,
      createdById: _____,
      editedAt: ______,
      deletedAt: _______,
      ...item
    }) => item,
  ),
  notes: live(records.note, claim.id)
    .filter(isPublic)
    .map(({ text }) => text),
  searchLog: live(records.search, claim.id)
    .filter(isPublic)
    .map(({ lookedFor, place, searchedAt, outcome, result }) => ({
      lookedFor,
      place,
      searchedAt,
      outcome,
      result,
    })),
  contacts: live(records.contact, claim.id)
    .filter(isPublic)
    .map(({ contacted, channel, attemptedAt, outcome, response }) => ({
      contacted,
      channel,
      attemptedAt,
      outcome,
      response,
    })),
});

/** SHA-256 over the canonical JSON of what is printed, hex. */
export const printedHash = (records: Records, claim: Claim, assessment: Assessment): string =>
  sha256(canonicalJson(printedOf(records, claim, assessment)));
