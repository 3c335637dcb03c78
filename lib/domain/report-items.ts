/** What a report says of each claim: its verdict, what that rests on, and who stands for it. */
import { restsOnOlder } from './carrying';
import type { Claim } from './claim';
import { type Evidence, independent } from './evidence';
import type { ReportItem, UnassessedItem } from './report';
import { printedCorrection } from './report-correction';
import { linking } from './report-links';
import type { ReportRequest, ReportShow } from './report-request';
import { type Assessed, byClaim, type Entry, live, type ReportSource } from './report-source';
import type { Review } from './review';
import { isLater } from './rules-case';
import type { Assessment } from './verdict';

/** What is asked for of each claim. */
type Asked = {
  request: ReportRequest;
  show: ReportShow;
  outline: (entry: Entry) => UnassessedItem;
  /** By claim id, of the whole report. */
  numberOf: ReadonlyMap<string, number>;
};

/** The numbered claims with their verdicts, in the order in which they are given. */
export const itemsOf = (
  source: Omit<ReportSource, 'desk' | 'articles'>,
  assessed: readonly Assessed[],
  { request, show, outline, numberOf }: Asked,
): ReportItem[] => {
  const notes = byClaim(live(source.notes));
  const linksOf = linking(source, request, numberOf);
  const nameOf = (id: string) => source.people.get(id) ?? '';
  const rest = restingOn(source, show, nameOf);
  return assessed.map((entry) => ({
    ...outline(entry),
    ...contextOf(entry.claim),
    ...verdictOf(entry.assessment, show),
    number: numberOf.get(entry.claim.id) ?? 0,
    assessedBy: nameOf(entry.assessment.authorId),
    olderVersion: restsOnOlder(entry.occurrences),
    notes: (notes.get(entry.claim.id) ?? []).map((note) => ({
      text: note.text,
      author: nameOf(note.authorId),
      at: note.editedAt ?? note.createdAt,
    })),
    ...rest(entry),
    links: linksOf(entry.claim.id),
  }));
};

/** What the verdict rests on, and who stands for it. */
const restingOn = (
  source: Omit<ReportSource, 'desk' | 'articles'>,
  show: ReportShow,
  nameOf: (id: string) => string,
) => {
  const evidence = byClaim(live(source.evidence));
  const searches = byClaim(show.searches ? live(source.searches) : []);
  const contacts = byClaim(show.contacts ? live(source.contacts) : []);
  const reviews = byClaim(source.reviews);
  const corrections = byClaim(source.corrections);
  return ({ claim, assessment }: Assessed) => ({
    approvedBy: approvers(assessment, reviews.get(claim.id) ?? []).map((one) => ({
      name: nameOf(one.reviewerId),
      at: one.createdAt,
    })),
    hash: assessment.hash,
    unsound: source.unsound.get(claim.id) ?? [],
    evidence: evidenceOf(claim, evidence.get(claim.id) ?? [], { snapshots: source.snapshots, show }),
    searches: (searches.get(claim.id) ?? []).map((one) => ({ ...one, at: one.searchedAt })),
    contacts: (contacts.get(claim.id) ?? []).map((one) => ({ ...one, at: one.attemptedAt })),
    corrections: (corrections.get(claim.id) ?? []).map((one) => printedCorrection(one, nameOf(one.authorId))),
  });
};

/** Who said yes since it was last submitted: an earlier yes was to other words. */
const approvers = ({ id, state, submittedAt }: Assessment, reviews: readonly Review[]): Review[] =>
  state === 'approved'
    ? reviews.filter(
        ({ assessmentId, decision, createdAt }) =>
          assessmentId === id &&
          (decision === 'approved' || decision === 'decided') &&
          createdAt >= (submittedAt ?? ''),
      )
    : [];

const evidenceOf = (
  claim: Claim,
  items: readonly Evidence[],
  { snapshots, show }: { snapshots: ReportSource['snapshots']; show: ReportShow },
): ReportItem['evidence'] => {
  const origins = independent(items).toSorted((a, b) => firstOf(items, a) - firstOf(items, b));
  return {
    links: items.length,
    origins: origins.length,
    items: items.map((item) => ({
      ...item,
      // Who an anonymous source is stands in a protected note alone (VR-24).
      sourceName: item.sourceKind === 'anonymous' ? null : item.sourceName,
      snapshotSha256: snapshots.get(item.snapshotId ?? '') ?? null,
      later: isLater(item, claim),
      grades: show.grades ? gradesOf(item) : null,
      origin: origins.findIndex((group) => group.includes(item)) + 1,
    })),
  };
};

/** Both or none (VR-13). */
const gradesOf = ({ reliability, credibility }: Evidence) =>
  reliability !== null && credibility !== null ? { reliability, credibility } : null;

/** Where the first of a group stands among all. */
const firstOf = (items: readonly Evidence[], group: readonly Evidence[]): number =>
  items.findIndex((item) => group.includes(item));

const verdictOf = (assessment: Assessment, show: ReportShow) => ({
  verdict: assessment.verdict,
  state: assessment.state,
  basis: assessment.basis,
  confidence: show.confidence ? assessment.confidence : null,
  rationale: assessment.rationale,
  whatWouldChangeIt: assessment.whatWouldChangeIt,
  assessedAt: assessment.asOf,
});

const contextOf = ({ type, subjects, claimDate, place, sourceName, sourceKind }: Claim) => ({
  type,
  subjects,
  claimDate,
  place,
  // The identity of an anonymous source lives in an internal note alone (VR-24).
  source:
    sourceName || sourceKind
      ? { name: sourceKind === 'anonymous' ? null : sourceName, kind: sourceKind }
      : null,
});
