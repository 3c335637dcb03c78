import { type AuditEvent, hashOf } from '../lib/domain/audit';
import type { Change } from '../lib/domain/change';
import type { Claim } from '../lib/domain/claim';
import { newId } from '../lib/domain/ids';

/** Events for each claim: one makes it, the others edit it. */
const PER_CLAIM = 20;

/**
 * A desk's chain of events and the claims that they leave behind, worked out without a database.
 *
 * @param count how many events
 * @param at when the first was; one a second follows
 */
export function chainOf({
  deskId,
  userId,
  count,
  at,
}: {
  deskId: string;
  userId: string;
  count: number;
  at: Date;
}): { events: AuditEvent[]; claims: Claim[] } {
  const events: AuditEvent[] = [];
  const claims: Claim[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const time = new Date(at.getTime() + seq * 1000).toISOString();
    const last = claims.at(-1);
    const isNew = !last || (seq - 1) % PER_CLAIM === 0;
    const claim = isNew ? claimed(userId, time) : edited(last, seq);
    const change: Change = isNew
      ? [{ kind: 'claim', id: claim.id, create: claim }]
      : [{ kind: 'claim', id: claim.id, set: { place: [last.place, claim.place] } }];
    claims.splice(isNew ? claims.length : claims.length - 1, 1, claim);
    const unsealed = {
      ...{ deskId, seq, at: time, actorId: userId, action: isNew ? 'claim.draft' : 'claim.edit' },
      ...{ target: claim.id, articleId: null, requestId: null, undoes: null, change },
      prevHash: events.at(-1)?.hash ?? '',
    };
    events.push({ ...unsealed, hash: hashOf(unsealed) });
  }
  return { events, claims };
}

const claimed = (userId: string, createdAt: string): Claim => ({
  ...{ id: newId(), statement: 'Quân đội đã tới sân bay.', shortText: 'Quân đội đã tới sân bay', type: null },
  ...{ layer: 'content', subjects: [], claimDate: null, place: null, language: 'vi', sourceName: null },
  ...{ sourceKind: null, assessmentId: null, mergedIntoId: null, version: 1, deletedAt: null },
  ...{ createdAt, createdById: userId },
});

const edited = (claim: Claim, seq: number): Claim => ({
  ...claim,
  place: `Almaty ${seq}`,
  version: claim.version + 1,
});
