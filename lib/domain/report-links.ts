/** How the claims of a report hang together with others. */
import type { ReportLink } from './report';
import { standingVerdicts } from './report-choice';
import type { ReportRequest } from './report-request';
import { byClaim, byId, type ReportSource } from './report-source';

/** Links to claims that were asked for, whatever their verdict and its day: none to a claim that was left out, or has not come so far. */
export const linking = (
  source: Pick<ReportSource, 'claims' | 'assessments' | 'links'>,
  request: ReportRequest,
  numberOf: ReadonlyMap<string, number>,
) => {
  const standing = standingVerdicts(source);
  const { states, unassessed } = request.selection;
  const without = new Set<string>(request.without);
  const visible = source.claims.filter(({ id }) => {
    const verdict = standing.get(id);
    return !without.has(id) && (verdict ? states.includes(verdict.state) : unassessed);
  });
  const claims = byId(visible);
  const ends = source.links.flatMap(({ kind, fromId, toId }) => [
    { claimId: fromId, kind, direction: 'from' as const, other: claims.get(toId) },
    { claimId: toId, kind, direction: 'to' as const, other: claims.get(fromId) },
  ]);
  const near = byClaim(ends);
  return (claimId: string): ReportLink[] =>
    (near.get(claimId) ?? []).flatMap(({ kind, direction, other }) => {
      if (!other) return [];
      const { id, shortText, language } = other;
      return [{ kind, direction, claimId: id, shortText, language, number: numberOf.get(id) ?? null }];
    });
};
