import { z } from 'zod';
import {
  askPublishedFile,
  isApart,
  type OpenPublished,
  openPublishedFile,
  type PublishedFile,
} from '../data/published-apart';
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
import { download, downloadThrough } from './download';

/** A file as it is given out: its bytes, its name as people read it, and its media type. */
type WholeFile = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

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
): Promise<WholeFile> => {
  const addresses = addressesOf(origin, deskId);
  const bytes = await frozenFile(deskId, row, format, async (report) =>
    wholeOf(await writeReport(format, report, { addresses })),
  );
  return { bytes, ...namedPublished(row, format) };
};

/** What the file of a published report is called, and its media type. */
export const namedPublished = (row: Published, format: ReportFormat) => {
  const { type, extension } = reportFormats[format];
  const t = translator(Locale.catch('en').parse(row.language));
  return { name: fileName(`${t('report.file')} ${row.number}`, row.title, extension), type };
};

const Asked = z.object({ number: ReportNumber, format: ReportFormat });

/** Who asks for a file, and where the server is found: `https://verimark.example.org`. */
type Asking = {
  readonly actor: Actor;
  readonly origin: string;
  /** The answer while a large one is not written, and how far it is. */
  readonly later: (file: PublishedFile) => Response;
};

/**
 * The file that an address asks for: `…/reports/3?format=pdf`. A large one is written apart, when somebody asks for it.
 *
 * @throws DomainError input.invalid; permission.denied; not-found; as publishedFileOf
 */
export const downloadPublished = async (
  number: string,
  address: string,
  { actor, origin, later }: Asking,
): Promise<Response> => {
  const asked = parse(Asked, { number, format: new URL(address).searchParams.get('format') });
  const { format } = asked;
  const about = await readPublishedAbout(actor, asked.number);
  if (!isApart(about)) {
    const { bytes, ...file } = await publishedFileOf(actor.deskId, about, format, origin);
    return download(bytes, file);
  }
  const open = await openPublishedFile(about, format);
  if (open) return downloadThrough(open.chunks, { ...namedPublished(about, format), size: open.size });
  const by = actor.kind === 'person' ? actor.userId : null;
  return later(await askPublishedFile(actor.deskId, about, format, { origin, by }));
};

/**
 * A format of a large published report for everybody, read as it is sent; null while it is not written, which is seen
 * to.
 *
 * @throws DomainError publish.tampered
 */
export const openToEverybody = async (
  deskId: string,
  row: Published,
  format: ReportFormat,
  origin: string,
): Promise<OpenPublished | null> => {
  const open = await openPublishedFile(row, format);
  if (!open) await askPublishedFile(deskId, row, format, { origin, by: null });
  return open;
};
