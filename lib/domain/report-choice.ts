/** Which claims a report holds, in which order, and which it does not. */
import type { Article } from './article';
import { type Actor, can } from './permissions';
import type { ReportOrder, ReportRequest, Selection } from './report-request';
import { type AssessedKeys, byClaim, type EntryKeys, type ReportKeys } from './report-source';
import { dayIn } from './trends';
import { type AssessmentState, Verdict } from './verdict';

/** What was asked for and is there: with a verdict, without one, and left out by hand. */
export type Choice = {
  readonly assessed: readonly AssessedKeys[];
  readonly unassessed: readonly EntryKeys[];
  readonly leftOut: readonly EntryKeys[];
  /** Approved claims that cannot be relied on, and that this reader is told no more of. */
  readonly withheld: number;
};

/** The claims of a report, in its order. */
export const chosen = (source: ReportKeys, request: ReportRequest, reader: Actor): Choice => {
  const entries = entriesOf(source, request);
  const isAskedFor = asking(request.selection, source.desk.timeZone);
  const asked = entries.filter(({ assessment }) => isAskedFor(assessment));
  const without = new Set(request.without);
  const [leftOut, kept] = [asked.filter(isIn(without)), asked.filter((entry) => !isIn(without)(entry))];
  const found = kept.filter(isAssessed);
  // Who only reads is told nothing of a claim that cannot be relied on; who works on it sees why.
  const sound = can(reader, 'review.read')
    ? found
    : found.filter(({ claim }) => !source.unsound.has(claim.id));
  return {
    assessed: inOrder(sound, request.order),
    unassessed: kept.filter((entry) => !isAssessed(entry)),
    leftOut,
    withheld: found.length - sound.length,
  };
};

const isIn =
  (ids: ReadonlySet<string>) =>
  ({ claim }: EntryKeys) =>
    ids.has(claim.id);

const isAssessed = (entry: EntryKeys): entry is AssessedKeys => entry.assessment !== null;

/** Whether a claim with this verdict, or without any, is asked for. */
export const asking = ({ verdicts, states, unassessed, from, to }: Selection, timeZone: string) => {
  const isWithin = (at: string): boolean => {
    if (from === null && to === null) return true;
    const day = dayIn(new Date(at), timeZone);
    return day >= (from ?? day) && day <= (to ?? day);
  };
  return (assessment: EntryKeys['assessment']): boolean =>
    assessment
      ? verdicts.includes(assessment.verdict) &&
        states.includes(assessment.state) &&
        isWithin(assessment.asOf)
      : unassessed;
};

/** Articles as listed; those that were asked for come first, in the order in which they were. */
export const listed = (source: Pick<ReportKeys, 'articles'>, { articleIds }: ReportRequest): Article[] => {
  const place = new Map(articleIds.map((id, i) => [id, i]));
  const placeOf = ({ id }: Article) => place.get(id) ?? place.size;
  return source.articles.toSorted((a, b) => placeOf(a) - placeOf(b));
};

type Passage = EntryKeys['occurrences'][number];

/** All claims that stand in the articles asked for, in reading order, whatever their verdict is. */
export const entriesOf = (source: ReportKeys, request: ReportRequest): EntryKeys[] => {
  const articles = listed(source, request);
  const rank = new Map(articles.map(({ id }, i) => [id, i]));
  const asked = request.articleIds.length > 0 ? new Set<string>(request.articleIds) : null;
  const place = (one: Passage) => rank.get(one.articleId) ?? rank.size;
  const reading = (a: Passage, b: Passage) => place(a) - place(b) || a.start - b.start || b.end - a.end;
  const passages = byClaim(source.occurrences.filter(({ articleId }) => rank.has(articleId)));
  const age = ({ claim }: EntryKeys) => `${claim.createdAt} ${claim.id}`;
  const standing = standingVerdicts(source);
  return source.claims
    .flatMap((claim) => {
      const occurrences = (passages.get(claim.id) ?? []).toSorted(reading);
      const first = occurrences[0];
      if (!first || (asked && !asked.has(first.articleId))) return [];
      return [{ claim, occurrences, first, assessment: standing.get(claim.id) ?? null }];
    })
    .toSorted((a, b) => reading(a.first, b.first) || (age(a) < age(b) ? -1 : 1));
};

/** By claim id: the verdict it has. */
export const standingVerdicts = <Verdict extends { id: string; claimId: string }>({
  claims,
  assessments,
}: {
  claims: readonly { assessmentId: string | null }[];
  assessments: readonly Verdict[];
}): Map<string, Verdict> => {
  const standing = new Set(claims.map(({ assessmentId }) => assessmentId));
  return new Map(assessments.filter(({ id }) => standing.has(id)).map((one) => [one.claimId, one]));
};

const compare: Readonly<Record<ReportOrder, (a: AssessedKeys, b: AssessedKeys) => number>> = {
  reading: () => 0,
  verdict: (a, b) => rankOf(a) - rankOf(b),
  newest: (a, b) =>
    a.assessment.asOf === b.assessment.asOf ? 0 : a.assessment.asOf < b.assessment.asOf ? 1 : -1,
};

const rankOf = ({ assessment }: AssessedKeys): number => Verdict.options.indexOf(assessment.verdict);

/** Sorting keeps the reading order among equals. */
const inOrder = (entries: readonly AssessedKeys[], order: ReportOrder): AssessedKeys[] =>
  entries.toSorted(compare[order]);

/** How many claims of the articles asked for have come how far; `unassessed`: those without verdict. */
export type Standings = Readonly<Record<AssessmentState | 'unassessed', number>>;

/** What there is to choose from, for who works on it; who only reads is told of approved claims alone. */
export const standingsOf = (source: ReportKeys, request: ReportRequest, reader: Actor): Standings => {
  const all = entriesOf(source, request);
  const entries = can(reader, 'review.read')
    ? all
    : all.filter(
        ({ claim, assessment }) => assessment?.state === 'approved' && !source.unsound.has(claim.id),
      );
  const count = (state: AssessmentState | null) =>
    entries.filter(({ assessment }) => (assessment?.state ?? null) === state).length;
  const [proposed, submitted, approved, sent_back, withdrawn] = [
    count('proposed'),
    count('submitted'),
    count('approved'),
    count('sent_back'),
    count('withdrawn'),
  ];
  return { proposed, submitted, approved, sent_back, withdrawn, unassessed: count(null) };
};
