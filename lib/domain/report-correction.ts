import { type ReportCorrection, Told } from './report';
import type { Correction } from './review';
import { Verdict } from './verdict';

/** A correction as a report prints it; `by` is the name of who made it. */
export const printedCorrection = (row: Correction, by: string): ReportCorrection => ({
  ...{ kind: row.kind, reason: row.reason, at: row.createdAt, by },
  verdict: changedVerdict(row),
  before: replacedBy(row),
});

const changedVerdict = ({ before, after }: Correction): ReportCorrection['verdict'] => {
  const [from, to] = [Verdict.safeParse(before.verdict).data, Verdict.safeParse(after.verdict).data];
  return from && to && from !== to ? { before: from, after: to } : null;
};

/** What readers are told now; nothing where a row says something else than an assessment does. */
export const toldAfter = ({ after }: Correction): Told => Told.safeParse(after).data ?? {};

/** Of what was told before, what is told otherwise now. */
const replacedBy = ({ before, after }: Correction): Told => {
  const told = Object.entries(Told.safeParse(before).data ?? {});
  return Object.fromEntries(told.filter(([key, value]) => key in after && value !== after[key]));
};
