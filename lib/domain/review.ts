import { z } from 'zod';
import { Id } from './ids';
import type { AssessmentState } from './verdict';

export const Decision = z.enum(['approved', 'changes_requested', 'disagreed', 'decided']);
export type Decision = z.infer<typeof Decision>;

/** Why two people disagree. */
export const DisagreementReason = z.enum([
  'evidence_read_differently',
  'evidence_missing',
  'wording',
  'scope',
]);
export type DisagreementReason = z.infer<typeof DisagreementReason>;

/** A row of `Review`: a second person's decision on one exact assessment. */
export type Review = {
  id: string;
  claimId: string;
  assessmentId: string;
  reviewerId: string;
  /** Of the assessment when it was decided on. */
  hash: string;
  decision: Decision;
  reason: DisagreementReason | null;
  comment: string;
  /** The reviewer's own assessment, where they gave one. */
  opinionId: string | null;
  createdAt: string;
};

/** A row of `Assignment`: whose turn a claim is. Ended by `deletedAt`. */
export type Assignment = {
  id: string;
  claimId: string;
  assigneeId: string;
  assignedById: string;
  /** YYYY-MM-DD, in the desk's time zone. */
  dueOn: string | null;
  createdAt: string;
  deletedAt: string | null;
};

/** What can happen to an assessment, and from which states to which: what is not in the table is refused. */
export const moves = {
  submit: { from: ['proposed', 'sent_back'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  decide: { from: ['proposed', 'submitted'], to: 'approved' },
  'send-back': { from: ['submitted'], to: 'sent_back' },
  'take-back': { from: ['submitted'], to: 'proposed' },
  void: { from: ['submitted', 'approved'], to: 'proposed' },
  supersede: { from: ['proposed', 'submitted', 'approved', 'sent_back'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly AssessmentState[]; to: AssessmentState }>;
export type Move = keyof typeof moves;

const version = z.int().positive();
const comment = z.string().trim().max(20_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Hand one's assessment to a second person. `reasons` answers the rules that ask for one, by rule id. */
export const SubmitAssessment = z.object({
  claimId: Id,
  version,
  assessmentId: Id,
  reasons: z.record(z.string().regex(/^VR-\d\d$/), z.string().trim().min(1).max(5_000)).default({}),
});
export type SubmitAssessment = z.infer<typeof SubmitAssessment>;

/** Take one's submission back. */
export const TakeBackAssessment = z.object({ claimId: Id, version, assessmentId: Id });
export type TakeBackAssessment = z.infer<typeof TakeBackAssessment>;

/** What a correction is, where the claim stands in an exported report. A changed verdict is substantial whatever is said. */
export const CorrectionKind = z.enum(['minor', 'update', 'substantial']);
export type CorrectionKind = z.infer<typeof CorrectionKind>;
const correction = z.object({ id: Id, kind: CorrectionKind, reason: z.string().trim().min(1).max(5_000) });

const decided = { id: Id, claimId: Id, version, assessmentId: Id, hash, comment: comment.default('') };

export const ApproveAssessment = z.object({ ...decided, correction: correction.optional() });
export type ApproveAssessment = z.infer<typeof ApproveAssessment>;

export const SendBack = z.object({ ...decided, comment: comment.min(1) });
export type SendBack = z.infer<typeof SendBack>;

/** Hold to one's own assessment against the submitted one. */
export const Disagree = z.object({ ...decided, opinionId: Id, reason: DisagreementReason });
export type Disagree = z.infer<typeof Disagree>;

/** Decide a disagreement for one of the two: `assessmentId` is the one that stands. */
export const Decide = z.object({ ...decided, comment: comment.min(1), correction: correction.optional() });
export type Decide = z.infer<typeof Decide>;

const dueOn = z.iso.date().nullable();

export const AssignClaim = z.object({ id: Id, claimId: Id, assigneeId: Id, dueOn: dueOn.default(null) });
export type AssignClaim = z.infer<typeof AssignClaim>;

export const HandBack = z.object({ claimId: Id });
export type HandBack = z.infer<typeof HandBack>;

/** A row of `Correction`: what was put right in a claim that stands in exported reports. */
export type Correction = {
  id: string;
  claimId: string;
  kind: CorrectionKind;
  reason: string;
  /** What the reports printed, and what is printed now. */
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  fromHash: string;
  toHash: string;
  authorId: string;
  createdAt: string;
};
