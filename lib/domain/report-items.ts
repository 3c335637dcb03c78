/**
 * What a report says of each claim: its verdict, what that rests on, and who stands for it. Each record names what it
 * takes, in the order of its schema: a row may hold more than is printed, and none of that gets through.
 */
import { restsOnOlder } from './carrying';
import type { Claim } from './claim';
import type { ContactAttempt } from './contact';
import { type Evidence, independent } from './evidence';
import type { SourcingNote } from './note';
import type { ReportEvidence, ReportItem, UnassessedItem } from './report';
import { printedCorrection } from './report-correction';
import { linking } from './report-links';
import type { ReportRequest, ReportShow } from './report-request';
import { type Assessed, byClaim, type Entry, type ReportSource } from './report-source';
import type { Review } from './review';
import { isLater } from './rules-case';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

type Source = Omit<ReportSource, 'desk' | 'articles'>;

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
  source: Source,
  assessed: readonly Assessed[],
  { request, show, outline, numberOf }: Asked,
): ReportItem[] => {
  const kept = keptOf(source, show);
  const linksOf = linking(source, request, numberOf);
  const nameOf = (id: string) => source.people.get(id) ?? '';
  return assessed.map((entry): ReportItem => {
    const { claim, assessment } = entry;
    const { id } = claim;
    const outlined = outline(entry);
    // Written out, engines make it in one go; a spread that thirty more fields follow costs five times as much.
    return {
      claimId: outlined.claimId,
      statement: outlined.statement,
      shortText: outlined.shortText,
      language: outlined.language,
      layer: outlined.layer,
      passages: outlined.passages,
      number: numberOf.get(id) ?? 0,
      type: claim.type,
      subjects: claim.subjects,
      claimDate: claim.claimDate,
      place: claim.place,
      source: speakerOf(claim),
      verdict: assessment.verdict,
      state: assessment.state,
      basis: assessment.basis,
      confidence: show.confidence ? assessment.confidence : null,
      rationale: assessment.rationale,
      whatWouldChangeIt: assessment.whatWouldChangeIt,
      assessedBy: nameOf(assessment.authorId),
      assessedAt: assessment.asOf,
      olderVersion: restsOnOlder(entry.occurrences),
      approvedBy: approvers(assessment, kept.reviews.get(id) ?? []).map((one) => ({
        name: nameOf(one.reviewerId),
        at: one.createdAt,
      })),
      hash: assessment.hash,
      unsound: source.unsound.get(id) ?? [],
      notes: (kept.notes.get(id) ?? []).map((note) => noteOf(note, nameOf(note.authorId))),
      evidence: evidenceOf(claim, kept.evidence.get(id) ?? [], { snapshots: source.snapshots, show }),
      searches: (kept.searches.get(id) ?? []).map(searchOf),
      contacts: (kept.contacts.get(id) ?? []).map(contactOf),
      corrections: (kept.corrections.get(id) ?? []).map((one) =>
        printedCorrection(one, nameOf(one.authorId)),
      ),
      links: linksOf(id),
    };
  });
};

/** What is kept of each claim and shown. */
const keptOf = (source: Source, show: ReportShow) => ({
  notes: byClaim(source.notes),
  evidence: byClaim(source.evidence),
  searches: byClaim(show.searches ? source.searches : []),
  contacts: byClaim(show.contacts ? source.contacts : []),
  reviews: byClaim(source.reviews),
  corrections: byClaim(source.corrections),
});

/** Who says it. The identity of an anonymous source lives in an internal note alone (VR-24). */
const speakerOf = ({ sourceName, sourceKind }: Claim): ReportItem['source'] =>
  sourceName || sourceKind
    ? { name: sourceKind === 'anonymous' ? null : sourceName, kind: sourceKind }
    : null;

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

const noteOf = (
  { text, editedAt, createdAt }: SourcingNote,
  author: string,
): ReportItem['notes'][number] => ({
  text,
  author,
  at: editedAt ?? createdAt,
});

const searchOf = (one: SearchLogEntry): ReportItem['searches'][number] => ({
  lookedFor: one.lookedFor,
  place: one.place,
  at: one.searchedAt,
  outcome: one.outcome,
  result: one.result,
});

const contactOf = (one: ContactAttempt): ReportItem['contacts'][number] => ({
  contacted: one.contacted,
  channel: one.channel,
  at: one.attemptedAt,
  outcome: one.outcome,
  response: one.response,
});

const evidenceOf = (
  claim: Claim,
  items: readonly Evidence[],
  { snapshots, show }: { snapshots: ReportSource['snapshots']; show: ReportShow },
): ReportItem['evidence'] => {
  const origins = independent(items).toSorted((a, b) => firstOf(items, a) - firstOf(items, b));
  return {
    links: items.length,
    origins: origins.length,
    items: items.map(
      (item): ReportEvidence => ({
        stance: item.stance,
        directness: item.directness,
        sourceKind: item.sourceKind,
        // Who an anonymous source is stands in a protected note alone (VR-24).
        sourceName: item.sourceKind === 'anonymous' ? null : item.sourceName,
        publisher: item.publisher,
        title: item.title,
        author: item.author,
        publishedOn: item.publishedOn,
        accessedAt: item.accessedAt,
        url: item.url,
        document: item.document,
        quote: item.quote,
        archiveUrl: item.archiveUrl,
        snapshotSha256: snapshots.get(item.snapshotId ?? '') ?? null,
        later: isLater(item, claim),
        origin: origins.findIndex((group) => group.includes(item)) + 1,
        grades: show.grades ? gradesOf(item) : null,
      }),
    ),
  };
};

/** Both or none (VR-13). */
const gradesOf = ({ reliability, credibility }: Evidence) =>
  reliability !== null && credibility !== null ? { reliability, credibility } : null;

/** Where the first of a group stands among all. */
const firstOf = (items: readonly Evidence[], group: readonly Evidence[]): number =>
  items.findIndex((item) => group.includes(item));
