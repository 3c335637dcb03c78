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

/** What a large report's file is when it is published first: the record itself, under the desk's next number. */
export const PUBLICATION = 'published';

/** A report that is to be published. `supersedes`: the number of the one that it takes the place of. */
export const AskedPublication = AskedFile.extend({
  supersedes: z.int().positive().nullable(),
  requestId: z.string(),
});
export type AskedPublication = z.infer<typeof AskedPublication>;

/** A further format of a published report: where the server was found when it was asked for. */
export const AskedFormat = z.object({ origin: z.string() });

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

/** Files that one person of a desk may have waiting or being written at a time. */
export const ON_THE_WAY = 5;

/** A file as the order of writing looks at it. Times in ms since 1970. */
export type Turn = {
  readonly id: string;
  /** Whose it is, a person's or the desk's: these take turns, however many files each has asked for. */
  readonly whose: string;
  readonly state: 'waiting' | 'writing' | 'ended';
  readonly createdAt: number;
  /** Of files that have ended. */
  readonly endedAt?: number | null;
};

/**
 * Which of the files that wait are next, in their order: of whom the fewest are being written comes first, then whose
 * last one ended longest ago, then who asked first.
 *
 * @param turns all that wait and are being written, and what has ended lately
 */
export const inTurn = (turns: readonly Turn[]): string[] => {
  const atWork = new Map<string, number>();
  const servedAt = new Map<string, number>();
  for (const { whose, state, endedAt } of turns) {
    if (state === 'writing') atWork.set(whose, (atWork.get(whose) ?? 0) + 1);
    if (state === 'ended') servedAt.set(whose, Math.max(servedAt.get(whose) ?? 0, endedAt ?? 0));
  }
  const order = (one: Turn) => [atWork.get(one.whose) ?? 0, servedAt.get(one.whose) ?? 0, one.createdAt];
  const waiting = turns.filter(({ state }) => state === 'waiting');
  const next: string[] = [];
  while (waiting.length > 0) {
    const first = waiting.reduce((best, one) => (isBefore(order(one), order(best)) ? one : best));
    waiting.splice(waiting.indexOf(first), 1);
    atWork.set(first.whose, (atWork.get(first.whose) ?? 0) + 1);
    next.push(first.id);
  }
  return next;
};

/** Number by number. */
const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
  const i = a.findIndex((one, at) => one !== b[at]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
};
