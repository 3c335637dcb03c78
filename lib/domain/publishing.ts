/** What the forms of publishing and withdrawing send. */
import { z } from 'zod';
import { Locale } from './people';
import { ReportRequest } from './report-request';

const NUMBER = /^[1-9]\d{0,8}$/;

/** The number of a published report as it stands in an address or a form. */
export const ReportNumber = z.string().regex(NUMBER).transform(Number);

/** A request written down as JSON, as a hidden field carries it. */
const AskedJson = z
  .string()
  .max(100_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'invalid' });
      return z.NEVER;
    }
  })
  .pipe(ReportRequest);

/** Publish what is asked for. `supersedes`: empty for none. */
export const PublishForm = z.object({
  asked: AskedJson,
  language: Locale,
  supersedes: z
    .union([z.literal('').transform(() => null), ReportNumber])
    .optional()
    .transform((number) => number ?? null),
  requestId: z.string().min(8).max(64),
});
export type PublishForm = z.infer<typeof PublishForm>;

/** The longest reason, in UTF-16 code units. */
const REASON_MAX = 2_000;

/** Withdraw a report, with a reason that its readers will see. */
export const WithdrawForm = z.object({
  number: ReportNumber,
  reason: z.string().trim().min(1).max(REASON_MAX),
});
export type WithdrawForm = z.infer<typeof WithdrawForm>;
