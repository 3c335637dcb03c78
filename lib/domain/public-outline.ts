/** What lists tell of a published report: little enough to be kept for every report that there is. */
import { z } from 'zod';
import { isForAll, isForEverybody } from './published-report';
import { Report, ReportArticle, ReportItem } from './report';
import { toldAfter } from './report-correction';
import type { Correction } from './review';

/** A claim as lists name it. */
export type OutlinedClaim = Pick<ReportItem, 'claimId' | 'shortText' | 'language' | 'verdict' | 'basis'>;

/** A published report as everybody may read it, without what it says of its claims. */
export type Outline = {
  readonly asOf: string;
  /** Language of its title. */
  readonly language: string;
  /** Nothing had to be left out of it. */
  readonly whole: boolean;
  readonly claims: readonly OutlinedClaim[];
};

const Linked = ReportItem.shape.links.unwrap().element.pick({ claimId: true });
const { claimId, shortText, language, verdict, basis, state, unsound } = ReportItem.shape;

/** As much of a record as its outline takes. */
export const OutlinedReport = Report.pick({ asOf: true, kind: true, language: true }).extend({
  articles: z.array(ReportArticle.pick({ language: true })),
  items: z.array(
    z.object({
      ...{ claimId, shortText, language, verdict, basis, state, unsound },
      links: z.array(Linked),
    }),
  ),
  notAssessed: z.array(z.unknown()),
});

/** The outline of a record, or of as much of it as that takes. */
export const outlineOf = (
  report: Readonly<Pick<Report, 'asOf' | 'kind' | 'language'>> & {
    readonly articles: readonly Pick<ReportArticle, 'language'>[];
    readonly items: readonly (OutlinedClaim &
      Pick<ReportItem, 'state' | 'unsound'> & { readonly links: readonly { readonly claimId: string }[] })[];
    readonly notAssessed: readonly unknown[];
  },
): Outline => ({
  asOf: report.asOf,
  language: (report.kind === 'article' && report.articles[0]?.language) || report.language,
  whole: isForEverybody(report),
  claims: report.items.filter(isForAll).map((item) => ({
    ...{ claimId: item.claimId, shortText: item.shortText, language: item.language },
    ...{ verdict: item.verdict, basis: item.basis },
  })),
});

/** With the verdicts that stand now. @param rows corrections of any claims, at any time, oldest first */
export const correctedOutline = (outline: Outline, rows: readonly Correction[]): Outline => {
  const last = new Map(
    rows.filter(({ createdAt }) => createdAt > outline.asOf).map((row) => [row.claimId, toldAfter(row)]),
  );
  const claims = outline.claims.map((claim) => {
    const { verdict = claim.verdict, basis = claim.basis } = last.get(claim.claimId) ?? {};
    return { ...claim, verdict, basis };
  });
  return { ...outline, claims };
};
