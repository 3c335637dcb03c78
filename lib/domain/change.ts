/**
 * A change is a value. A verb computes it, the database stores what it says, the screen shows it before
 * the server has answered, the audit log keeps it, and undo is its inverse. Nothing is deleted by one:
 * taking a record back sets its `deletedAt`.
 */
import type { Article, VersionRecord } from './article';
import type { Claim, ClaimLink, Occurrence } from './claim';
import type { Comment } from './comment';
import type { ContactAttempt } from './contact';
import type { Evidence, OriginGroup, Source } from './evidence';
import type { SourcingNote } from './note';
import type { Assignment, Correction, Review } from './review';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

/** The records a reviewer's verbs touch, by kind. */
export type RecordOf = {
  article: Article;
  version: VersionRecord;
  claim: Claim;
  occurrence: Occurrence;
  assessment: Assessment;
  note: SourcingNote;
  link: ClaimLink;
  origin: OriginGroup;
  source: Source;
  evidence: Evidence;
  search: SearchLogEntry;
  contact: ContactAttempt;
  review: Review;
  assignment: Assignment;
  comment: Comment;
  correction: Correction;
};
export type RecordKind = keyof RecordOf;
export const recordKinds = [
  'article',
  'version',
  'claim',
  'occurrence',
  'assessment',
  'note',
  'link',
  'origin',
  'source',
  'evidence',
  'search',
  'contact',
  'review',
  'assignment',
  'comment',
  'correction',
] as const satisfies RecordKind[];

/** A value that fits in a column and in JSON. */
export type Value = string | number | boolean | null | readonly string[] | { readonly [key: string]: string };

/** One record made, or some fields of one record set, each as [before, after]. */
export type Patch =
  | { [Kind in RecordKind]: { kind: Kind; id: string; create: RecordOf[Kind] } }[RecordKind]
  | {
      kind: RecordKind;
      id: string;
      set: Readonly<Record<string, readonly [before: Value, after: Value]>>;
      /** The version does not count up: where a verdict is hidden, a number must not tell of it. */
      quiet?: true;
    };

export type Change = readonly Patch[];

/** The records known in one place: all of an article's workspace on a screen, those concerned on the server. */
export type Records = { readonly [Kind in RecordKind]: ReadonlyMap<string, RecordOf[Kind]> };

export const noRecords: Records = Object.fromEntries(
  recordKinds.map((kind) => [kind, new Map()]),
) as unknown as Records;

/** A set of fields on a record as it is written down in a patch: only those that differ. */
export const patch = <Kind extends RecordKind>(
  kind: Kind,
  record: RecordOf[Kind],
  after: Partial<RecordOf[Kind]>,
): Patch => {
  const before: Readonly<Record<string, unknown>> = record;
  const differing = Object.entries(after).filter(
    ([field, value]) => value !== undefined && !same(before[field], value),
  );
  const set = Object.fromEntries(
    differing.map(([field, value]) => [field, [before[field], value]]),
  ) as Record<string, [Value, Value]>;
  return { kind, id: record.id, set };
};

/** Equal as column values; lists and tables of texts by their items. */
export const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, item]) => right.has(key) && same(right.get(key), item))
  );
};

/** A patch on one of these counts its version up, an empty one too: that is how a claim learns that a note of it changed. */
const versioned: ReadonlySet<RecordKind> = new Set(['claim', 'article']);

/** Whether the patch counts its record's version up. */
export const countsUp = (one: Patch): boolean => versioned.has(one.kind) && 'set' in one && !one.quiet;

/** The record with the patch applied. @returns null when there is none to set fields on */
export const patched = <Kind extends RecordKind>(
  record: RecordOf[Kind] | undefined,
  one: Patch & { kind: Kind },
): RecordOf[Kind] | null => {
  if ('create' in one) return one.create as RecordOf[Kind];
  if (!record) return null;
  const after = Object.fromEntries(Object.entries(one.set).map(([field, [, value]]) => [field, value]));
  const next = { ...record, ...after };
  return countsUp(one) && 'version' in record ? { ...next, version: record.version + 1 } : next;
};

/** The records after the change. What a patch speaks of and is not there is passed over. */
export const apply = (records: Records, change: Change): Records => {
  const next: { [Kind in RecordKind]?: Map<string, RecordOf[Kind]> } = {};
  const put = <Kind extends RecordKind>(kind: Kind, one: Patch & { kind: Kind }): void => {
    const map: Map<string, RecordOf[Kind]> = next[kind] ?? new Map(records[kind]);
    const record = patched(map.get(one.id), one);
    if (record) map.set(one.id, record);
    (next as Record<RecordKind, unknown>)[kind] = map;
  };
  for (const one of change) put(one.kind, one);
  return Object.fromEntries(
    recordKinds.map((kind) => [kind, next[kind] ?? records[kind]]),
  ) as unknown as Records;
};

/**
 * The change that takes this one back. What was made is not deleted but gets its `deletedAt`.
 * A submission or an approval that was lost does not come back: the words may, the second person's yes does not.
 */
export const invert = (change: Change, at: string): Change =>
  change.toReversed().map((one): Patch => {
    if ('create' in one) return { kind: one.kind, id: one.id, set: { deletedAt: [null, at] } };
    const back = Object.entries(one.set).map(([field, [before, after]]) => [field, after, before] as const);
    const held = back.map(([field, from, to]) => [
      field,
      [from, isSecured(one, field, to) ? 'proposed' : to],
    ]);
    return { ...one, set: Object.fromEntries(held) };
  });

const isSecured = ({ kind }: Patch, field: string, to: Value): boolean =>
  kind === 'assessment' && field === 'state' && (to === 'submitted' || to === 'approved');

/** The first patch that no longer meets what it starts from: someone else was there in between. */
export const firstConflict = (records: Records, change: Change): Patch | null =>
  change.find((one) => {
    const record: Readonly<Record<string, unknown>> | undefined = records[one.kind].get(one.id);
    if ('create' in one) return record !== undefined;
    return !record || Object.entries(one.set).some(([field, [before]]) => !same(record[field], before));
  }) ?? null;
