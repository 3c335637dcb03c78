import { setImmediate as breath } from 'node:timers/promises';
import { seenWords } from '@/lib/domain/carrying';
import {
  apply,
  type Change,
  countsUp,
  type Patch,
  type RecordKind,
  type RecordOf,
  type Records,
} from '@/lib/domain/change';
import type { Passage } from '@/lib/domain/placing';
import { collationKey, fold } from '@/lib/domain/text';
import type { Needs } from '@/lib/domain/verbs';
import type { Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { reindex } from './reindex';
import { loadTexts, readTexts, versionRecord } from './texts';

/** Dates of a row as ISO 8601 in UTC; enumerated columns are guarded by CHECKs, so their text is trusted. */
const told = <Kind extends RecordKind>(row: object): RecordOf[Kind] =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as RecordOf[Kind];

/** Rows of the database as the records of the domain: without the columns that are the database's own. */
export const toRecord = {
  article: ({ deskId: _, titleKey: __, ...row }: Row.Article) => told<'article'>(row),
  claim: ({ deskId: _, ...row }: Row.Claim) => told<'claim'>(row),
  occurrence: (row: Row.Occurrence) => told<'occurrence'>(row),
  assessment: (row: Row.Assessment) => told<'assessment'>(row),
  note: (row: Row.SourcingNote) => told<'note'>(row),
  link: ({ deskId: _, ...row }: Row.ClaimLink) => told<'link'>(row),
  origin: ({ deskId: _, ...row }: Row.OriginGroup) => told<'origin'>(row),
  source: ({ deskId: _, nameKey: __, ...row }: Row.Source) => told<'source'>(row),
  evidence: (row: Row.Evidence) => told<'evidence'>(row),
  search: (row: Row.SearchLogEntry) => told<'search'>(row),
  contact: (row: Row.ContactAttempt) => told<'contact'>(row),
  review: (row: Row.Review) => told<'review'>(row),
  assignment: (row: Row.Assignment) => told<'assignment'>(row),
  comment: (row: Row.Comment) => told<'comment'>(row),
  correction: (row: Row.Correction) => told<'correction'>(row),
};

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** Records by id, of one desk, whether deleted or not; and the texts of the versions and snapshots asked for. */
export type Loaded = {
  records: Records;
  texts: ReadonlyMap<string, Passage>;
  /** Words where a person last saw passages that wait to be looked at elsewhere, by occurrence id. */
  seen: ReadonlyMap<string, string>;
  snapshots: ReadonlyMap<string, { text: string | null }>;
};

/** More ids than a verb names: those of the records that an undo sets fields on. */
export type Wanted = Needs & { records?: Partial<Record<RecordKind, readonly string[]>> };

/**
 * What a verb needs, from the actor's desk alone: other desks' records are not there.
 * Claims come with their passages, notes, links, and the assessments that stand, are submitted, or are `by`'s own;
 * cases with all that hangs on them.
 */
export const load = async (
  tx: Tx,
  deskId: string,
  wanted: Wanted,
  by: string | null = null,
): Promise<Loaded> => {
  const cases = wanted.cases ?? [];
  const ends = [...(wanted.claims ?? []), ...cases];
  const ofDesk = { claim: { deskId } };
  const own = (kind: RecordKind) => [...(wanted.records?.[kind] ?? [])];
  /** Those that hang on the claims, and those named by id. */
  const hanging = <Found>(
    kind: RecordKind,
    on: readonly string[],
    find: (where: Hanging) => Promise<Found[]>,
  ) =>
    on.length + own(kind).length === 0
      ? []
      : find({ ...ofDesk, OR: [{ claimId: { in: [...on] } }, { id: { in: own(kind) } }] });
  const claims = await some(ends, (ids) => tx.claim.findMany({ where: { ...ids, deskId } }));
  const occurrences = await hanging('occurrence', ends, (where) => tx.occurrence.findMany({ where }));
  // One question each: asked in one with OR, SQLite goes through every assessment of the desk.
  const ofThis = new Set(claims.map((claim) => claim.id));
  const here = (ids: readonly string[] = []) => ids.filter((id) => ofThis.has(id));
  const assessments = [
    ...(await some(here(cases), ({ id: claimId }) => tx.assessment.findMany({ where: { claimId } }))),
    ...(await some(here(wanted.claims), ({ id: claimId }) =>
      tx.assessment.findMany({ where: { claimId, OR: shownWith(by) } }),
    )),
    ...(await some(own('assessment'), (ids) => tx.assessment.findMany({ where: { ...ofDesk, ...ids } }))),
  ];
  const notes = await hanging('note', ends, (where) => tx.sourcingNote.findMany({ where }));
  const links = await some([...ends, ...own('link')], () =>
    tx.claimLink.findMany({ where: { deskId, OR: linked(ends, own('link')) } }),
  );
  const evidence = await hanging('evidence', cases, (where) => tx.evidence.findMany({ where }));
  const searches = await hanging('search', cases, (where) => tx.searchLogEntry.findMany({ where }));
  const contacts = await hanging('contact', cases, (where) => tx.contactAttempt.findMany({ where }));
  const reviews = await hanging('review', cases, (where) => tx.review.findMany({ where }));
  const assignments = await hanging('assignment', cases, (where) => tx.assignment.findMany({ where }));
  const corrections = await hanging('correction', cases, (where) => tx.correction.findMany({ where }));
  const comments = [
    ...(await some([...(wanted.comments ?? []), ...own('comment')], (ids) =>
      tx.comment.findMany({ where: { ...ofDesk, ...ids } }),
    )),
    ...(await some(here(wanted.threads), ({ id: claimId }) => tx.comment.findMany({ where: { claimId } }))),
  ];
  const named = (kind: 'origin' | 'source', ids: readonly (string | null)[]) =>
    [...new Set([...own(kind), ...ids])].filter((id) => id !== null);
  const { texts, versions } = await loadTexts(tx, deskId, wanted.versions ?? []);
  const shared = [...texts.values()].map((one) => one.originId ?? null);
  const origins = await some(
    named('origin', [...(wanted.origins ?? []), ...evidence.map((item) => item.originId), ...shared]),
    (ids) => tx.originGroup.findMany({ where: { ...ids, deskId } }),
  );
  const sources = await some(named('source', wanted.sources ?? []), (ids) =>
    tx.source.findMany({ where: { ...ids, deskId } }),
  );
  // The rules look at the addresses of the articles in which a claim stands.
  const carriers =
    cases.length === 0 ? [] : new Set(occurrences.flatMap((one) => (one.deletedAt ? [] : [one.articleId])));
  const articles = await some([...(wanted.articles ?? []), ...own('article'), ...carriers], (ids) =>
    tx.article.findMany({ where: { ...ids, deskId } }),
  );
  const snapshots = await some(wanted.snapshots ?? [], (ids) =>
    tx.snapshot.findMany({ where: { ...ids, deskId }, select: { id: true, text: true } }),
  );
  const further = await some(own('version'), (ids) =>
    tx.articleVersion.findMany({ where: { ...ids, article: { deskId } }, omit: LONG }),
  );
  const waiting = occurrences.filter((one) => one.seenVersionId !== null).map(toRecord.occurrence);
  const seen = await readTexts(tx, [...new Set(waiting.flatMap((one) => one.seenVersionId ?? []))]);
  return {
    records: {
      version: new Map([...versions, ...further.map((row) => [row.id, versionRecord(row)] as const)]),
      article: byId(articles.map(toRecord.article)),
      claim: byId(claims.map(toRecord.claim)),
      occurrence: byId(occurrences.map(toRecord.occurrence)),
      assessment: byId(assessments.map(toRecord.assessment)),
      note: byId(notes.map(toRecord.note)),
      link: byId(links.map(toRecord.link)),
      evidence: byId(evidence.map(toRecord.evidence)),
      search: byId(searches.map(toRecord.search)),
      contact: byId(contacts.map(toRecord.contact)),
      review: byId(reviews.map(toRecord.review)),
      assignment: byId(assignments.map(toRecord.assignment)),
      correction: byId(corrections.map(toRecord.correction)),
      comment: byId(comments.map(toRecord.comment)),
      origin: byId(origins.map(toRecord.origin)),
      source: byId(sources.map(toRecord.source)),
    },
    texts,
    seen: seenWords(waiting, seen),
    snapshots: new Map(snapshots.map(({ id, text }) => [id, { text }])),
  };
};

/** Columns that may hold megabytes. */
const LONG = { text: true, sentences: true } as const;

type Hanging = {
  claim: { deskId: string };
  OR: ({ claimId: { in: string[] } } | { id: { in: string[] } })[];
};

/** Of claims that are no cases: the assessments that stand, are submitted, or are the writer's own. */
const shownWith = (by: string | null) => [
  { standing: { isNot: null } },
  { state: 'submitted' },
  ...(by === null ? [] : [{ authorId: by }]),
];

/** No ids, no question: a write waits for every one it asks. */
const some = async <Row>(
  ids: readonly string[],
  find: (ids: { id: { in: string[] } }) => Promise<Row[]>,
): Promise<Row[]> => (ids.length === 0 ? [] : find({ id: { in: [...ids] } }));

const linked = (ends: readonly string[], own: readonly string[]) => [
  { fromId: { in: [...ends] } },
  { toId: { in: [...ends] } },
  { id: { in: [...own] } },
];

/** Store a change that was worked out on `records`; the search index follows. */
export const save = async (tx: Tx, deskId: string, records: Records, change: Change): Promise<void> => {
  for (const one of change) await savePatch(tx, deskId, one);
  await reindex(tx, deskId, apply(records, change), change);
};

/** Store changes of which none meets another. Between two of them whoever waits for this process has a turn. */
export const saveAll = async (
  tx: Tx,
  deskId: string,
  records: Records,
  changes: readonly Change[],
): Promise<void> => {
  for (const [one, ...alike] of alikeIn(changes.flat())) {
    if (one) await (alike.length === 0 ? savePatch(tx, deskId, one) : updateMany(tx, [one, ...alike]));
    await breath();
  }
  for (const change of changes) {
    await reindex(tx, deskId, apply(records, change), change);
    await breath();
  }
};

/** Kinds of which many are set alike when a step of many is taken back. */
const inMany: ReadonlySet<RecordKind> = new Set([
  ...(['claim', 'occurrence', 'assessment', 'note', 'link', 'evidence', 'search', 'contact'] as const),
]);

/** Patches in their order; what sets the same on many records of a kind, each of which is set once, comes together. */
const alikeIn = (change: Change): Patch[][] => {
  const times = new Map<string, number>();
  for (const { kind, id } of change) times.set(`${kind} ${id}`, (times.get(`${kind} ${id}`) ?? 0) + 1);
  const groups = new Map<string, Patch[]>();
  return change.flatMap((one) => {
    if ('create' in one || !inMany.has(one.kind) || times.get(`${one.kind} ${one.id}`) !== 1) return [[one]];
    const key = `${one.kind} ${countsUp(one)} ${JSON.stringify(after(one.set))}`;
    const group = groups.get(key);
    group?.push(one);
    if (group) return [];
    groups.set(key, [one]);
    return [groups.get(key) ?? []];
  });
};

const updateMany = (tx: Tx, [one, ...others]: readonly [Patch, ...Patch[]]): Promise<unknown> => {
  if ('create' in one) throw new Error('what is made is made one by one');
  const { kind } = one;
  const set = after(one.set);
  const data = countsUp(one) ? { ...set, version: { increment: 1 } } : set;
  const where = { id: { in: [one, ...others].map(({ id }) => id) } };
  if (kind === 'claim') return tx.claim.updateMany({ where, data });
  if (kind === 'occurrence') return tx.occurrence.updateMany({ where, data });
  if (kind === 'assessment') return tx.assessment.updateMany({ where, data });
  if (kind === 'note') return tx.sourcingNote.updateMany({ where, data });
  if (kind === 'link') return tx.claimLink.updateMany({ where, data });
  if (kind === 'evidence') return tx.evidence.updateMany({ where, data });
  if (kind === 'search') return tx.searchLogEntry.updateMany({ where, data });
  return tx.contactAttempt.updateMany({ where, data });
};

const savePatch = (tx: Tx, deskId: string, one: Patch): Promise<unknown> =>
  'create' in one ? create(tx, deskId, one) : update(tx, one, after(one.set));

const create = (tx: Tx, deskId: string, one: Extract<Patch, { create: unknown }>): Promise<unknown> => {
  if (one.kind === 'claim')
    return tx.claim.create({ data: { ...one.create, subjects: [...one.create.subjects], deskId } });
  if (one.kind === 'occurrence') return tx.occurrence.create({ data: one.create });
  if (one.kind === 'assessment') return tx.assessment.create({ data: one.create });
  if (one.kind === 'note') return tx.sourcingNote.create({ data: one.create });
  if (one.kind === 'link') return tx.claimLink.create({ data: { ...one.create, deskId } });
  if (one.kind === 'origin') return tx.originGroup.create({ data: { ...one.create, deskId } });
  if (one.kind === 'source')
    return tx.source.create({ data: { ...one.create, nameKey: fold(one.create.name), deskId } });
  if (one.kind === 'evidence') return tx.evidence.create({ data: one.create });
  if (one.kind === 'search') return tx.searchLogEntry.create({ data: one.create });
  if (one.kind === 'contact') return tx.contactAttempt.create({ data: one.create });
  if (one.kind === 'review') return tx.review.create({ data: one.create });
  if (one.kind === 'assignment') return tx.assignment.create({ data: one.create });
  if (one.kind === 'comment')
    return tx.comment.create({ data: { ...one.create, mentions: [...one.create.mentions] } });
  if (one.kind === 'correction')
    return tx.correction.create({
      data: { ...one.create, before: one.create.before as object, after: one.create.after as object },
    });
  throw new Error(`a ${one.kind} is made by importing, not by a patch`);
};

const after = (set: Readonly<Record<string, readonly [unknown, unknown]>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).map(([field, [, value]]) => [field, value]));

