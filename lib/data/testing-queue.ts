/** Claims that wait for a second person, as rows, for the tests of the queue. */
import { newId } from '@/lib/domain/ids';
import type { AssessmentState, Basis, Verdict } from '@/lib/domain/verdict';
import { database } from './client';

const hour = (n: number): Date => new Date(Date.UTC(2022, 0, 7, n));

/** A claim without passages. @returns its id */
export const aClaimRow = async (
  deskId: string,
  createdById: string,
  more: { shortText?: string; subjects?: string[] } = {},
): Promise<string> => {
  const id = newId();
  await (await database()).claim.create({
    data: {
      ...{ id, deskId, createdById, statement: 'Quân đội đã tới sân bay.', shortText: 'Quân đội đã tới' },
      ...{ layer: 'content', language: 'vi', subjects: [], createdAt: hour(1), ...more },
    },
  });
  return id;
};

/** An assessment of it. Submitted, it becomes the standing one. @returns its id */
export const anAssessmentRow = async (
  claimId: string,
  authorId: string,
  given: { verdict: Verdict; basis?: Basis; state?: AssessmentState; hours?: number; rationale?: string },
): Promise<string> => {
  const { hours = 2, state = 'submitted', basis = null, ...more } = given;
  const id = newId();
  const times = { asOf: hour(hours), createdAt: hour(hours) };
  const submittedAt = state === 'proposed' ? null : hour(hours);
  const db = await database();
  await db.assessment.create({
    data: {
      id,
      claimId,
      authorId,
      state,
      basis,
      ...more,
      ...times,
      submittedAt,
      hash: submittedAt && '0'.repeat(64),
    },
  });
  if (state !== 'proposed') await db.claim.update({ where: { id: claimId }, data: { assessmentId: id } });
  return id;
};

/** A review of it; a disagreement comes with an opinion. */
export const aReviewRow = async (
  claimId: string,
  assessmentId: string,
  reviewerId: string,
  decision: 'approved' | 'disagreed' | 'decided',
  hours: number,
  opinionId: string | null = null,
): Promise<void> => {
  const reason = decision === 'disagreed' ? 'wording' : null;
  await (await database()).review.create({
    data: {
      ...{ reason, opinionId },
      id: newId(),
      claimId,
      assessmentId,
      reviewerId,
      decision,
      hash: '0'.repeat(64),
      createdAt: hour(hours),
    },
  });
};

/** Whose turn it is, or was. */
export const anAssignmentRow = async (
  claimId: string,
  assigneeId: string,
  more: { dueOn?: string; endedAt?: Date } = {},
): Promise<void> => {
  const { dueOn = null, endedAt = null } = more;
  await (await database()).assignment.create({
    data: {
      id: newId(),
      claimId,
      assigneeId,
      assignedById: assigneeId,
      dueOn,
      deletedAt: endedAt,
      createdAt: hour(3),
    },
  });
};
