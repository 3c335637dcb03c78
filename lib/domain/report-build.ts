/** From the rows of a desk to its report. What the reader may not see is left out here, before any format is written. */
import { type Actor, assertCan } from './permissions';
import { type Definition, type Report, sealed, totalsOf } from './report';
import { citedArticles, outlining } from './report-articles';
import { chosen } from './report-choice';
import { itemsOf } from './report-items';
import { isApprovedOnly, type ReportRequest, type ReportShow } from './report-request';
import type { ReportSource } from './report-source';
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

/**
 * Build the report that is asked for, and seal it with its hash.
 *
 * @throws DomainError permission.denied when it is asked for more than this reader may see
 */
export const buildReport = (
  source: ReportSource,
  request: ReportRequest,
  { reader, at, wording }: Asking,
): Report => {
  if (!isApprovedOnly(request.selection)) assertCan(reader, 'report.unapproved');
  const show = request.show ?? wording.show;
  const { assessed, unassessed, leftOut, withheld } = chosen(source, request, reader);
  const articles = citedArticles(source, request, [...assessed, ...unassessed]);
  const outline = outlining(source, articles);
  const items = itemsOf(source, assessed, { request, show, outline });
  const kind = kindOf(request);
  return sealed({
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
    show,
    articles,
    method: wording.method,
    definitions: definitionsIn(wording),
    totals: totalsOf(items),
    items,
    notAssessed: unassessed.map(outline),
    leftOut: leftOut.length,
    withheld,
  });
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
