/** A file of a report that is written apart: how far it is, and what was asked for. */
import { z } from 'zod';
import { Id } from './ids';
import { Locale } from './people';
import { type Actor, assertCan } from './permissions';
import { isApprovedOnly, ReportRequest } from './report-request';

/** How far a file of a report is. */
export const ReportFileState = z.enum(['waiting', 'writing', 'done', 'cancelled', 'failed']);
export type ReportFileState = z.infer<typeof ReportFileState>;

/** The report, the language of its own words, and where the server is found: `https://verimark.example.org`. */
export const AskedFile = ReportRequest.extend({ language: Locale, origin: z.string() });
export type AskedFile = z.infer<typeof AskedFile>;

/** Whether this person may have such a report. @throws DomainError permission.denied */
export const assertMayAsk = (actor: Actor, { selection }: AskedFile): void => {
  assertCan(actor, 'report.read');
  assertCan(actor, 'report.export');
  if (!isApprovedOnly(selection)) assertCan(actor, 'report.unapproved');
};

/** Which file. */
export const ReportFileRef = z.object({ fileId: Id });

/** Above this many claims a report is written by a process of its own, and fetched when it is done. */
export const WRITTEN_APART = 500;
