/** What everybody may read of a published report, and what has been put right in it since. */
import { type Report, type ReportCorrection, type ReportItem, totalsOf } from './report';
import { printedCorrection, toldAfter } from './report-correction';
import type { Correction } from './review';

/**
 * The part of a report that is for everybody: its approved claims, and links between these. An editor may print words
 * that nobody has approved for a reader of their choice; on a page for all they do not stand. The hash stays that of the
 * whole, which is what was published.
 */
export const forEverybody = (report: Report): Report => {
  const approved = report.items.filter(isForAll);
  const shown = new Set(approved.map(({ claimId }) => claimId));
  const items = approved.map((item) => ({
    ...item,
    links: item.links.filter(({ claimId }) => shown.has(claimId)),
  }));
  const selection = { ...report.selection, states: ['approved' as const], unassessed: false };
  const open = { ...report, selection, items, notAssessed: [], totals: totalsOf(items) };
  const isAll = items.length === report.items.length && report.notAssessed.length === 0;
  return isAll ? open : withItsArticles(open);
};

/** Whether somebody approved the claim, and it can be relied on as such. */
export const isForAll = ({ state, unsound }: Pick<ReportItem, 'state' | 'unsound'>): boolean =>
  state === 'approved' && unsound.length === 0;

/** Only articles in which its claims stand, numbered anew: which other texts are looked at is nobody's business. */
const withItsArticles = (report: Report): Report => {
  const cited = new Set(report.items.flatMap(({ passages }) => passages.map(({ article }) => article)));
  const articles = report.articles.filter(({ number }) => cited.has(number));
  const anew = new Map(articles.map(({ number }, i) => [number, i + 1]));
  const numberOf = (number: number) => anew.get(number) ?? number;
  return {
    ...report,
    leftOut: 0,
    articles: articles.map((one) => ({ ...one, number: numberOf(one.number) })),
    items: report.items.map((item) => ({
      ...item,
      passages: item.passages.map((one) => ({ ...one, article: numberOf(one.article) })),
    })),
  };
};

/** Whether there is something in the report that is not for everybody. */
export const isForEverybody = ({
  items,
  notAssessed,
}: {
  readonly items: readonly (Pick<ReportItem, 'claimId' | 'state' | 'unsound'> & {
    readonly links: readonly { readonly claimId: string }[];
  })[];
  readonly notAssessed: readonly unknown[];
}): boolean => {
  const printed = new Set(items.map(({ claimId }) => claimId));
  const isOpen =
    items.every(isForAll) && items.every(({ links }) => links.every((one) => printed.has(one.claimId)));
  return notAssessed.length === 0 && isOpen;
};

/**
 * The report with what was put right since it was written, each correction with its date and what was said before; the
 * words that stand now are those of the last one. What a correction does not tell (the claim's own words, its evidence)
 * stays as it was published.
 *
 * @param rows corrections of any claims, at any time; those that the report prints already are left alone
 */
export const corrected = (report: Report, rows: readonly Correction[]): Report => {
  const later = rows.filter(({ createdAt }) => createdAt > report.asOf).toSorted(byTime);
  if (later.length === 0) return report;
  const items = report.items.map((item) =>
    correctedItem(
      item,
      later.filter(({ claimId }) => claimId === item.claimId),
    ),
  );
  return { ...report, items, totals: totalsOf(items) };
};

const byTime = (a: Correction, b: Correction): number =>
  a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;

const correctedItem = (item: ReportItem, rows: readonly Correction[]): ReportItem => {
  const last = rows.at(-1);
  if (!last) return item;
  const said = rows.map((row) => withoutDoubt(item, printedCorrection(row, '')));
  return {
    ...item,
    ...toldAfter(last),
    ...(item.confidence === null && { confidence: null }),
    hash: last.toHash,
    // Readers learn that and why, not who: the desk stands for it.
    corrections: [...item.corrections, ...said],
  };
};

/** A report that does not say how sure the desk was is not made to say it. */
const withoutDoubt = ({ confidence }: ReportItem, one: ReportCorrection): ReportCorrection => {
  const { confidence: _, ...before } = one.before ?? {};
  return confidence === null ? { ...one, before } : one;
};

/** Corrections of a claim that were made after the report was written. */
export const correctedSince = ({ asOf }: Report, { corrections }: ReportItem): ReportItem['corrections'] =>
  corrections.filter(({ at }) => at > asOf);
