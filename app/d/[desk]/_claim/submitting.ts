/** What stands between an assessment and a second person. */
import type { Records } from '@/lib/domain/change';
import type { Claim } from '@/lib/domain/claim';
import { type Finding, findings } from '@/lib/domain/findings';
import type { Case } from '@/lib/domain/rules-case';
import type { Assessment } from '@/lib/domain/verdict';

/** The assessment a person can submit: the claim's if it is theirs, else their newest. */
export const ownAssessment = (
  records: Records,
  claim: Pick<Claim, 'id' | 'assessmentId'>,
  userId: string,
): Assessment | null => {
  const standing = records.assessment.get(claim.assessmentId ?? '');
  if (standing?.authorId === userId) return standing;
  const own = [...records.assessment.values()].filter(
    (one) =>
      one.claimId === claim.id && one.authorId === userId && one.state !== 'withdrawn' && !one.deletedAt,
  );
  return own.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0] ?? null;
};

/** Whether it waits for its author: nobody else has it in hand. */
export const isInHand = ({ state }: Pick<Assessment, 'state'>): boolean =>
  state === 'proposed' || state === 'sent_back';

/** What keeps the assessment from being submitted as it is: not met, and no reason given that would answer it. */
export const inTheWay = (one: Case): Finding[] =>
  findings(one, 'submit').filter(({ rule, asks }) => !asks || !one.assessment.reasons[rule]);

/** The findings a written reason answers, those already answered among them. */
export const asking = (one: Case): Finding[] => {
  const unasked = { ...one, assessment: { ...one.assessment, reasons: {} } };
  return findings(unasked, 'submit').filter(({ asks }) => asks);
};
