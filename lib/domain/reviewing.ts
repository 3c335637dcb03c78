/**
 * What happens to an assessment on its way to approval: each verb computes a Change from the records it is given and
 * throws where the moves (review.ts) or the rules (rules.ts) refuse. Nothing is optimistic here: the server decides.
 */
import { type Change, type Patch, patch, type Records } from './change';
import type { Claim } from './claim';
import { correcting } from './correcting';
import { DomainError } from './errors';
import { assertDisinterested, assertRules, assertUnsealed } from './findings';
import { printedHash } from './printed';
import {
  type ApproveAssessment,
  type AssignClaim,
  type Assignment,
  type Decide,
  type Decision,
  type Disagree,
  type HandBack,
  type Move,
  moves,
  type Review,
  type SendBack,
  type SubmitAssessment,
  type TakeBackAssessment,
} from './review';
import { type Asking, caseOf } from './rules-case';
import type { Assessment, AssessmentState } from './verdict';
import { claimAt, mustFind, touch, type Writing } from './writing';

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

/** Who asks, with what the server knows of the claim beyond its records. */
const askingOf = ({ by, desk, interests, beyond }: Writing, claim: Claim): Asking => ({
  by,
  desk,
  interests,
  editors: beyond?.editors.get(claim.id) ?? new Set(),
  tampered: beyond?.tampered ?? new Set(),
});

export const submitAssessment = (records: Records, input: SubmitAssessment, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const assessment = assessmentOf(records, claim, input.assessmentId);
  own(assessment, writing);
  const state = moved(assessment, 'submit');
  const reasons = { ...assessment.reasons, ...input.reasons };
  assertRules(caseOf(records, claim, { ...assessment, reasons }, askingOf(writing, claim)), 'submit');
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
  return [patch('assessment', assessment, { state: moved(assessment, 'take-back') }), touch(claim)];
};

type Decided = { id: string; claimId: string; version: number; assessmentId: string; hash: string };

/** The assessment that is decided on, as it was read: not a word of what would be printed has changed since. */
const underReview = (records: Records, input: Decided, writing: Writing) => {
  const claim = claimAt(records, input.claimId, input.version);
  const assessment = assessmentOf(records, claim, input.assessmentId);
  assertUnsealed(caseOf(records, claim, assessment, askingOf(writing, claim)));
  const hash = printedHash(records, claim, assessment);
  if (input.hash !== hash || (assessment.hash !== null && assessment.hash !== hash))
    throw new DomainError('hash.stale', { hash });
  return { claim, assessment, hash };
};

const reviewed = (
  decision: Decision,
  input: Decided & Pick<Review, 'comment'> & Partial<Pick<Review, 'reason'>>,
  opinion: Assessment | undefined,
  writing: Writing,
): Extract<Patch, { kind: 'review'; create: unknown }> => ({
  kind: 'review',
  id: input.id,
  create: {
    id: input.id,
    claimId: input.claimId,
    assessmentId: input.assessmentId,
    reviewerId: writing.by,
    hash: input.hash,
    decision,
    reason: input.reason ?? null,
    comment: input.comment,
    opinionId: opinion?.id ?? null,
    createdAt: writing.at,
  },
});

/** Reviews of an assessment since it was last submitted: what was said of it before counts no more. */
const standing = (records: Records, { id, submittedAt }: Assessment): Review[] =>
  [...records.review.values()]
    .filter((one) => one.assessmentId === id && submittedAt !== null && one.createdAt >= submittedAt)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));

/** Who disagrees and has not come round since, while no editor has decided. */
const dispute = (records: Records, assessment: Assessment): Review | undefined => {
  const reviews = standing(records, assessment);
  const settled = reviews.findLastIndex((one) => one.decision === 'decided');
  return reviews
    .slice(settled + 1)
    .findLast(
      (one, _, all) =>
        one.decision === 'disagreed' && all.findLast((last) => last.reviewerId === one.reviewerId) === one,
    );
};

/** Whether the assessment has, with the one who says yes now, as many second persons as the desk asks for. */
const isEnough = (records: Records, assessment: Assessment, { by, desk }: Writing): boolean => {
  const yes = standing(records, assessment).filter(
    ({ decision }) => decision === 'approved' || decision === 'decided',
  );
  return new Set([...yes.map((one) => one.reviewerId), by]).size >= desk.approvals;
};

/** A person's newest assessment of the claim. */
const opinionOf = (records: Records, claim: Claim, userId: string): Assessment | undefined =>
  [...records.assessment.values()]
    .filter((one) => one.claimId === claim.id && one.authorId === userId && !one.deletedAt)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];

/** Nobody's turn any more. */
const unassigned = (records: Records, claim: Claim, writing: Writing): Patch[] =>
  openAssignments(records, claim.id).map((one) => patch('assignment', one, { deletedAt: writing.at }));

const openAssignments = (records: Records, claimId: string): Assignment[] =>
  [...records.assignment.values()].filter((one) => one.claimId === claimId && !one.deletedAt);

