import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { exportReport } from '../data/exports';
import { parse } from '../domain/input';
import type { Locale } from '../domain/people';
import type { Actor } from '../domain/permissions';
import type { Report } from '../domain/report';
import { type Addresses, addressesOf } from '../formats/addresses';
import { reportClaimReviews } from '../formats/claim-review';
import { fileName } from '../formats/file-name';
import { reportAnnotations } from '../formats/report-annotations';
import { evidenceCsv, reportCsv } from '../formats/report-csv';
import { ReportFormat, reportFormats } from '../formats/report-format';
import { reportHtml } from '../formats/report-html';
import { reportJson } from '../formats/report-json';
import { reportJsonLines } from '../formats/report-jsonl';
import { reportMarkdown } from '../formats/report-markdown';
import { reportAveritec, reportFever } from '../formats/report-research';
import { translator } from '../i18n';
import { writeApart } from '../outside/write';
import { download } from './download';
import { queryIn, requestIn } from './report-query';

type Written = string | Iterable<string> | Uint8Array;
/** What a writer needs besides the report; `signal` says that nobody waits for the file any more. */
type Need = { readonly addresses: Addresses; readonly signal?: AbortSignal | undefined };
type Writer = (report: Report, need: Need) => Written | Promise<Written>;

/** The page is styled by the same file, through the bundler. */
const css = () => readFile(path.join(process.cwd(), 'lib/formats/report.css'), 'utf8');

const writers: Readonly<Record<ReportFormat, Writer>> = {
  html: async (report) => reportHtml(report, await css()),
  pdf: (report, { signal }) => writeApart('pdf', report, signal),
  docx: (report, { signal }) => writeApart('docx', report, signal),
  xlsx: (report, { signal }) => writeApart('xlsx', report, signal),
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

/** A report in a format, for who has seen to it that it may be read. */
export const writeReport = async (format: ReportFormat, report: Report, need: Need): Promise<Written> =>
  writers[format](report, need);

const Asked = z.object({ format: ReportFormat });

/** Who asks for a file, in which language, and where the server is found: `https://verimark.example.org`. */
type Asking = {
  readonly actor: Actor;
  readonly language: Locale;
  readonly origin: string;
  readonly signal?: AbortSignal;
};

/**
 * The file that an address asks for: `?format=csv`, and the page's own query.
 *
 * @throws DomainError input.invalid, permission.denied, not-found
 */
export const reportFile = async (
  address: string,
  { actor, language, origin, signal }: Asking,
): Promise<Response> => {
  const query = queryIn(address);
  const { format } = parse(Asked, query);
  const report = await exportReport(actor, { ...requestIn(query), language }, format);
  const { type, extension } = reportFormats[format];
  const name = fileName(translator(language)('report.file'), report.title, extension);
  const addresses = addressesOf(origin, actor.deskId);
  return download(await writers[format](report, { addresses, signal }), { name, type });
};
