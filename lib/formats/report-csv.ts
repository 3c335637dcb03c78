import type { Report } from '@/lib/domain/report';
import { csv } from './csv';
import { claimColumns, claimRows, evidenceColumns, evidenceRows } from './report-table';

/** The report as CSV, one row per claim and passage, piece by piece; claims without verdict come last. */
export const reportCsv = (report: Report): Generator<string> => csv(claimColumns, claimRows(report));

/** What the claims rest on as CSV, one row per item of evidence, piece by piece. */
export const evidenceCsv = (report: Report): Generator<string> => csv(evidenceColumns, evidenceRows(report));
