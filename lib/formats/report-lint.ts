/** What is wrong with a report before it goes out: the rules of the formats that search engines and archives read. */
import type { Report } from '@/lib/domain/report';
import type { Addresses } from './addresses';
import { annotationMusts } from './annotation-musts';
import { brokenRules, type TextOf } from './annotation-rules';
import { claimReview } from './claim-review';
import { brokenBy, usesOf } from './claim-review-rules';
import { textIn } from './json-value';
import { annotationsOf } from './report-annotations';
import { reportBlocks } from './report-blocks';
import { annotationJson } from './web-annotation';

/** A rule that is broken, and the number of the claim that breaks it. A warning holds nothing up. */
export type LintFinding = {
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly claim: number;
};

/** Of a longer report only so many claims are looked at on the page, so that it comes in time. */
export const LINTED = 500;

/** Every rule that a claim of the report breaks, as ClaimReview and as annotation, in the order of the claims. */
export const lintReport = (report: Report, addresses: Addresses, textOf: TextOf): LintFinding[] => {
  const part = { ...report, items: report.items.slice(0, LINTED) };
  return [...reviewFindings(part, addresses), ...annotationFindings(part, addresses, textOf)].toSorted(
    (a, b) => a.claim - b.claim,
  );
};

const reviewFindings = (report: Report, addresses: Addresses): LintFinding[] => {
  const made = report.items.map((item) => ({ item, review: claimReview(report, item, addresses) }));
  const reviews = made.flatMap(({ review }) => (review ? [review] : []));
  // Only what is approved is marked up, and only then does it matter what the page shows.
  if (reviews.length === 0) return [];
  const shown = textsOf(report);
  const uses = usesOf(reviews);
  return made.flatMap(({ item, review }) => {
    if (!review) return [];
    const page = { url: textIn(review.url) ?? '', text: shown.get(item.number) ?? '' };
    return brokenBy(review, { page, uses }).map(({ id, level }) => ({ rule: id, level, claim: item.number }));
  });
};

/** What the sheet shows of each claim, by its number. */
const textsOf = (report: Report): Map<number, string> => {
  const texts = new Map<number, string>();
  let number = 0;
  for (const block of reportBlocks(report)) {
    if (block.kind === 'heading' && block.id) number = Number(block.id.replace('claim-', ''));
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const text = block.spans.map((span) => span.text).join('');
    texts.set(number, `${texts.get(number) ?? ''}\n${text}`);
  }
  return texts;
};

const annotationFindings = (report: Report, addresses: Addresses, textOf: TextOf): LintFinding[] =>
  report.items.flatMap((item) => {
    const one = { ...report, items: [item] };
    const rules = [...annotationsOf(one, addresses)]
      .map(annotationJson)
      .flatMap((annotation) => [
        ...annotationMusts.filter(({ breaks }) => breaks(annotation)).map(({ id }) => id),
        ...brokenRules(annotation, textOf),
      ]);
    return [...new Set(rules)].map((rule) => ({ rule, level: 'error' as const, claim: item.number }));
  });
