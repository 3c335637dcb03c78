/** From the rows of a desk to its report. What the reader may not see is left out here, before any format is written. */
import { type Actor, assertCan } from './permissions';
import { type Definition, type Report, type ReportHead, sealed, totalsOf } from './report';
import { citedArticles, outlining } from './report-articles';
import { chosen } from './report-choice';
import { itemsOf } from './report-items';
import { isApprovedOnly, type ReportRequest, type ReportShow } from './report-request';
import type { Assessed, Entry, ReportSource } from './report-source';
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
  readonly assessed: readonly Assessed[];
  readonly unassessed: readonly Entry[];
  readonly request: ReportRequest;
  readonly numberOf: ReadonlyMap<string, number>;
};

/**
 * Choose the claims and put them in order. Of the source only what is chosen and sorted by is looked at: words of claims
 * may be missing.
 *
 * @throws DomainError permission.denied when it is asked for more than this reader may see
 */
export const planReport = (
  source: ReportSource,
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
  return { head, assessed, unassessed, request, numberOf };
};

/** What a report says of some of the claims that were planned, with their rows as a whole. */
export const plannedClaims = (
  source: Omit<ReportSource, 'desk' | 'articles'>,
  { head: { articles, show }, request, numberOf }: ReportPlan,
  { assessed, unassessed }: Pick<ReportPlan, 'assessed' | 'unassessed'>,
): Pick<Report, 'items' | 'notAssessed'> => {
  const outline = outlining(source, articles);
  const items = itemsOf(source, assessed, { request, show, outline, numberOf });
  return { items, notAssessed: unassessed.map(outline) };
};

/**
 * Build the report that is asked for, and seal it with its hash.
 *
 * @throws DomainError permission.denied when it is asked for more than this reader may see
 */
export const buildReport = (source: ReportSource, request: ReportRequest, asking: Asking): Report => {
  const plan = planReport(source, request, asking);
  return sealed({ ...plan.head, ...plannedClaims(source, plan, plan) });
};

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
