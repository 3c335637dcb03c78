/** What people say of a claim, as programs get it. */

import { z } from 'zod';
import { Layer } from '@/lib/domain/claim';
import type { Comment } from '@/lib/domain/comment';
import { Id } from '@/lib/domain/ids';
import {
  type Assignment,
  type Correction,
  CorrectionKind,
  Decision,
  DisagreementReason,
  type Review,
} from '@/lib/domain/review';
import { type Assessment, AssessmentState, Basis, Confidence, Verdict } from '@/lib/domain/verdict';
import { count, ended, hash, made, moment, person, record, text, time, words } from './field';

export const AssessmentShape = record<Assessment>()({
  id: Id,
  claimId: Id,
  authorId: person,
  state: AssessmentState,
  verdict: Verdict,
  basis: Basis.nullable(),
  confidence: Confidence.nullable(),
  rationale: text,
  whatWouldChangeIt: text,
  asOf: time,
  independent: z.boolean().describe('Given without sight of another person’s verdict.'),
  reasons: z.record(z.string(), text).describe('By rule id, where a rule asked for a reason.'),
  guideline: count.nullable(),
  hash: hash.nullable().describe('Of all that a report would print, at submission.'),
  submittedAt: moment,
  ...made,
});

export const ReviewShape = record<Review>()({
  id: Id,
  claimId: Id,
  assessmentId: Id,
  reviewerId: person,
  hash,
  decision: Decision,
  reason: DisagreementReason.nullable(),
  comment: text,
  opinionId: Id.nullable(),
  ...made,
});

export const AssignmentShape = record<Assignment>()({
  id: Id,
  claimId: Id,
  assigneeId: person,
  assignedById: person,
  dueOn: words.describe('A day in the desk’s time zone.'),
  ...made,
});

export const CommentShape = record<Comment>()({
  id: Id,
  claimId: Id,
  authorId: person,
  text,
  mentions: z.array(Id).readonly(),
  parentId: Id.nullable(),
  resolvedAt: moment,
  resolvedById: person.nullable(),
  ...made,
  editedAt: moment,
  ...ended,
});

export const CorrectionShape = record<Correction>()({
  id: Id,
  claimId: Id,
  kind: CorrectionKind,
  reason: text,
  fromHash: hash,
  toHash: hash,
  authorId: person,
  ...made,
});

export const WaitingShape = z.object({
  claimId: Id,
  shortText: text,
  layer: Layer,
  articleTitle: words,
  assessmentId: Id.nullable(),
  submittedAt: moment,
  verdict: Verdict.nullable(),
  basis: Basis.nullable(),
  sealed: z.boolean().describe('Its verdict is hidden from you until yours is in.'),
  opinions: count,
  disagreement: z.enum(['none', 'basis', 'verdict', 'declared']),
  dueOn: words,
});
