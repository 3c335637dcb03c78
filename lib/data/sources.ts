import type { Change } from '@/lib/domain/change';
import { noRecords, patch } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { Reliability, type Source } from '@/lib/domain/evidence';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import {
  type EditSource,
  type Grades,
  namesLike,
  type RenameOrigin,
  type SuggestedReliability,
  suggestReliability,
} from '@/lib/domain/registry';
import { database, type Tx } from './client';
import { save, toRecord } from './records';
import { write } from './write';

/** As many as one looks through while typing. */
const OFFERED = 20;

/** An entry of the registry with what it earned: read off the evidence, never kept. */
export type KnownSource = Source & {
  /** Items of evidence that rest on it. */
  uses: number;
  grades: Grades;
  suggestedReliability: SuggestedReliability | null;
};

/** An origin group, and how many items go back to it. */
export type KnownOrigin = { id: string; name: string; uses: number };

/**
 * Entries of the desk's registry whose name holds what was typed, with or without accents.
 *
 * @throws DomainError permission.denied
 */
export const findSources = async (actor: Actor, typed: string): Promise<KnownSource[]> => {
  assertCan(actor, 'evidence.add');
  const db = await database();
  const names = await db.source.findMany({
    where: inDesk(actor),
    orderBy: { nameKey: 'asc' },
    select: { id: true, name: true },
  });
  return withEarnings(db, actor, await sourcesById(db, namesLike(names, typed, OFFERED)));
};

/** Origin groups of the desk whose name holds what was typed. @throws DomainError permission.denied */
export const findOrigins = async (actor: Actor, typed: string): Promise<KnownOrigin[]> => {
  assertCan(actor, 'evidence.add');
  const db = await database();
  const origins = await namedOrigins(db, actor);
  return withUses(db, namesLike(origins, typed, OFFERED));
};

/** As many as stand on one page of the registry. */
export const PAGE = 50;

/** What of the registry is looked at. */
export type RegistryQuery = { typed: string; kind: Source['kind'] | null; page: number };

/** One page of a list, and how many there are in all. */
export type PageOf<T> = { items: T[]; total: number; pages: number };

const pageOf = <T>(all: readonly T[], page: number): PageOf<T> => ({
  items: all.slice((page - 1) * PAGE, page * PAGE),
  total: all.length,
  pages: Math.max(1, Math.ceil(all.length / PAGE)),
});

/** The registry by name, or as it is looked for. @throws DomainError permission.denied */
export const listSources = async (
  actor: Actor,
  { typed, kind, page }: RegistryQuery,
): Promise<PageOf<KnownSource>> => {
  assertCan(actor, 'source.edit');
  const db = await database();
  const names = await db.source.findMany({
    where: { ...inDesk(actor), ...(kind && { kind }) },
    orderBy: { nameKey: 'asc' },
    select: { id: true, name: true },
  });
  const shown = pageOf(namesLike(names, typed, names.length), page);
  return { ...shown, items: await withEarnings(db, actor, await sourcesById(db, shown.items)) };
};

/** The desk's origins by name, or as they are looked for. @throws DomainError permission.denied */
export const listOrigins = async (
  actor: Actor,
  { typed, page }: Omit<RegistryQuery, 'kind'>,
): Promise<PageOf<KnownOrigin>> => {
  assertCan(actor, 'origin.rename');
  const db = await database();
  const origins = await namedOrigins(db, actor);
  const shown = pageOf(namesLike(origins, typed, origins.length), page);
  return { ...shown, items: await withUses(db, shown.items) };
};

/** Change an entry of the registry. @throws DomainError permission.denied, not-found */
export const editSource = async (actor: Actor, { id, ...fields }: EditSource): Promise<void> => {
  await write(actor, 'source.edit', async (tx) => {
    const row = await tx.source.findFirst({ where: { id, ...inDesk(actor) } });
    if (!row) throw new DomainError('not-found');
    return stored(tx, actor, id, [patch('source', toRecord.source(row), fields)]);
  });
};

/** Give an origin another name: approvals do not cover it. @throws DomainError permission.denied, not-found */
export const renameOrigin = async (actor: Actor, { id, name }: RenameOrigin): Promise<void> => {
  await write(actor, 'origin.rename', async (tx) => {
    const row = await tx.originGroup.findFirst({ where: { id, ...inDesk(actor) } });
    if (!row) throw new DomainError('not-found');
    return stored(tx, actor, id, [patch('origin', toRecord.origin(row), { name })]);
  });
};

const stored = async (tx: Tx, actor: Actor, target: string, change: Change) => {
  await save(tx, actor.deskId, noRecords, change);
  return { target, change };
};

const inDesk = (actor: Actor) => ({ deskId: actor.deskId, deletedAt: null });

const namedOrigins = (db: Tx, actor: Actor) =>
  db.originGroup.findMany({
    where: inDesk(actor),
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true },
  });

/** In the order given. */
const sourcesById = async (db: Tx, wanted: readonly { id: string }[]): Promise<Source[]> => {
  const rows = await db.source.findMany({ where: { id: { in: wanted.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, toRecord.source(row)]));
  return wanted.flatMap(({ id }) => byId.get(id) ?? []);
};

type Graded = { key: string | null; reliability: string | null; count: number };

/** A publisher earns also by items that name it without pointing at the registry. */
const withEarnings = async (db: Tx, actor: Actor, sources: readonly Source[]): Promise<KnownSource[]> => {
  const alive = { deletedAt: null, claim: { deskId: actor.deskId, deletedAt: null } };
  const publishers = sources.filter(({ kind }) => kind === 'publisher').map(({ name }) => name);
  const pointed: Graded[] = (
    await db.evidence.groupBy({
      by: ['sourceId', 'reliability'],
      where: { ...alive, sourceId: { in: sources.map(({ id }) => id) } },
      _count: true,
    })
  ).map((row) => ({ key: row.sourceId, reliability: row.reliability, count: row._count }));
  const named: Graded[] =
    publishers.length === 0
      ? []
      : (
          await db.evidence.groupBy({
            by: ['publisher', 'reliability'],
            where: { ...alive, sourceId: null, publisher: { in: publishers } },
            _count: true,
          })
        ).map((row) => ({ key: row.publisher, reliability: row.reliability, count: row._count }));
  return sources.map((source) => {
    const publishes = source.kind === 'publisher';
    return earned(source, [
      ...pointed.filter(({ key }) => key === source.id),
      ...named.filter(({ key }) => publishes && key === source.name),
    ]);
  });
};

const earned = (source: Source, rows: readonly Graded[]): KnownSource => {
  const of = (grade: string) => sum(rows.filter(({ reliability }) => reliability === grade));
  const grades: Grades = Object.fromEntries(
    Reliability.options.map((grade) => [grade, of(grade)] as const).filter(([, count]) => count > 0),
  );
  return { ...source, uses: sum(rows), grades, suggestedReliability: suggestReliability(grades) };
};

const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);

const withUses = async (db: Tx, origins: readonly { id: string; name: string }[]): Promise<KnownOrigin[]> => {
  const counted = await db.evidence.groupBy({
    by: ['originId'],
    where: { originId: { in: origins.map(({ id }) => id) }, deletedAt: null, claim: { deletedAt: null } },
    _count: true,
  });
  const uses = new Map(counted.map((row) => [row.originId, row._count]));
  return origins.map((origin) => ({ ...origin, uses: uses.get(origin.id) ?? 0 }));
};
