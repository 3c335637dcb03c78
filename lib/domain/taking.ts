/**
 * Several verbs on one claim as one change: what an imported annotation, or a fact-check from elsewhere, brings with it.
 * Each is worked out on what the ones before have left and asks for its own permission; one that is refused leaves the
 * others as they are.
 */
import { apply, type Change, type Patch, type RecordKind, type Records } from './change';
import { type DomainError, isDomainError } from './errors';
import { parse } from './input';
import { type Actor, assertCan } from './permissions';
import { changeOf, type Needs, type VerbName, verbNamed } from './verbs';
import type { Writing } from './writing';

/** A verb with its input; which claim and which version of it is known where it is carried out. */
export type Step = { readonly verb: VerbName; readonly input: Readonly<Record<string, unknown>> };

export type Refused = { readonly step: Step; readonly error: DomainError };

export type Taken = { readonly change: Change; readonly refused: readonly Refused[] };

/** The verb that makes the claim has its id itself, and needs no version. */
const isMaking = ({ verb }: Step): boolean => verb === 'claim.draft';

const inputOf = (records: Records, claimId: string, step: Step): unknown =>
  isMaking(step) ? step.input : { ...step.input, claimId, version: records.claim.get(claimId)?.version ?? 1 };

/** What has to be at hand for the steps. */
export const needsOf = (claimId: string, steps: readonly Step[], isNew: boolean): Needs => {
  const all = steps.map(({ input }) => input.versionId).filter((id) => typeof id === 'string');
  return { versions: [...new Set(all)], ...(!isNew && { cases: [claimId] }) };
};

/**
 * Carry the steps out, one after the other. Where the first is refused, nothing is left to do the others on.
 *
 * @param claimId the claim that the first step makes, or one that is there
 */
export const takeAll = (
  records: Records,
  claimId: string,
  steps: readonly Step[],
  { actor, writing }: { actor: Actor; writing: Writing },
): Taken => {
  const refused: Refused[] = [];
  let change: Change = [];
  let now = records;
  for (const step of steps) {
    try {
      assertCan(actor, step.verb);
      const input = parse(verbNamed(step.verb).input, inputOf(now, claimId, step));
      const made = changeOf(step.verb, now, input, writing);
      change = [...change, ...made];
      now = apply(now, made);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push({ step, error });
      if (!now.claim.has(claimId)) break;
    }
  }
  return { change: folded(change), refused };
};

/** A claim points at its assessment, and the assessment at it: the one is made before the other. */
const LATER: readonly string[] = ['assessmentId'];

/**
 * A change in which what is made is made as it is in the end: what is set on a record of the same change is part of its
 * making. A new claim begins at version 1, whatever was written to it on the way.
 */
const folded = (change: Change): Change => {
  const made = new Map<string, Extract<Patch, { create: unknown }>>();
  const rest: Patch[] = [];
  for (const one of change) {
    const key = `${one.kind} ${one.id}`;
    const mine = made.get(key);
    if ('create' in one) {
      made.set(key, one);
      rest.push(one);
    } else if (!mine) rest.push(one);
    else {
      const { early, late } = parted(one);
      made.set(key, withSet(mine, early));
      if (late) rest.push(late);
    }
  }
  return rest.map((one) => ('create' in one ? (made.get(`${one.kind} ${one.id}`) ?? one) : one));
};

type Set = Extract<Patch, { set: unknown }>;

const parted = (one: Set): { early: Readonly<Record<string, unknown>>; late: Set | null } => {
  const entries = Object.entries(one.set);
  const late = entries.filter(([field]) => LATER.includes(field));
  return {
    early: Object.fromEntries(
      entries.filter(([field]) => !LATER.includes(field)).map(([field, [, after]]) => [field, after]),
    ),
    late: late.length > 0 ? { ...one, set: Object.fromEntries(late) } : null,
  };
};

const withSet = <One extends Extract<Patch, { create: { id: string }; kind: RecordKind }>>(
  one: One,
  fields: Readonly<Record<string, unknown>>,
): One => ({ ...one, create: { ...one.create, ...fields } });
