import { z } from 'zod';
import type { AnchorState } from './claim';
import { Id } from './ids';
import type { Quote } from './quote';
import type { Verdict } from './verdict';

/** Words in a version of a text, between the rest of their sentences. */
export type QuoteIn = Quote & { readonly number: number };

/** A passage that a new version moved, changed or lost, and that waits for a person. */
export type LookAgainEntry = {
  /** Of the occurrence. */
  readonly id: string;
  readonly claimId: string;
  readonly shortText: string;
  readonly claimVersion: number;
  /** The verdict that rests on the older text; null while there is none, or while it is hidden from the reader. */
  readonly verdict: Verdict | null;
  readonly articleId: string;
  readonly title: string;
  readonly language: string;
  readonly state: AnchorState;
  /** How much of quote and context still stands, 0 to 1; null where it is lost. */
  readonly score: number | null;
  /** Where a person last saw it. */
  readonly seen: QuoteIn;
  /** Where it stands now; null where it is lost. */
  readonly now: QuoteIn | null;
  /** The claim stands nowhere else: withdrawing the passage withdraws the claim. */
  readonly isLast: boolean;
};

/** Entries of the list on one page. */
export const LOOK_AGAIN_PAGE = 25;

/** Which of the desk's passages: those of one article, or all. What makes no sense is passed over. */
export const LookAgainQuery = z.object({
  article: Id.optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});
export type LookAgainQuery = z.infer<typeof LookAgainQuery>;

/** Whether nothing of the words and their sentence changed: only what stands before them did. */
export const readsAlike = ({ seen, now }: LookAgainEntry): boolean =>
  now !== null && seen.before === now.before && seen.exact === now.exact && seen.after === now.after;
