import { apply, type Change, invert, type Records } from '@/lib/domain/change';
import { isDomainError } from '@/lib/domain/errors';
import { changeOf, type VerbName, verbNamed } from '@/lib/domain/verbs';
import { voiding } from '@/lib/domain/voiding';
import type { Writing } from '@/lib/domain/writing';
import type { Op } from './contract';

/** Something done, and what it did; of something undone, the change that undid it. */
type Step = { verb: VerbName; change: Change };

/** Records with what this person did to them here, oldest first, and what of it was undone. */
export type Folded = { records: Records; past: readonly Step[]; future: readonly Step[] };

/** What a verb is worked out on besides the records: the texts, how the desk works, the person's interests. */
export type Place = Pick<Writing, 'texts' | 'seen' | 'desk' | 'interests'>;

type Input = Readonly<Record<string, unknown>>;

const claimVersion = (records: Records, id: unknown, given: unknown) =>
  records.claim.get(String(id))?.version ?? given;

const ofClaim = (records: Records, input: Input): Input => ({
  ...input,
  version: claimVersion(records, input.claimId, input.version),
});
const ofLink = (records: Records, input: Input): Input => ({
  ...input,
  version: claimVersion(records, input.fromId, input.version),
});

/** How a verb names the versions it was made on, where it is not by its claim's. */
const versioned: Partial<Record<VerbName, (records: Records, input: Input) => Input>> = {
  'article.describe': (records, input) => ({
    ...input,
    version: records.article.get(String(input.articleId))?.version ?? input.version,
  }),
  'claim.draft': (records, input) => {
    const reports = input.reports as { claimId: string; version?: number } | undefined;
    if (!reports) return input;
    const version = claimVersion(records, reports.claimId, reports.version);
    return { ...input, reports: { ...reports, version } };
  },
  'claim.merge': (records, input) => ({
    ...input,
    fromVersion: claimVersion(records, input.fromId, input.fromVersion),
    intoVersion: claimVersion(records, input.intoId, input.intoVersion),
  }),
  'claim.link': ofLink,
  'claim.unlink': ofLink,
};

/** The input with the versions that the records have now; a claim that is not here keeps the version given. */
export const onVersions = (records: Records, verb: VerbName, input: Input): Input =>
  (versioned[verb] ?? ofClaim)(records, input);

/** Whether everything the verb speaks of is in the records, so that its change can be worked out here. */
export const isHere = (records: Records, place: Place, verb: VerbName, input: unknown): boolean => {
  const needs = verbNamed(verb).needs(input);
  return (
    [...(needs.claims ?? []), ...(needs.cases ?? [])].every((id) => records.claim.has(id)) &&
    (needs.origins ?? []).every((id) => records.origin.has(id)) &&
    (needs.sources ?? []).every((id) => records.source.has(id)) &&
    (needs.versions ?? []).every((id) => place.texts.has(id))
  );
};

const redone = ({ records, past, future }: Folded, at: string): Folded => {
  const last = future.at(-1);
  if (!last) return { records, past, future };
  const change = voiding(records, invert(last.change, at));
  return {
    records: apply(records, change),
    past: [...past, { ...last, change }],
    future: future.slice(0, -1),
  };
};

const undone = ({ records, past, future }: Folded, at: string): Folded => {
  const last = past.at(-1);
  if (!last) return { records, past, future };
  const change = voiding(records, invert(last.change, at));
  return {
    records: apply(records, change),
    past: past.slice(0, -1),
    future: verbNamed(last.verb).once ? future : [...future, { ...last, change }],
  };
};

/** The change as the server has acknowledged it, joined to what is known of the person's history. */
export const acknowledged = (folded: Folded, op: Op, change: Change): Folded => {
  const { past, future } = folded;
  const records = apply(folded.records, change);
  if (op.verb === 'history.undo') {
    const verb = past.at(-1)?.verb;
    const again = verb && !verbNamed(verb).once ? [{ verb, change }] : [];
    return { records, past: past.slice(0, -1), future: [...future, ...again] };
  }
  if (op.verb === 'history.redo') {
    const verb = future.at(-1)?.verb;
    return { records, past: verb ? [...past, { verb, change }] : past, future: future.slice(0, -1) };
  }
  return { records, past: [...past, { verb: op.verb, change }], future: [] };
};

/**
 * The records after one op, worked out as the server will, on the versions that are there now.
 *
 * @throws DomainError where the verb refuses
 */
export const step = (folded: Folded, op: Op, place: Place): Folded => {
  if (op.verb === 'history.undo') return undone(folded, op.at);
  if (op.verb === 'history.redo') return redone(folded, op.at);
  const input = onVersions(folded.records, op.verb, op.input as Input);
  if (!isHere(folded.records, place, op.verb, input)) return { ...folded, future: [] };
  const change = changeOf(op.verb, folded.records, input, { ...place, by: op.by, at: op.at });
  return {
    records: apply(folded.records, change),
    past: [...folded.past, { verb: op.verb, change }],
    future: [],
  };
};

/** All ops in order; one that no longer applies is passed over, its words stay in the queue. */
export const fold = (start: Folded, ops: readonly Op[], place: Place): Folded =>
  ops.reduce((folded, op) => {
    try {
      return step(folded, op, place);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return folded;
    }
  }, start);

/** The ops with the versions they meet when they are sent one after the other from `start`. */
export const rebased = (start: Folded, ops: readonly Op[], place: Place): Op[] => {
  let folded = start;
  return ops.map((op) => {
    const again = isVerb(op) ? { ...op, input: onVersions(folded.records, op.verb, op.input as Input) } : op;
    folded = fold(folded, [again], place);
    return again;
  });
};

/** Whether the op does something new, and is no step through what was done. */
export const isVerb = (op: Op): op is Op & { verb: VerbName } =>
  op.verb !== 'history.undo' && op.verb !== 'history.redo';
