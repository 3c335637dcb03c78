import { z } from 'zod';
import type { Layer } from './claim';
import type { Basis, Verdict } from './verdict';

/** Claims on one page of the queue. */
export const QUEUE_PAGE = 50;

/** disagreement: where people differ most. age: who waits longest. due: what is due first; each then by age. */
export const QueueSort = z.enum(['disagreement', 'age', 'due']);
export type QueueSort = z.infer<typeof QueueSort>;

/** The parts of the queue, by what the reader has to do with a claim. */
export const QueuePart = z.enum(['review', 'sent-back', 'disagreements', 'assigned', 'due-soon']);
export type QueuePart = z.infer<typeof QueuePart>;

/** What is asked for; what does not fit falls back to what a plain address shows. */
export const QueueQuery = z.object({
  sort: QueueSort.catch('disagreement'),
  part: QueuePart.catch('review'),
  page: z.coerce.number().int().positive().max(100_000).catch(1),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** How far people differ on a claim: not at all, in the basis, in the verdict, or declared so and not yet decided. */
export type Disagreement = 'none' | 'basis' | 'verdict' | 'declared';
export const disagreements = ['none', 'basis', 'verdict', 'declared'] as const satisfies Disagreement[];

/** A claim that waits. Times are ISO 8601 in UTC; `dueOn` is a day in the desk's time zone. */
export type QueueRow = {
  claimId: string;
  shortText: string;
  layer: Layer;
  /** Title of an article in which it stands. */
  articleTitle: string | null;
  /** Null while it is hidden from the reader, or while there is none. */
  assessmentId: string | null;
  author: { id: string; name: string } | null;
  submittedAt: string | null;
  /** Null while it is hidden from the reader. */
  verdict: Verdict | null;
  basis: Basis | null;
  sealed: boolean;
  /** People who have given a verdict. */
  opinions: number;
  disagreement: Disagreement;
  assignee: { id: string; name: string } | null;
  dueOn: string | null;
};

/** One page of one part, and how many there are in each. */
export type ReviewQueue = {
  rows: readonly QueueRow[];
  total: number;
  page: number;
  counts: Readonly<Record<QueuePart, number>>;
};

/** Days ahead that count as soon, today included. */
export const SOON_DAYS = 2;

/** The last day that is soon, YYYY-MM-DD, as the desk's calendar has it. */
export const soon = (now: Date, timeZone: string): string => {
  const last = new Date(now.getTime() + SOON_DAYS * 86_400_000);
  // The Swedish way to write a date is ISO 8601's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(last);
};
