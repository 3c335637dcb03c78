/** A claim's events as they are told: who did what, when, and what it changed, with differences in words. */
import type { AuditEvent } from './audit';
import {
  apply,
  type Change,
  noRecords,
  type Patch,
  type RecordKind,
  type RecordOf,
  type Records,
  recordKinds,
  same,
} from './change';
import type { Claim } from './claim';
import { type Difference, differences } from './difference';

/** What a step did to one record. `words`: the text in which it is known again. */
export type Detail =
  | {
      readonly kind: 'made' | 'removed' | 'restored' | 'moved';
      readonly record: RecordKind;
      readonly words: string;
    }
  | {
      readonly kind: 'words';
      readonly record: RecordKind;
      readonly field: string;
      readonly differences: readonly Difference[];
    }
  | {
      readonly kind: 'value';
      readonly record: RecordKind;
      readonly field: string;
      readonly before: string;
      readonly after: string;
    };

/** One event of the story. `undone`: a later step took it back. */
export type Step = {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  /** seq of the step it takes back. */
  readonly undoes: number | null;
  readonly undone: boolean;
  readonly details: readonly Detail[];
};

/** Columns that only the program needs, or that follow from what is told beside them. */
const untold: ReadonlySet<string> = new Set([
  ...[
    'prefix',
    'suffix',
    'start',
    'end',
    'cueText',
    'cueStart',
    'cueEnd',
    'cueClass',
    'versionId',
    'articleId',
  ],
  ...['assessmentId', 'editedAt', 'hash', 'submittedAt', 'sourceId', 'originId', 'snapshotId', 'guideline'],
  ...['mentions', 'resolvedById', 'titleGiven', 'nameKey', 'currentNumber', 'boundaries'],
  ...['lookAgain', 'seenVersionId', 'seenStart', 'seenEnd', 'annotation'],
]);

/** Shown word by word, however short. */
const prose: ReadonlySet<string> = new Set([
  ...['statement', 'shortText', 'text', 'exact', 'rationale', 'whatWouldChangeIt', 'quote', 'note', 'result'],
  ...['response', 'comment', 'title', 'lookedFor'],
]);

/** What each kind of record is known by, the first that is not empty. */
const knownBy: Readonly<Record<RecordKind, readonly string[]>> = {
  article: ['title'],
  version: [],
  claim: ['statement'],
  occurrence: ['exact'],
  assessment: ['verdict'],
  note: ['text'],
  link: ['kind'],
  origin: ['name'],
  source: ['name'],
  evidence: ['publisher', 'quote'],
  search: ['lookedFor'],
  contact: ['contacted', 'response'],
  review: ['decision'],
  assignment: ['dueOn'],
  comment: ['text'],
  correction: ['reason'],
};

const wordsOf = (kind: RecordKind, record: unknown): string => {
  const fields = (record ?? {}) as Readonly<Record<string, unknown>>;
  const named = knownBy[kind].map((field) => fields[field]).find(Boolean);
  return typeof named === 'string' ? named : '';
};

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const detailsOf = (before: Records, one: Patch): Detail[] => {
  const { kind: record } = one;
  if ('create' in one) return [{ kind: 'made', record, words: wordsOf(record, one.create) }];
  const words = wordsOf(record, before[record].get(one.id));
  // By name: PostgreSQL keeps the fields of a change in an order of its own.
  const fields = Object.entries(one.set).toSorted(([a], [b]) => (a < b ? 1 : -1));
  return fields.flatMap(([field, [from, to]]): Detail[] => {
    if (untold.has(field) || same(from, to)) return [];
    if (field === 'deletedAt') return [{ kind: to === null ? 'restored' : 'removed', record, words }];
    if (field === 'claimId' || field === 'mergedIntoId') return [{ kind: 'moved', record, words }];
    const [was, is] = [plain(from), plain(to)];
    if (prose.has(field)) return [{ kind: 'words', record, field, differences: differences(was, is) }];
    return [{ kind: 'value', record, field, before: was, after: is }];
  });
};

/** Whether the patch is about this claim, or about something that hangs on it before or after. */
const concerns = (claimId: string, before: Records, after: Records, one: Patch): boolean => {
  if (one.kind === 'claim') return one.id === claimId;
  // An article's new text is told by what it did to the claim's passages.
  if (one.kind === 'version' || one.kind === 'article') return false;
  return [before, after].some((records) => {
    const record = records[one.kind].get(one.id);
    if (!record) return one.kind === 'origin' || one.kind === 'source';
    if ('claimId' in record) return record.claimId === claimId;
    if ('fromId' in record) return record.fromId === claimId || record.toId === claimId;
    return true;
  });
};

/**
 * The story of a claim, the oldest step first.
 *
 * @param events whose changes say anything of the claim, oldest first, as far as the reader may see them
 */
export const storyOf = (claimId: string, events: readonly AuditEvent[]): Step[] => {
  const takenBack = new Set(events.map(({ undoes }) => undoes));
  let records = noRecords;
  return events.flatMap((event): Step[] => {
    if (!Array.isArray(event.change)) return [];
    const change = event.change as Change;
    const before = records;
    records = apply(before, change);
    const details = change.flatMap((one) =>
      concerns(claimId, before, records, one) ? detailsOf(before, one) : [],
    );
    if (details.length === 0) return [];
    const { seq, at, actorId, action, undoes } = event;
    return [{ seq, at, actorId, action, undoes, undone: takenBack.has(seq), details }];
  });
};

/** A claim as it stood at some time: what was kept of it then and had not been taken back. */
export type ClaimThen = { readonly claim: Claim; readonly records: Records };

/** @returns null where the claim was not there yet */
export const claimThen = (
  claimId: string,
  events: readonly AuditEvent[],
  until: string,
): ClaimThen | null => {
  const records = events
    .filter(({ at, change }) => at <= until && Array.isArray(change))
    .reduce((all, { change }) => apply(all, change as Change), noRecords);
  const claim = records.claim.get(claimId);
  return claim ? { claim, records: livingOf(records, claimId) } : null;
};

const livingOf = (records: Records, claimId: string): Records => {
  const living = <Kind extends RecordKind>(kind: Kind): ReadonlyMap<string, RecordOf[Kind]> => {
    const all: ReadonlyMap<string, RecordOf[Kind]> = records[kind];
    return new Map([...all].filter(([, one]) => isLiving(one, claimId)));
  };
  return Object.fromEntries(recordKinds.map((kind) => [kind, living(kind)])) as unknown as Records;
};

const isLiving = (one: object, claimId: string): boolean =>
  (!('deletedAt' in one) || one.deletedAt === null) && (!('claimId' in one) || one.claimId === claimId);
