import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { exportReport } from '../data/exports';
import { DomainError } from '../domain/errors';
import { Id } from '../domain/ids';
import { parse } from '../domain/input';
import type { Locale } from '../domain/people';
import type { Actor } from '../domain/permissions';
import type { Report } from '../domain/report';
import { fileName } from '../formats/file-name';
import { reportCsv } from '../formats/report-csv';
import { reportHtml } from '../formats/report-html';
import { reportJson } from '../formats/report-json';
import { translator } from '../i18n';
import { download } from './download';
import { queryIn, selectionIn } from './report-query';

type Written = string | Iterable<string>;
type Writer = { type: string; write: (report: Report) => Written | Promise<Written> };

/** The page is styled by the same file, through the bundler. */
const css = () => readFile(path.join(process.cwd(), 'lib/formats/report.css'), 'utf8');

const writers = {
  html: { type: 'text/html; charset=utf-8', write: async (report) => reportHtml(report, await css()) },
  csv: { type: 'text/csv; charset=utf-8; header=present', write: reportCsv },
  json: { type: 'application/json; charset=utf-8', write: reportJson },
} as const satisfies Record<string, Writer>;

const Asked = z.object({ format: z.enum(['html', 'csv', 'json']), article: Id.optional() });

/**
 * The file that an address asks for: `?format=csv`, of an article with `&article=ID`, with the page's own filters.
 *
 * @throws DomainError input.invalid, permission.denied, not-found
 */
export const reportFile = async (actor: Actor, address: string, language: Locale): Promise<Response> => {
  const query = queryIn(address);
  const { format, article } = parse(Asked, query);
  const selection = selectionIn(query);
  if (!selection) throw new DomainError('input.invalid', {}, [{ path: 'verdict', key: 'invalid' }]);
  const report = await exportReport(actor, { articleId: article, selection, language }, format);
  const { type, write } = writers[format];
  const name = fileName(translator(language)('report.file'), report.title, format);
  return download(await write(report), { name, type });
};
