/** Formats whose lines follow each other: they are written some claims at a time, and never held as a whole. */
import type { Report } from '@/lib/domain/report';
import { csvHead, csvLines } from './csv';
import type { ReportFormat } from './report-format';
import { claimLines, headLines } from './report-jsonl';
import { reportFever } from './report-research';
import {
  claimColumns,
  claimRows,
  claimSections,
  evidenceColumns,
  evidenceRows,
  evidenceSections,
} from './report-table';

/** `head` of a report without its claims; `claims` of the same report with some of them. */
export type InParts = {
  readonly head: (report: Report) => Iterable<string>;
  readonly claims: (part: Report) => Iterable<string>;
};

/** By format. Their parts, one after the other, are what the format's own writer makes of the whole. */
export const writtenInParts: Readonly<Partial<Record<ReportFormat, InParts>>> = {
  csv: { head: () => [csvHead(claimColumns)], claims: (part) => csvLines(claimSections, claimRows(part)) },
  'csv-evidence': {
    head: () => [csvHead(evidenceColumns)],
    claims: (part) => csvLines(evidenceSections, evidenceRows(part)),
  },
  jsonl: { head: headLines, claims: claimLines },
  fever: { head: () => [], claims: reportFever },
};