const update = (tx: Tx, one: Patch, data: Record<string, unknown>): Promise<unknown> => {
  const { kind } = one;
  const counted = countsUp(one) ? { ...data, version: { increment: 1 } } : data;
  const where = { id: one.id };
  if (kind === 'claim') return tx.claim.update({ where, data: counted });
  if (kind === 'article')
    return tx.article.update({ where, data: { ...counted, ...keyOf('titleKey', data.title, collationKey) } });
  if (kind === 'version') return tx.articleVersion.update({ where, data });
  if (kind === 'occurrence') return tx.occurrence.update({ where, data });
  if (kind === 'assessment') return tx.assessment.update({ where, data });
  if (kind === 'note') return tx.sourcingNote.update({ where, data });
  if (kind === 'link') return tx.claimLink.update({ where, data });
  if (kind === 'origin') return tx.originGroup.update({ where, data });
  if (kind === 'source')
    return tx.source.update({ where, data: { ...data, ...keyOf('nameKey', data.name, fold) } });
  if (kind === 'evidence') return tx.evidence.update({ where, data });
  if (kind === 'search') return tx.searchLogEntry.update({ where, data });
  if (kind === 'contact') return tx.contactAttempt.update({ where, data });
  if (kind === 'assignment') return tx.assignment.update({ where, data });
  if (kind === 'comment') return tx.comment.update({ where, data });
  throw new Error(`a ${kind} is never changed`);
};

/** The key by which a name is sorted or found, when the name is set. */
const keyOf = (column: string, name: unknown, key: (name: string) => string): Record<string, string> =>
  typeof name === 'string' ? { [column]: key(name) } : {};