export const approveAssessment = (records: Records, input: ApproveAssessment, writing: Writing): Change => {
  const { claim, assessment } = underReview(records, input, writing);
  const state = moved(assessment, 'approve');
  const again = standing(records, assessment).findLast((one) => one.reviewerId === writing.by);
  if (again?.decision === 'approved') throw new DomainError('move.illegal', { state, move: 'approve' });
  assertRules(caseOf(records, claim, assessment, askingOf(writing, claim)), 'approve');
  const disputed = dispute(records, assessment);
  if (disputed && disputed.reviewerId !== writing.by) throw new DomainError('review.disputed');
  const review = reviewed('approved', input, opinionOf(records, claim, writing.by), writing);
  if (!isEnough(records, assessment, writing)) return [review, touch(claim)];
  return [
    review,
    patch('assessment', assessment, { state }),
    patch('claim', claim, { assessmentId: assessment.id }),
    ...unassigned(records, claim, writing),
    ...correcting(records, claim, assessment, input, writing),
  ];
};

export const sendBack = (records: Records, input: SendBack, writing: Writing): Change => {
  const { claim, assessment } = underReview(records, input, writing);
  const state = moved(assessment, 'send-back');
  if (assessment.authorId === writing.by)
    throw new DomainError('permission.denied', { permission: 'review.send-back' });
  return [
    reviewed('changes_requested', input, opinionOf(records, claim, writing.by), writing),
    patch('assessment', assessment, { state }),
    touch(claim),
    ...unassigned(records, claim, writing),
  ];
};

/** Hold to one's own verdict against the submitted one, and say why. The claim waits for an editor. */
export const disagree = (records: Records, input: Disagree, writing: Writing): Change => {
  const { claim, assessment } = underReview(records, input, writing);
  moved(assessment, 'approve');
  const opinion = assessmentOf(records, claim, input.opinionId);
  if (opinion.authorId !== writing.by || assessment.authorId === writing.by)
    throw new DomainError('permission.denied', { permission: 'review.disagree' });
  if (opinion.verdict === assessment.verdict && opinion.basis === assessment.basis)
    throw new DomainError('input.invalid', {}, [{ path: 'opinionId', key: 'sameOpinion' }]);
  assertDisinterested(claim, writing.interests);
  return [reviewed('disagreed', input, opinion, writing), touch(claim)];
};

/** The two between whom an editor decides: the submitted assessment, and the opinion held against it. */
const between = (records: Records, claim: Claim): { submitted: Assessment; opinion: Assessment } => {
  const submitted = records.assessment.get(claim.assessmentId ?? '');
  const disputed = submitted && dispute(records, submitted);
  const opinion = records.assessment.get(disputed?.opinionId ?? '');
  if (submitted?.state !== 'submitted' || !opinion)
    throw new DomainError('move.illegal', { state: submitted?.state ?? 'proposed', move: 'decide' });
  return { submitted, opinion };
};

/**
 * Decide a disagreement. The other assessment stays on record, and so does what each said. Where the desk asks for two
 * approvals, this is the first of them.
 */
export const decide = (records: Records, input: Decide, writing: Writing): Change => {
  const { claim, assessment, hash } = underReview(records, input, writing);
  const { submitted, opinion } = between(records, claim);
  const other = assessment.id === submitted.id ? opinion : submitted;
  if (assessment.id !== submitted.id && assessment.id !== opinion.id) throw new DomainError('not-found');
  if ([submitted.authorId, opinion.authorId].includes(writing.by))
    throw new DomainError('permission.denied', { permission: 'review.decide' });
  assertRules(caseOf(records, claim, assessment, askingOf(writing, claim)), 'approve');
  const enough = isEnough(records, assessment, writing);
  const state = enough ? moved(assessment, 'decide') : 'submitted';
  return [
    reviewed('decided', input, other, writing),
    patch('assessment', assessment, {
      state,
      hash,
      submittedAt: assessment.submittedAt ?? writing.at,
    }),
    ...(other === submitted ? [patch('assessment', other, { state: moved(other, 'supersede') })] : []),
    patch('claim', claim, { assessmentId: assessment.id }),
    ...(enough
      ? [...unassigned(records, claim, writing), ...correcting(records, claim, assessment, input, writing)]
      : []),
  ];
};

/** Make it somebody's turn; whose turn it was before, it is no longer. */
export const assignClaim = (records: Records, input: AssignClaim, writing: Writing): Change => {
  const claim = mustFind(records.claim, input.claimId);
  if (writing.insiders && !writing.insiders.has(input.assigneeId))
    throw new DomainError('input.invalid', {}, [{ path: 'assigneeId', key: 'unknown' }]);
  const assignment: Assignment = {
    ...input,
    assignedById: writing.by,
    createdAt: writing.at,
    deletedAt: null,
  };
  return [
    ...unassigned(records, claim, writing),
    { kind: 'assignment', id: assignment.id, create: assignment },
  ];
};

/** It is not one's turn any more. */
export const handBack = (records: Records, input: HandBack, writing: Writing): Change => {
  const claim = mustFind(records.claim, input.claimId);
  const mine = openAssignments(records, claim.id).filter((one) => one.assigneeId === writing.by);
  if (mine.length === 0) throw new DomainError('not-found');
  return mine.map((one) => patch('assignment', one, { deletedAt: writing.at }));
};
