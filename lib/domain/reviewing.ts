/**
 * What happens to an assessment on its way to approval: each verb computes a Change from the records it is given and
 * throws where the moves (review.ts) or the rules (rules.ts) refuse. Nothing is optimistic here: the server decides.
 */
import { type Change, patch, type Records } from './change';
import type { Claim } from './claim';
import { claimAt, mustFind, type Writing } from './drafting';
import { DomainError } from './errors';
import { printedHash } from './printed';
import { type Move, moves, type SubmitAssessment, type TakeBackAssessment } from './review';
import { assertRules } from './rules';
import { caseOf } from './rules-case';
import type { Assessment, AssessmentState } from './verdict';

/** @throws DomainError move.illegal (details: state, move) */
export const moved = (assessment: Assessment, move: Move): AssessmentState => {
  const { from, to } = moves[move];
  if (!(from as readonly AssessmentState[]).includes(assessment.state))
    throw new DomainError('move.illegal', { state: assessment.state, move });
  return to;
};

const assessmentOf = (records: Records, claim: Claim, id: string): Assessment => {
  const assessment = mustFind(records.assessment, id);
  if (assessment.claimId !== claim.id) throw new DomainError('not-found');
  return assessment;
};

const own = (assessment: Assessment, writing: Writing): void => {
  if (assessment.authorId !== writing.by)
    throw new DomainError('permission.denied', { permission: 'assessment.submit' });
};

export const submitAssessment = (records: Records, input: SubmitAssessment, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const assessment = assessmentOf(records, claim, input.assessmentId);
  own(assessment, writing);
  const state = moved(assessment, 'submit');
  const reasons = { ...assessment.reasons, ...input.reasons };
  assertRules(caseOf(records, claim, { ...assessment, reasons }, writing), 'submit');
  const hash = printedHash(records, claim, { ...assessment, reasons });
  return [
    patch('assessment', assessment, {
      state,
      reasons,
      hash,
      submittedAt: writing.at,
      guideline: writing.desk.guideline,
    }),
    patch('claim', claim, { assessmentId: assessment.id }),
  ];
};

export const takeBackAssessment = (records: Records, input: TakeBackAssessment, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const assessment = assessmentOf(records, claim, input.assessmentId);
  own(assessment, writing);
  return [
    patch('assessment', assessment, { state: moved(assessment, 'take-back') }),
    patch('claim', claim, {}),
  ];
};
