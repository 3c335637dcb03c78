/** From the rows of a desk to its report. What the reader may not see is left out here, before any format is written. */
import { type Actor, assertCan } from './permissions';
import { type Definition, type Report, type ReportHead, sealed, totalsOf } from './report';
import { citedArticles, outlining } from './report-articles';
import { chosen } from './report-choice';
import { itemsOf } from './report-items';
import { isApprovedOnly, type ReportRequest, type ReportShow } from './report-request';
import {
  type Assessed,
  type AssessedKeys,
  byId,
  type Entry,
  type EntryKeys,
  type ReportKeys,
  type ReportSource,
} from './report-source';
import { type Basis, basesOf, Verdict } from './verdict';

/** The report's own words, in one language, as the desk has set them. */
export type Wording = {
  language: Report['language'];
  /** Of a report on more than one article. */
  title: string;
  publisher: string;
  byline: string | null;
  method: string;
  verdicts: Readonly<Record<Verdict, string>>;
  bases: Readonly<Record<Basis, string>>;
  show: ReportShow;
};

/** Who asks, and when (ISO 8601, UTC). */
export type Asking = { reader: Actor & { kind: 'person' }; at: string; wording: Wording };

/** Which claims a report will hold, under which numbers, and all that it says before them. */
export type ReportPlan = {
  readonly head: ReportHead;
  readonly assessed: readonly AssessedKeys[];
  readonly unassessed: readonly EntryKeys[];
  /** Left out by hand. */
  readonly leftOut: readonly EntryKeys[];
  readonly request: ReportRequest;
  readonly numberOf: ReadonlyMap<string, number>;
};

/**
 * Choose the claims and put them in order, without looking at their words.
 *
 * @throws DomainError permission.denied when it is asked for more than this reader may see
 */
export const planReport = (
  source: ReportKeys,
  request: ReportRequest,
  { reader, at, wording }: Asking,
): ReportPlan => {
  if (!isApprovedOnly(request.selection)) assertCan(reader, 'report.unapproved');
  const { assessed, unassessed, leftOut, withheld } = chosen(source, request, reader);
  const articles = citedArticles(source, request, [...assessed, ...unassessed]);
  const kind = kindOf(request);
  const head: ReportHead = {
    format: 'verimark-report-1',
    kind,
    desk: source.desk.name,
    publisher: wording.publisher,
    title: request.title ?? (kind === 'article' ? (articles[0]?.title ?? '') : wording.title),
    published: null,
    byline: request.byline ?? wording.byline,
    asOf: at,
    timeZone: source.desk.timeZone,
    generatedBy: { name: reader.name, role: reader.role },
    language: wording.language,
    selection: request.selection,
    order: request.order,
    show: request.show ?? wording.show,
    articles,
    method: wording.method,
    definitions: definitionsIn(wording),
    totals: totalsOf(assessed.map(({ assessment }) => assessment)),
    leftOut: leftOut.length,
    withheld,
  };
  const numberOf = new Map(assessed.map(({ claim }, i) => [claim.id, i + 1]));
  return { head, assessed, unassessed, leftOut, request, numberOf };
};

/** What a report says of some of the claims that were planned; `source` has their rows. */
export const plannedClaims = (
  source: Omit<ReportSource, 'desk' | 'articles'>,
  { head: { articles, show }, request, numberOf }: ReportPlan,
  { assessed, unassessed }: Pick<ReportPlan, 'assessed' | 'unassessed'>,
): Pick<Report, 'items' | 'notAssessed'> => {
  const outline = outlining(source, articles);
  const whole = completing(source);
  const entries = assessed.flatMap(whole).filter(hasVerdict);
  const items = itemsOf(source, entries, { request, show, outline, numberOf });
  return { items, notAssessed: unassessed.flatMap(whole).map(outline) };
};

const hasVerdict = (entry: Entry): entry is Assessed => entry.assessment !== null;

/** What was planned by its keys, with its words. */
const completing = (source: Pick<ReportSource, 'claims' | 'occurrences' | 'assessments'>) => {
  const claims = byId(source.claims);
  const occurrences = byId(source.occurrences);
  const assessments = byId(source.assessments);
  return (entry: EntryKeys): Entry[] => {
    const claim = claims.get(entry.claim.id);
    if (!claim) return [];
    const places = entry.occurrences.flatMap(({ id }) => occurrences.get(id) ?? []);
    const assessment = entry.assessment && (assessments.get(entry.assessment.id) ?? null);
    return [{ claim, occurrences: places, assessment }];
  };
};

/**
 * Build the report that is asked for of rows that are all at hand, and seal it with its hash. What was taken back is not
 * in it.
 *
 * @throws DomainError permission.denied when it is asked for more than this reader may see
 */
export const buildReport = (source: ReportSource, request: ReportRequest, asking: Asking): Report => {
  const kept = live(source);
  const plan = planReport(kept, request, asking);
  return sealed({ ...plan.head, ...plannedClaims(kept, plan, plan) });
};

const isLive = ({ deletedAt }: { deletedAt: string | null }): boolean => deletedAt === null;

const live = (source: ReportSource): ReportSource => ({
  ...source,
  articles: source.articles.filter(isLive),
  claims: source.claims.filter(isLive),
  occurrences: source.occurrences.filter(isLive),
  assessments: source.assessments.filter(isLive),
  notes: source.notes.filter(isLive),
  links: source.links.filter(isLive),
  evidence: source.evidence.filter(isLive),
  searches: source.searches.filter(isLive),
  contacts: source.contacts.filter(isLive),
});

const kindOf = ({ articleIds }: ReportRequest): Report['kind'] => {
  if (articleIds.length === 0) return 'desk';
  return articleIds.length === 1 ? 'article' : 'articles';
};

export const definitionsIn = (wording: Wording): Definition[] =>
  Verdict.options.map((verdict) => ({
    verdict,
    text: wording.verdicts[verdict],
    bases: basesOf[verdict].map((basis) => ({ basis, text: wording.bases[basis] })),
  }));
