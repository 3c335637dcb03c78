import { Report } from '@/lib/domain/report';
import { jsonLine } from './report-json';

/**
 * The report as JSON Lines. `line` says what a line holds: the report without its lists comes first, then its articles,
 * its claims, and the claims without verdict. Together they are the record, without loss.
 *
 * @see https://jsonlines.org
 */
export function* reportJsonLines(report: Report): Generator<string> {
  yield* headLines(report);
  yield* claimLines(report);
}

/** What stands before the claims. */
export function* headLines({ articles, items: _, notAssessed: __, ...head }: Report): Generator<string> {
  yield jsonLine({ line: 'report', ...head });
  for (const one of articles) yield jsonLine({ line: 'article', ...one });
}

/** The claims alone, or some of them. */
export function* claimLines({
  items,
  notAssessed,
}: Pick<Report, 'items' | 'notAssessed'>): Generator<string> {
  for (const one of items) yield jsonLine({ line: 'claim', ...one });
  for (const one of notAssessed) yield jsonLine({ line: 'unassessed', ...one });
}

/**
 * The report that these lines are of.
 *
 * @throws ZodError when they are of none; SyntaxError when one is no JSON
 */
export const reportOfLines = (text: string): Report => {
  const lines: { line: string }[] = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const of = (kind: string) => lines.filter(({ line }) => line === kind);
  const [articles, items, notAssessed] = [of('article'), of('claim'), of('unassessed')];
  return Report.parse({ ...of('report')[0], articles, items, notAssessed });
};
