import { z } from 'zod';
import { exportFile } from '../data/exports';
import { askReportFile, openReportFile } from '../data/report-files';
import { countReport } from '../data/report-stream';
import { isDomainError } from '../domain/errors';
import { parse } from '../domain/input';
import type { Locale } from '../domain/people';
import type { Actor } from '../domain/permissions';
import { WRITTEN_APART } from '../domain/report-file';
import { addressesOf } from '../formats/addresses';
import { fileName } from '../formats/file-name';
import { ReportFormat, reportFormats } from '../formats/report-format';
import { translator } from '../i18n';
import { type Contents, writeReport } from '../outside/report-writers';
import { download, downloadThrough } from './download';
import { queryIn, requestIn } from './report-query';

/** `apart=1`: not while somebody waits, however small it is. */
const Asked = z.object({ format: ReportFormat, apart: z.literal('1').optional() });

/** Who asks for a file, in which language, and where the server is found: `https://verimark.example.org`. */
type Asking = {
  readonly actor: Actor;
  readonly language: Locale;
  readonly origin: string;
  readonly signal?: AbortSignal;
  /** The answer where the file is written apart, by the id of its row. */
  readonly apart: (fileId: string) => Response;
  /** The answer where the person has too many on their way already, by the id of one; else that is thrown. */
  readonly full?: (fileId: string) => Response;
};

/**
 * The file that an address asks for: `?format=csv`, and the page's own query. A large one is written apart,
 * and the answer says where.
 *
 * @throws DomainError input.invalid, permission.denied, not-found, report.too-many
 */
export const reportFile = async (
  address: string,
  { actor, language, origin, signal, apart, full }: Asking,
): Promise<Response> => {
  const query = queryIn(address);
  const { format, apart: isApart } = parse(Asked, query);
  const request = requestIn(query);
  const total = await countReport(actor, request);
  if (total > WRITTEN_APART || isApart) {
    const asked = { ...request, language, origin };
    const about = { asked, format, total, title: request.title ?? '' };
    return askReportFile(actor, about).then(apart, (error: unknown) => {
      if (full && isDomainError(error) && error.code === 'report.too-many')
        return full(String(error.details.fileId));
      throw error;
    });
  }
  const need = { addresses: addressesOf(origin, actor.deskId), signal };
  const { report, file } = await exportFile(actor, { ...request, language }, format, async (one) =>
    held(await writeReport(format, one, need)),
  );
  return download(file, namedFile(format, report.title, language));
};

/** Small enough to be held: what is recorded has been written. */
const held = (contents: Contents): string | Uint8Array =>
  typeof contents === 'string' || contents instanceof Uint8Array ? contents : [...contents].join('');

/** The file that was written apart. @throws DomainError permission.denied; not-found, also while it is not written; import.altered */
export const writtenFile = async (actor: Actor, fileId: string, language: Locale): Promise<Response> => {
  const { file, chunks } = await openReportFile(actor, fileId);
  return downloadThrough(chunks, { ...namedFile(file.format, file.title, language), size: file.size });
};

/** What a report's file is called, and its media type. */
export const namedFile = (format: ReportFormat, title: string, language: Locale) => {
  const { type, extension } = reportFormats[format];
  return { name: fileName(translator(language)('report.file'), title, extension), type };
};
