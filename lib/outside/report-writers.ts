/** Every format of a report, written from the whole record. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../domain/report';
import type { Addresses } from '../formats/addresses';
import { reportClaimReviews } from '../formats/claim-review';
import { reportAnnotations } from '../formats/report-annotations';
import { evidenceCsv, reportCsv } from '../formats/report-csv';
import type { ReportFormat } from '../formats/report-format';
import { reportHtml } from '../formats/report-html';
import { reportJson } from '../formats/report-json';
import { reportJsonLines } from '../formats/report-jsonl';
import { reportMarkdown } from '../formats/report-markdown';
import { reportAveritec, reportFever } from '../formats/report-research';
import { writeApart } from './write';
import { type WrittenApart, writeDocument } from './writers';

export type Contents = string | Iterable<string> | Uint8Array;

/** What a writer needs besides the report; `signal` says that nobody waits for the file any more. */
export type Need = { readonly addresses: Addresses; readonly signal?: AbortSignal | undefined };
type Writer = (report: Report, need: Need) => Contents | Promise<Contents>;

/** The page is styled by the same file, through the bundler. */
const css = () => readFile(path.join(process.cwd(), 'lib/formats/report.css'), 'utf8');

const texts: Readonly<Record<Exclude<ReportFormat, WrittenApart>, Writer>> = {
  html: async (report) => reportHtml(report, await css()),
  markdown: reportMarkdown,
  csv: reportCsv,
  'csv-evidence': evidenceCsv,
  json: reportJson,
  jsonl: reportJsonLines,
  fever: reportFever,
  averitec: reportAveritec,
  'claim-review': (report, { addresses }) => reportClaimReviews(report, addresses),
  annotations: (report, { addresses }) => reportAnnotations(report, addresses),
};

const isDocument = (format: ReportFormat): format is WrittenApart => !(format in texts);

/** A report in a format, for a server: whole documents by a process of their own. @throws DomainError as writeApart */
export const writeReport = async (format: ReportFormat, report: Report, need: Need): Promise<Contents> =>
  isDocument(format) ? writeApart(format, report, need.signal) : texts[format](report, need);

/**
 * A report in a format, for a program that does nothing else.
 *
 * @param onClaim is called after each claim of a document
 */
export const writeReportHere = async (
  format: ReportFormat,
  report: Report,
  need: Need,
  onClaim: () => void,
): Promise<Contents> =>
  isDocument(format) ? writeDocument(format, report, onClaim) : texts[format](report, need);
