import { z } from 'zod';
import { frozenFile } from '../data/published-files';
import { type Published, readPublishedAbout } from '../data/published-list';
import { parse } from '../domain/input';
import { Locale } from '../domain/people';
import type { Actor } from '../domain/permissions';
import { ReportNumber } from '../domain/publishing';
import { addressesOf } from '../formats/addresses';
import { fileName } from '../formats/file-name';
import { ReportFormat, reportFormats } from '../formats/report-format';
import { translator } from '../i18n';
import { writeReport } from '../outside/report-writers';
import { download } from './download';

/** A file as it is given out: its bytes, its name as people read it, and its media type. */
export type PublishedFile = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

const wholeOf = (written: string | Uint8Array | Iterable<string>): Uint8Array => {
  if (written instanceof Uint8Array) return written;
  const encoder = new TextEncoder();
  return typeof written === 'string'
    ? encoder.encode(written)
    : Buffer.concat(Array.from(written, (piece) => encoder.encode(piece)));
};

/**
 * A published report as a file, the same to the byte whenever it is asked for. Whether it may be read is the caller's
 * to ask before.
 *
 * @param origin where the server is found, `https://verimark.example.org`: what is written first keeps it
 * @throws DomainError publish.tampered; write.busy and what else writing throws
 */
export const publishedFileOf = async (
  deskId: string,
  row: Published,
  format: ReportFormat,
  origin: string,
): Promise<PublishedFile> => {
  const addresses = addressesOf(origin, deskId);
  const bytes = await frozenFile(deskId, row, format, async (report) =>
    wholeOf(await writeReport(format, report, { addresses })),
  );
  const { type, extension } = reportFormats[format];
  const t = translator(Locale.catch('en').parse(row.language));
  return { bytes, name: fileName(`${t('report.file')} ${row.number}`, row.title, extension), type };
};

/** The same for a person of the desk. @throws DomainError permission.denied; not-found; as publishedFileOf */
export const publishedFile = async (
  actor: Actor,
  number: number,
  format: ReportFormat,
  origin: string,
): Promise<PublishedFile> =>
  publishedFileOf(actor.deskId, await readPublishedAbout(actor, number), format, origin);

const Asked = z.object({ number: ReportNumber, format: ReportFormat });

/**
 * The file that an address asks for: `…/reports/3?format=pdf`.
 *
 * @throws DomainError input.invalid; as publishedFile
 */
export const downloadPublished = async (
  actor: Actor,
  number: string,
  address: string,
  origin: string,
): Promise<Response> => {
  const asked = parse(Asked, { number, format: new URL(address).searchParams.get('format') });
  const { bytes, ...file } = await publishedFile(actor, asked.number, asked.format, origin);
  return download(bytes, file);
};
