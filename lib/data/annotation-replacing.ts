/** From a claim as it stands to what an annotation that replaces it says, by the verbs. */
import type { Records } from '@/lib/domain/change';
import type { Claim, Occurrence } from '@/lib/domain/claim';
import { idFrom } from '@/lib/domain/ids';
import type { Step } from '@/lib/domain/taking';
import type { Proposal } from '@/lib/formats/annotation-reading';

/** What stands, and what an annotation says of it. */
export type Wanted = {
  readonly records: Records;
  readonly claim: Claim;
  readonly passage: Occurrence;
  readonly proposal: Proposal;
  readonly read: { readonly start: number; readonly end: number };
  readonly versionId: string;
  readonly requestId: string;
  /** Links as they were read before. */
  readonly printed: Proposal['links'];
  /** Id of a claim by its address; what is no address of ours is nobody's id. */
  readonly claimAt: (address: string) => string;
  readonly isShown: (one: { claimId: string; authorId: string }) => boolean;
};

/** Only an annotation of ours with a verdict carries all of a claim: what another does not say stays as it is. */
const isWhole = ({ isOurs, verdict }: Proposal): boolean => isOurs && verdict !== null;

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The verbs that lead from what stands to what the annotation says. */
export const stepsTo = (wanted: Wanted): Step[] => {
  const { claim, passage, proposal, read, versionId } = wanted;
  const { start, end } = read;
  const isMoved = passage.start !== start || passage.end !== end || passage.versionId !== versionId;
  const edited = Object.entries({
    ...proposal.claim,
    ...(proposal.isOurs && { layer: proposal.layer }),
  })
    .filter(([, value]) => isWhole(proposal) || !isNothing(value))
    .filter(([field, value]) => JSON.stringify(Object(claim)[field]) !== JSON.stringify(value));
  return [
    ...(isMoved
      ? [{ verb: 'occurrence.place' as const, input: { id: passage.id, versionId, start, end } }]
      : []),
    ...(edited.length > 0 ? [{ verb: 'claim.edit' as const, input: Object.fromEntries(edited) }] : []),
    ...notesTo(wanted),
    ...evidenceTo(wanted),
    ...loggedTo(wanted, 'search', wanted.proposal.searches),
    ...loggedTo(wanted, 'contact', wanted.proposal.contacts),
    ...linksTo(wanted),
    ...verdictTo(wanted),
  ];
};

const notesTo = ({ records, proposal, requestId, isShown }: Wanted): Step[] => {
  const { notes } = proposal;
  const there = [...records.note.values()].filter((one) => !one.deletedAt && isShown(one));
  const isSaid = (text: string) => notes.some((one) => one.text === text);
  const gone = isWhole(proposal)
    ? there.filter(({ visibility, text }) => visibility === 'public' && !isSaid(text))
    : [];
  const fresh = notes.filter(({ text }) => !there.some((one) => one.text === text));
  return [
    ...gone.map(({ id }) => ({ verb: 'note.delete' as const, input: { id } })),
    ...fresh.map((note, i) => ({
      verb: 'note.add' as const,
      input: { ...note, id: idFrom(`${requestId} note ${i}`) },
    })),
  ];
};

const evidenceTo = ({ records, proposal, requestId }: Wanted): Step[] => {
  const { evidence } = proposal;
  const there = [...records.evidence.values()].filter((one) => !one.deletedAt);
  const isSame = (item: (typeof there)[number], fields: Readonly<Record<string, unknown>>) =>
    (item.url ?? null) === (fields.url ?? null) && item.quote === fields.quote;
  const gone = isWhole(proposal)
    ? there.filter((item) => !evidence.some(({ fields }) => isSame(item, fields)))
    : [];
  const fresh = evidence.filter(({ fields }) => !there.some((item) => isSame(item, fields)));
  return [
    ...gone.map(({ id }) => ({ verb: 'evidence.remove' as const, input: { id } })),
    ...fresh.map(({ fields }, i) => ({
      verb: 'evidence.add' as const,
      input: { ...fields, id: idFrom(`${requestId} evidence ${i}`) },
    })),
  ];
};

/** What was looked for, or who was asked, as far as it is public. */
const loggedTo = (
  { records, proposal, requestId }: Wanted,
  kind: 'search' | 'contact',
  said: Proposal['searches'],
): Step[] => {
  const there = [...records[kind].values()].filter((one) => !one.deletedAt && one.visibility === 'public');
  const isSame = (one: object, fields: object) =>
    Object.entries(fields).every(([field, value]) => Object(one)[field] === value);
  const gone = isWhole(proposal) ? there.filter((one) => !said.some((fields) => isSame(one, fields))) : [];
  const fresh = said.filter((fields) => !there.some((one) => isSame(one, fields)));
  return [
    ...gone.map(({ id }): Step => ({ verb: `${kind}.remove`, input: { id } })),
    ...fresh.map(
      (fields, i): Step => ({
        verb: `${kind}.log`,
        input: { ...fields, id: idFrom(`${requestId} ${kind} ${i}`) },
      }),
    ),
  ];
};

/** Links that go out from the claim; those that come to it are other claims' to make and to take away. */
const linksTo = ({ records, claim, proposal, printed, claimAt, requestId }: Wanted): Step[] => {
  const outgoing = (links: Proposal['links']) => links.filter(({ direction }) => direction === 'from');
  const nameOf = (one: Proposal['links'][number]) => `${one.kind} ${one.claim}`;
  const [before, after] = [outgoing(printed), outgoing(proposal.links)];
  const names = { before: new Set(before.map(nameOf)), after: new Set(after.map(nameOf)) };
  const gone = isWhole(proposal) ? before.filter((one) => !names.after.has(nameOf(one))) : [];
  const ids = [...records.link.values()].filter(
    (link) =>
      !link.deletedAt &&
      link.fromId === claim.id &&
      gone.some((one) => one.kind === link.kind && claimAt(one.claim) === link.toId),
  );
  const fresh = after.filter((one) => !names.before.has(nameOf(one)));
  return [
    ...ids.map(({ id, fromId }): Step => ({ verb: 'claim.unlink', input: { id, fromId } })),
    ...fresh.map(({ kind, claim: name }): Step => {
      const input = { id: idFrom(`${requestId} link ${kind} ${name}`), fromId: claim.id, kind };
      return { verb: 'claim.link', input: { ...input, toId: claimAt(name) } };
    }),
  ];
};

const verdictTo = ({ records, claim, proposal: { verdict }, requestId }: Wanted): Step[] => {
  if (!verdict) return [];
  const standing = records.assessment.get(claim.assessmentId ?? '');
  const isSame =
    standing && Object.entries(verdict).every(([field, value]) => Object(standing)[field] === value);
  return isSame ? [] : [{ verb: 'verdict.give', input: { ...verdict, id: idFrom(`${requestId} verdict`) } }];
};
