import { apply, type Change, invert, type Records } from '@/lib/domain/change';
import type { Passage } from '@/lib/domain/drafting';
import { isDomainError } from '@/lib/domain/errors';
import { type VerbName, verbNamed } from '@/lib/domain/verbs';
import type { Op } from './contract';

/** Something done, and what it did; of something undone, the change that undid it. */
type Step = { verb: VerbName; change: Change };

/** Records with what this person did to them here, oldest first, and what of it was undone. */
export type Folded = { records: Records; past: readonly Step[]; future: readonly Step[] };

export type Texts = ReadonlyMap<string, Passage>;

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

/** How each verb names the versions it was made on. */
const versioned: Record<VerbName, (records: Records, input: Input) => Input> = {
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
  'claim.edit': ofClaim,
  'claim.withdraw': ofClaim,
  'claim.restore': ofClaim,
  'claim.merge': (records, input) => ({
    ...input,
    fromVersion: claimVersion(records, input.fromId, input.fromVersion),
    intoVersion: claimVersion(records, input.intoId, input.intoVersion),
  }),
  'claim.split': ofClaim,
  'claim.link': ofLink,
  'claim.unlink': ofLink,
  'occurrence.add': ofClaim,
  'occurrence.adjust': ofClaim,
  'occurrence.remove': ofClaim,
  'verdict.give': ofClaim,
  'note.add': ofClaim,
  'note.edit': ofClaim,
  'note.delete': ofClaim,
};

/** The input with the versions that the records have now; a claim that is not here keeps the version given. */
export const onVersions = (records: Records, verb: VerbName, input: Input): Input =>
  versioned[verb](records, input);

/** Whether everything the verb speaks of is in the records, so that its change can be worked out here. */
export const isHere = (records: Records, texts: Texts, verb: VerbName, input: unknown): boolean => {
  const needs = verbNamed(verb).needs(input);
  return (
    (needs.claims ?? []).every((id) => records.claim.has(id)) &&
    (needs.versions ?? []).every((id) => texts.has(id))
  );
};

const redone = ({ records, past, future }: Folded, at: string): Folded => {
  const last = future.at(-1);
  if (!last) return { records, past, future };
  const change = invert(last.change, at);
  return {
    records: apply(records, change),
    past: [...past, { ...last, change }],
    future: future.slice(0, -1),
  };
};

const undone = ({ records, past, future }: Folded, at: string): Folded => {
  const last = past.at(-1);
  if (!last) return { records, past, future };
  const change = invert(last.change, at);
  return {
    records: apply(records, change),
    past: past.slice(0, -1),
    future: [...future, { ...last, change }],
  };
};

/** The change as the server has acknowledged it, joined to what is known of the person's history. */
export const acknowledged = (folded: Folded, op: Op, change: Change): Folded => {
  const { past, future } = folded;
  const records = apply(folded.records, change);
  if (op.verb === 'history.undo') {
    const verb = past.at(-1)?.verb;
    return { records, past: past.slice(0, -1), future: verb ? [...future, { verb, change }] : future };
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
export const step = (folded: Folded, op: Op, texts: Texts): Folded => {
  if (op.verb === 'history.undo') return undone(folded, op.at);
  if (op.verb === 'history.redo') return redone(folded, op.at);
  const input = onVersions(folded.records, op.verb, op.input as Input);
  if (!isHere(folded.records, texts, op.verb, input)) return { ...folded, future: [] };
  const change = verbNamed(op.verb).change(folded.records, input, { by: op.by, at: op.at, texts });
  return {
    records: apply(folded.records, change),
    past: [...folded.past, { verb: op.verb, change }],
    future: [],
  };
};

/** All ops in order; one that no longer applies is passed over, its words stay in the queue. */
export const fold = (start: Folded, ops: readonly Op[], texts: Texts): Folded =>
  ops.reduce((folded, op) => {
    try {
      return step(folded, op, texts);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return folded;
    }
  }, start);

/** The ops with the versions they meet when they are sent one after the other from `start`. */
export const rebased = (start: Folded, ops: readonly Op[], texts: Texts): Op[] => {
  let folded = start;
  return ops.map((op) => {
    const again = isVerb(op) ? { ...op, input: onVersions(folded.records, op.verb, op.input as Input) } : op;
    folded = fold(folded, [again], texts);
    return again;
  });
};

const isVerb = (op: Op): op is Op & { verb: VerbName } =>
  op.verb !== 'history.undo' && op.verb !== 'history.redo';
