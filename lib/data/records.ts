import {
  apply,
  type Change,
  type Patch,
  type RecordKind,
  type RecordOf,
  type Records,
} from '@/lib/domain/change';
import type { Passage } from '@/lib/domain/drafting';
import { collationKey } from '@/lib/domain/text';
import type { Needs } from '@/lib/domain/verbs';
import type { Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { reindex } from './reindex';

const time = (date: Date): string => date.toISOString();
const timeOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Rows of the database as the records of the domain. Enumerated columns are guarded by CHECKs, so their text is trusted. */
export const toRecord = {
  article: ({ deskId: _, titleKey: __, ...row }: Row.Article): RecordOf['article'] => ({
    ...row,
    createdAt: time(row.createdAt),
    deletedAt: timeOrNull(row.deletedAt),
  }),
  claim: ({ deskId: _, ...row }: Row.Claim) =>
    ({
      ...row,
      createdAt: time(row.createdAt),
      deletedAt: timeOrNull(row.deletedAt),
    }) as RecordOf['claim'],
  occurrence: (row: Row.Occurrence) =>
    ({
      ...row,
      createdAt: time(row.createdAt),
      deletedAt: timeOrNull(row.deletedAt),
    }) as RecordOf['occurrence'],
  assessment: (row: Row.Assessment) =>
    ({
      ...row,
      asOf: time(row.asOf),
      createdAt: time(row.createdAt),
      deletedAt: timeOrNull(row.deletedAt),
    }) as RecordOf['assessment'],
  note: (row: Row.SourcingNote) =>
    ({
      ...row,
      createdAt: time(row.createdAt),
      editedAt: timeOrNull(row.editedAt),
      deletedAt: timeOrNull(row.deletedAt),
    }) as RecordOf['note'],
  link: ({ deskId: _, ...row }: Row.ClaimLink) =>
    ({ ...row, createdAt: time(row.createdAt), deletedAt: timeOrNull(row.deletedAt) }) as RecordOf['link'],
};

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** Records by id, of one desk, whether deleted or not; and the texts of the versions asked for. */
export type Loaded = { records: Records; texts: ReadonlyMap<string, Passage> };

/** More ids than a verb names: those of the records that an undo sets fields on. */
export type Wanted = Needs &
  Partial<Record<'occurrences' | 'assessments' | 'notes' | 'links', readonly string[]>>;

/**
 * What a verb needs, from the actor's desk alone: other desks' records are not there.
 * Claims come with their passages, standing assessment, notes and links.
 */
export const load = async (tx: Tx, deskId: string, wanted: Wanted): Promise<Loaded> => {
  const ends = wanted.claims ?? [];
  const claims = await some(ends, (ids) =>
    tx.claim.findMany({ where: { ...ids, deskId }, include: { assessment: true } }),
  );
  const ofDesk = { claim: { deskId } };
  const hanging = (own: readonly string[] = []) => [{ claimId: { in: [...ends] } }, { id: { in: [...own] } }];
  const occurrences = await some([...ends, ...(wanted.occurrences ?? [])], () =>
    tx.occurrence.findMany({ where: { ...ofDesk, OR: hanging(wanted.occurrences) } }),
  );
  const notes = await some([...ends, ...(wanted.notes ?? [])], () =>
    tx.sourcingNote.findMany({ where: { ...ofDesk, OR: hanging(wanted.notes) } }),
  );
  const links = await some([...ends, ...(wanted.links ?? [])], () =>
    tx.claimLink.findMany({ where: { deskId, OR: linked(ends, wanted.links ?? []) } }),
  );
  const assessments = await some(wanted.assessments ?? [], (ids) =>
    tx.assessment.findMany({ where: { ...ofDesk, ...ids } }),
  );
  const articles = await some(wanted.articles ?? [], (ids) =>
    tx.article.findMany({ where: { ...ids, deskId } }),
  );
  const standing = claims.flatMap(({ assessment }) => (assessment ? [assessment] : []));
  return {
    records: {
      article: byId(articles.map(toRecord.article)),
      claim: byId(claims.map(({ assessment: _, ...claim }) => toRecord.claim(claim))),
      occurrence: byId(occurrences.map(toRecord.occurrence)),
      assessment: byId([...standing, ...assessments].map(toRecord.assessment)),
      note: byId(notes.map(toRecord.note)),
      link: byId(links.map(toRecord.link)),
    },
    texts: await loadTexts(tx, deskId, wanted.versions ?? []),
  };
};

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

const loadTexts = async (
  tx: Tx,
  deskId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Passage>> => {
  if (ids.length === 0) return new Map();
  const versions = await tx.articleVersion.findMany({
    where: { id: { in: [...ids] }, article: { deskId, deletedAt: null } },
    select: { id: true, articleId: true, text: true, article: { select: { language: true } } },
  });
  return new Map(versions.map(({ id, article, ...one }) => [id, { ...one, language: article.language }]));
};

/** Store a change that was worked out on `records`; the search index follows. */
export const save = async (tx: Tx, deskId: string, records: Records, change: Change): Promise<void> => {
  for (const one of change) await savePatch(tx, deskId, one);
  await reindex(tx, deskId, apply(records, change), change);
};

const savePatch = (tx: Tx, deskId: string, one: Patch): Promise<unknown> =>
  'create' in one ? create(tx, deskId, one) : update(tx, one.kind, one.id, after(one.set));

const create = (tx: Tx, deskId: string, one: Extract<Patch, { create: unknown }>): Promise<unknown> => {
  if (one.kind === 'claim')
    return tx.claim.create({ data: { ...one.create, subjects: [...one.create.subjects], deskId } });
  if (one.kind === 'occurrence') return tx.occurrence.create({ data: one.create });
  if (one.kind === 'assessment') return tx.assessment.create({ data: one.create });
  if (one.kind === 'note') return tx.sourcingNote.create({ data: one.create });
  if (one.kind === 'link') return tx.claimLink.create({ data: { ...one.create, deskId } });
  throw new Error('articles are made by importing, not by a patch');
};

const after = (set: Readonly<Record<string, readonly [unknown, unknown]>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).map(([field, [, value]]) => [field, value]));

const update = (tx: Tx, kind: RecordKind, id: string, data: Record<string, unknown>): Promise<unknown> => {
  const counted = { ...data, version: { increment: 1 } };
  const title = typeof data.title === 'string' ? { titleKey: collationKey(data.title) } : {};
  const where = { id };
  if (kind === 'claim') return tx.claim.update({ where, data: counted });
  if (kind === 'article') return tx.article.update({ where, data: { ...counted, ...title } });
  if (kind === 'occurrence') return tx.occurrence.update({ where, data });
  if (kind === 'assessment') return tx.assessment.update({ where, data });
  if (kind === 'note') return tx.sourcingNote.update({ where, data });
  return tx.claimLink.update({ where, data });
};
