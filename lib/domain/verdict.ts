import { z } from 'zod';
import { Id } from './ids';

/** The tag. */
export const Verdict = z.enum(['confirmed', 'unconfirmed', 'disputed']);
export type Verdict = z.infer<typeof Verdict>;

/** Why a claim has its verdict; each verdict has its own. */
export const basesOf = {
  confirmed: ['corroborated', 'primary'],
  unconfirmed: [
    'single_source',
    'anonymous_only',
    'circular',
    'no_source_found',
    'awaiting_response',
    'unverifiable',
  ],
  disputed: ['conflicting', 'contradicted'],
} as const satisfies Record<Verdict, readonly string[]>;

export const Basis = z.enum([...basesOf.confirmed, ...basesOf.unconfirmed, ...basesOf.disputed]);
export type Basis = z.infer<typeof Basis>;

export const Confidence = z.enum(['low', 'moderate', 'high']);
export type Confidence = z.infer<typeof Confidence>;

/** How far an assessment has come; the moves stand in review.ts. */
export const AssessmentState = z.enum(['proposed', 'submitted', 'approved', 'sent_back', 'withdrawn']);
export type AssessmentState = z.infer<typeof AssessmentState>;

/** A row of `Assessment`: one person's dated verdict. Never rewritten; a further thought is a further row. */
export type Assessment = {
  id: string;
  claimId: string;
  authorId: string;
  state: AssessmentState;
  verdict: Verdict;
  basis: Basis | null;
  confidence: Confidence | null;
  rationale: string;
  whatWouldChangeIt: string;
  asOf: string;
  /** Given without sight of another person's verdict on the claim. */
  independent: boolean;
  /** By rule id, where a rule asked for one. */
  reasons: Readonly<Record<string, string>>;
  /** Number of the desk's guideline that held. */
  guideline: number | null;
  /** Of all that a report would print of the claim, at submission (printed.ts). */
  hash: string | null;
  submittedAt: string | null;
  createdAt: string;
  deletedAt: string | null;
};

/** Whether the basis belongs to the verdict. */
export const fits = (verdict: Verdict, basis: Basis | null): boolean =>
  basis === null || (basesOf[verdict] as readonly string[]).includes(basis);

const prose = z.string().trim().max(20_000);

/** Give a claim its verdict. One key sends the verdict alone; what is left out stays as it was, where it still fits. */
export const GiveVerdict = z.object({
  id: Id,
  claimId: Id,
  version: z.int().positive(),
  verdict: Verdict,
  basis: Basis.nullable().optional(),
  confidence: Confidence.nullable().optional(),
  rationale: prose.optional(),
  whatWouldChangeIt: prose.optional(),
});
export type GiveVerdict = z.infer<typeof GiveVerdict>;
