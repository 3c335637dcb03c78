/**
 * Any edit of what a report would print ends the submission or approval of the claim's assessment: a second person
 * said yes to other words. Undoing back to the approved words does not bring it back.
 */
import { apply, type Change, type Patch, patch, type RecordKind, type Records } from './change';
import { moves } from './review';

/** What of a record is printed: true, all of it; a list, these fields; a function, only when it says so. */
type Printed = true | readonly string[] | ((record: { visibility?: unknown }) => boolean);

const isPublic = ({ visibility }: { visibility?: unknown }) => visibility === 'public';

const printed: Partial<Record<RecordKind, Printed>> = {
  claim: [
    'statement',
    'shortText',
    'type',
    'layer',
    'subjects',
    'claimDate',
    'place',
    'language',
    'sourceName',
    'sourceKind',
    'deletedAt',
  ],
  // Its words, not its place: what a new version carries along unchanged was approved as it is.
  occurrence: ['claimId', 'exact', 'deletedAt'],
  evidence: true,
  note: isPublic,
  search: isPublic,
  contact: isPublic,
};

/** The change, and with it the end of every submission and approval that it overtakes. */
export const voiding = (records: Records, change: Change): Change => {
  const after = apply(records, change);
  const claims = new Set(
    change.flatMap((one) => (isPrinted(records, after, one) ? ownersOf(records, after, one) : [])),
  );
  const settled = new Set(
    change.flatMap((one) => (one.kind === 'assessment' && 'set' in one ? [one.id] : [])),
  );
  const overtaken = [...records.assessment.values()].filter(
    (one) => claims.has(one.claimId) && isSecured(records, one) && !settled.has(one.id) && !one.deletedAt,
  );
  return [...change, ...overtaken.map((one) => patch('assessment', one, { state: moves.void.to }))];
};

/** Submitted, or approved and standing: earlier approvals are history. */
const isSecured = (records: Records, one: { id: string; claimId: string; state: string }): boolean =>
  one.state === 'submitted' ||
  (one.state === 'approved' && records.claim.get(one.claimId)?.assessmentId === one.id);

const isPrinted = (before: Records, after: Records, one: Patch): boolean => {
  const what = printed[one.kind];
  if (!what) return false;
  if (what === true) return true;
  if (typeof what !== 'function')
    return 'create' in one || isLost(one) || Object.keys(one.set).some((field) => what.includes(field));
  return [before, after].some((records) => {
    const record = records[one.kind].get(one.id);
    return record !== undefined && what(record as { visibility?: unknown });
  });
};

/** The words are no longer in the text, or are again. */
const isLost = (one: Extract<Patch, { set: unknown }>): boolean =>
  one.kind === 'occurrence' && (one.set.anchorState?.some((state) => state === 'lost') ?? false);

const ownersOf = (before: Records, after: Records, one: Patch): string[] => {
  if (one.kind === 'claim') return [one.id];
  return [before, after].flatMap((records) => {
    const record = records[one.kind].get(one.id);
    return record && 'claimId' in record ? [record.claimId] : [];
  });
};
