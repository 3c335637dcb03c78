/** What a reviewer's verbs do to verdicts and notes. Each computes a Change, as in drafting.ts. */
import { type Change, type Patch, patch, type Records } from './change';
import { DomainError } from './errors';
import { assertDisinterested } from './findings';
import type { AddNote, DeleteNote, EditNote } from './note';
import { type Assessment, fits, type GiveVerdict } from './verdict';
import { claimAt, mustFind, touched, type Writing } from './writing';

/** A person's newest verdict on a claim. */
const ownLast = (records: Records, claimId: string, userId: string): Assessment | undefined =>
  [...records.assessment.values()]
    .filter((one) => one.claimId === claimId && one.authorId === userId && !one.deletedAt)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];

/** Whether the writer cannot know what others say of the claim: nobody has said anything, or it is hidden from them. */
const isIndependent = (records: Records, claimId: string, { by, desk }: Writing): boolean => {
  const others = [...records.assessment.values()].filter(
    (one) => one.claimId === claimId && one.authorId !== by && !one.deletedAt,
  );
  return others.length === 0 || (desk.blind && new Set(others.map((one) => one.authorId)).size === 1);
};

const assess = (records: Records, input: GiveVerdict, writing: Writing): Assessment => {
  const last = ownLast(records, input.claimId, writing.by);
  const kept = last && fits(input.verdict, last.basis) ? last.basis : null;
  const basis = input.basis === undefined ? kept : input.basis;
  if (!fits(input.verdict, basis)) throw new DomainError('basis.mismatch', { verdict: input.verdict, basis });
  return {
    id: input.id,
    claimId: input.claimId,
    authorId: writing.by,
    state: 'proposed',
    verdict: input.verdict,
    basis,
    confidence: input.confidence === undefined ? (last?.confidence ?? null) : input.confidence,
    rationale: input.rationale ?? last?.rationale ?? '',
    whatWouldChangeIt: input.whatWouldChangeIt ?? last?.whatWouldChangeIt ?? '',
    asOf: writing.at,
    independent: last?.independent ?? isIndependent(records, input.claimId, writing),
    reasons: {},
    guideline: writing.desk.guideline,
    hash: null,
    submittedAt: null,
    createdAt: writing.at,
    deletedAt: null,
  };
};

/**
 * A further assessment beside the earlier ones; it becomes the claim's. What is left out is kept from one's own last.
 * While another person's stands submitted, it is a second opinion and waits beside.
 */
export const giveVerdict = (records: Records, input: GiveVerdict, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  assertDisinterested(claim, writing.interests);
  const made = assess(records, input, writing);
  const standing = records.assessment.get(claim.assessmentId ?? '');
  const create: Patch = { kind: 'assessment', id: made.id, create: made };
  if (standing?.state === 'submitted' && standing.authorId !== writing.by)
    return [create, ...touched(claim, writing)];
  const replaced = standing && (standing.state === 'submitted' || standing.state === 'approved');
  return [
    create,
    ...(replaced ? [patch('assessment', standing, { state: 'withdrawn' })] : []),
    { ...patch('claim', claim, { assessmentId: made.id }), ...(writing.desk.blind && { quiet: true }) },
  ];
};

export const addNote = (records: Records, { version, ...input }: AddNote, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, version);
  const note = { ...input, authorId: writing.by, createdAt: writing.at, editedAt: null, deletedAt: null };
  return [{ kind: 'note', id: note.id, create: note }, ...touched(claim, writing)];
};

const ownNote = (records: Records, input: { id: string; claimId: string }, writing: Writing) => {
  const note = mustFind(records.note, input.id);
  if (note.claimId !== input.claimId) throw new DomainError('not-found');
  if (note.authorId !== writing.by) throw new DomainError('permission.denied', { permission: 'note.edit' });
  return note;
};

/** Only its author rewords a note; what it said before stays in the log. */
export const editNote = (
  records: Records,
  { id, claimId, version, ...fields }: EditNote,
  writing: Writing,
): Change => {
  const claim = claimAt(records, claimId, version);
  const note = ownNote(records, { id, claimId }, writing);
  return [patch('note', note, { ...fields, editedAt: writing.at }), ...touched(claim, writing)];
};

export const deleteNote = (records: Records, input: DeleteNote, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  return [
    patch('note', ownNote(records, input, writing), { deletedAt: writing.at }),
    ...touched(claim, writing),
  ];
};
