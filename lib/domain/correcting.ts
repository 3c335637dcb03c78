import type { Patch, Records } from './change';
import type { Claim } from './claim';
import { DomainError } from './errors';
import { printedHash } from './printed';
import type { ApproveAssessment, Correction } from './review';
import type { Assessment } from './verdict';
import type { Exported, Writing } from './writing';

/** What of an assessment readers were told. */
const toldOf = ({ verdict, basis, confidence, rationale, whatWouldChangeIt }: Exported['assessment']) => ({
  verdict,
  basis,
  confidence,
  rationale,
  whatWouldChangeIt,
});

/**
 * The correction that comes with an approval of what an exported report prints otherwise; nothing where it prints the
 * same or the claim never left the desk. A changed verdict is substantial, whatever is said (VR-18).
 *
 * @throws DomainError correction.needed where its kind and reason are not given
 */
export const correcting = (
  records: Records,
  claim: Claim,
  assessment: Assessment,
  { correction }: Pick<ApproveAssessment, 'correction'>,
  { by, at, beyond }: Writing,
): Patch[] => {
  const exported = beyond?.exported.get(claim.id);
  const toHash = printedHash(records, claim, assessment);
  if (!exported || exported.hash === toHash) return [];
  if (!correction)
    throw new DomainError('correction.needed', { rule: 'VR-18' }, [
      { path: 'correction.reason', key: 'required' },
    ]);
  const create: Correction = {
    id: correction.id,
    claimId: claim.id,
    kind: exported.assessment.verdict === assessment.verdict ? correction.kind : 'substantial',
    reason: correction.reason,
    before: toldOf(exported.assessment),
    after: toldOf(assessment),
    fromHash: exported.hash,
    toHash,
    authorId: by,
    createdAt: at,
  };
  return [{ kind: 'correction', id: create.id, create }];
};
