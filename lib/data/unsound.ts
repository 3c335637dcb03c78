import { findings } from '@/lib/domain/findings';
import { caseOf } from '@/lib/domain/rules-case';
import type { Tx } from './client';
import { snapshotsOf, tamperedAmong } from './custody';
import { readDeskRules } from './desk-rules';
import { load } from './records';

/** Claims looked at together. */
const TOGETHER = 500;

/**
 * The rules that keep approved claims from going out as approved, by claim id; claims that may are not in it. Snapshots
 * are hashed anew where they were touched (VR-12), and an approval covers what stands (VR-09).
 */
export const readUnsound = async (
  db: Tx,
  deskId: string,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (claimIds.length === 0) return new Map();
  const desk = await readDeskRules(db, deskId);
  const found = new Map<string, readonly string[]>();
  for (let i = 0; i < claimIds.length; i += TOGETHER) {
    const cases = claimIds.slice(i, i + TOGETHER);
    const tampered = await tamperedAmong(await snapshotsOf(db, cases));
    const { records } = await load(db, deskId, { cases });
    for (const id of cases) {
      const claim = records.claim.get(id);
      const assessment = records.assessment.get(claim?.assessmentId ?? '');
      if (!claim || !assessment) continue;
      const one = caseOf(records, claim, assessment, { by: '', desk, interests: [], tampered });
      const blocking = findings(one, 'export').filter(({ level }) => level === 'block');
      if (blocking.length > 0) found.set(id, [...new Set(blocking.map(({ rule }) => rule))]);
    }
  }
  return found;
};
