import { z } from 'zod';

/** How far a file of a report is. */
export const ReportFileState = z.enum(['waiting', 'writing', 'done', 'cancelled', 'failed']);
export type ReportFileState = z.infer<typeof ReportFileState>;
