import type { Report } from '../domain/report';
import { reportDocx } from '../formats/report-docx';
import { reportPdf } from '../formats/report-pdf';
import { reportXlsx } from '../formats/report-xlsx';
import { readFonts } from './fonts';

/** A report as JSON in, the bytes of its file out. */
type Writer = (report: Uint8Array) => Promise<Uint8Array>;

// The server at the other end wrote it.
const reportIn = (bytes: Uint8Array): Report => JSON.parse(new TextDecoder().decode(bytes));

/** What is written apart from the server, by format: whole documents, which are held in memory until they are done. */
export const writers = {
  docx: async (report) => reportDocx(reportIn(report)),
  pdf: async (report) => reportPdf(reportIn(report), await readFonts()),
  xlsx: async (report) => reportXlsx(reportIn(report)),
} as const satisfies Record<string, Writer>;

export type WrittenApart = keyof typeof writers;
