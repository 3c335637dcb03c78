import type { Report } from '../domain/report';
import { reportDocx } from '../formats/report-docx';
import { reportPdf } from '../formats/report-pdf';
import { reportXlsx } from '../formats/report-xlsx';
import { readFonts } from './fonts';

/** Written apart from the server, by format: whole documents, which are held in memory until they are done. */
const documents = {
  docx: reportDocx,
  pdf: async (report, onClaim) => reportPdf(report, await readFonts(), onClaim),
  xlsx: reportXlsx,
} as const satisfies Record<string, (report: Report, onClaim: () => void) => Promise<Uint8Array>>;

export type WrittenApart = keyof typeof documents;

/** A whole document. @param onClaim is called after each claim; others have their turn meanwhile */
export const writeDocument = (
  format: WrittenApart,
  report: Report,
  onClaim: () => void = () => {},
): Promise<Uint8Array> => documents[format](report, onClaim);

// The server at the other end wrote it.
const reportIn = (bytes: Uint8Array): Report => JSON.parse(new TextDecoder().decode(bytes));

/** The same for a process that is handed the report as JSON. */
export const writers = {
  docx: (bytes: Uint8Array) => writeDocument('docx', reportIn(bytes)),
  pdf: (bytes: Uint8Array) => writeDocument('pdf', reportIn(bytes)),
  xlsx: (bytes: Uint8Array) => writeDocument('xlsx', reportIn(bytes)),
} as const satisfies Record<WrittenApart, (bytes: Uint8Array) => Promise<Uint8Array>>;
