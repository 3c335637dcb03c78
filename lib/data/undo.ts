import type { AuditEvent } from '@/lib/domain/audit';
import { type Change, firstConflict, invert, type RecordKind, recordKinds } from '@/lib/domain/change';
import { replacements } from '@/lib/domain/custody';
import { DomainError } from '@/lib/domain/errors';
import { historyOf, type Stacks, stacks, tookIn, workedOn } from '@/lib/domain/history';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { voiding } from '@/lib/domain/voiding';
import type { History, LeftClaim } from '@/lib/domain/workspace';
import { database, type Tx } from './client';
import { load, save, saveAll, type Wanted } from './records';
import { readHidden } from './sealed';
import { findRequest, toAuditEvent, write } from './write';

/** @throws DomainError not-found, also for other desks' */
export const assertArticle = async (tx: Tx, actor: Actor, articleId: string | null): Promise<void> => {
  if (articleId === null) return;
  const found = await tx.article.count({ where: { id: articleId, deskId: actor.deskId, deletedAt: null } });
  if (found === 0) throw new DomainError('not-found');
};

/** Which way along one's own history. */
export type Backwards = 'history.undo' | 'history.redo';
type Asked = { readonly requestId: string | null; readonly articleId: string | null };

/**
 * Undo is a change like any other: the inverse of the person's last one here, if nobody was there in between. Of a step
 * that is many, those are taken back on which nobody has worked since.
 *
 * @throws DomainError permission.denied; not-found; undo.nothing, undo.changed
 */
export const takeBack = async (actor: Actor, name: Backwards, asked: Asked): Promise<AuditEvent> => {
  assertCan(actor, name);
  const { requestId, articleId } = asked;
  const db = await database();
  const earlier = requestId && (await findRequest(db, actor, requestId));
  if (earlier) return earlier;
  await assertArticle(db, actor, articleId);
  const last = await lastOf(db, actor, name, articleId);
  return tookIn(last.change) ? takeManyBack(actor, name, last, requestId) : takeOneBack(actor, name, asked);
};

/** @throws DomainError undo.nothing */
const lastOf = async (
  tx: Tx,
  actor: Actor,
  name: Backwards,
  articleId: string | null,
): Promise<AuditEvent> => {
  const { done, undone } = await readStacks(tx, actor, articleId);
  const last = name === 'history.undo' ? done.at(-1) : undone.at(-1);
  if (!last) throw new DomainError('undo.nothing');
  const where = { deskId_seq: { deskId: actor.deskId, seq: last.seq } };
  return toAuditEvent(await tx.auditEvent.findUniqueOrThrow({ where }));
};

const takeOneBack = (actor: Actor, name: Backwards, asked: Asked): Promise<AuditEvent> => {
  const work = async (tx: Tx, at: Date) => {
    const event = await lastOf(tx, actor, name, asked.articleId);
    if (!Array.isArray(event.change)) throw new DomainError('undo.changed');
    const inverse = invert(event.change as Change, at.toISOString());
    const { records } = await load(tx, actor.deskId, wantedBy(inverse));
    const between = firstConflict(records, inverse);
    if (between) throw new DomainError('undo.changed', { kind: between.kind });
    const change = voiding(records, inverse);
    await save(tx, actor.deskId, records, change);
    const besides = replacements(change);
    return { target: event.target, articleId: asked.articleId, change, undoes: event.seq, besides };
  };
  return write(actor, name, work, asked.requestId);
};

/** Events of one write: so many that others at the desk do not notice that they wait. */
const AT_ONCE = 10;

/**
 * Take a step back that is many events, the newest first, some in each write; then say so in one event. Broken off, it goes
 * on where it was.
 *
 * @throws DomainError undo.changed (details: `claims`) where all of it has been worked on
 */
export const takeManyBack = async (
  actor: Actor,
  name: Backwards,
  { seq, target, articleId, change }: AuditEvent,
  requestId: string | null,
): Promise<AuditEvent> => {
  const took = (tookIn(change)?.took ?? []).toSorted((a, b) => b - a);
  const step = { took: new Set(took), targets: await targetsOf(actor, took) };
  const back: number[] = [];
  const left = new Set<string>();
  for (let from = 0; from < took.length; from += AT_ONCE) {
    const some = await takeSomeBack(actor, name, took.slice(from, from + AT_ONCE), step);
    back.push(...some.back);
    for (const claimId of some.left) left.add(claimId);
  }
  const claims = [...left];
  if (back.length === 0) throw new DomainError('undo.changed', { kind: 'claim', claims });
  const told = { took: back, left: claims };
  return write(actor, name, async () => ({ target, articleId, change: told, undoes: seq }), requestId);
};

/** A step that is many events: their numbers, and the claims under which they are filed. */
type Many = { readonly took: ReadonlySet<number>; readonly targets: ReadonlySet<string> };

const targetsOf = async ({ deskId }: Actor, seqs: readonly number[]): Promise<ReadonlySet<string>> => {
  const where = { deskId, seq: { in: [...seqs] } };
  const rows = await (await database()).auditEvent.findMany({ where, select: { target: true } });
  return new Set(rows.map(({ target }) => target));
};

/** Nothing of these is to be taken back. */
class Nothing extends Error {}

const takeSomeBack = async (
  actor: Actor,
  name: Backwards,
  seqs: readonly number[],
  step: Many,
): Promise<{ back: readonly number[]; left: readonly string[] }> => {
  const found = { back: [] as number[], left: [] as string[] };
  let count = 0;
  const work = async (tx: Tx, at: Date) => {
    const { events, already, worked } = await readMany(tx, actor, seqs, step);
    const inverses = events.map((event) => ({
      event,
      inverse: invert(event.change as Change, at.toISOString()),
    }));
    const { records } = await load(tx, actor.deskId, wantedBy(inverses.flatMap(({ inverse }) => inverse)));
    const isFree = ({ event, inverse }: (typeof inverses)[number]) =>
      !worked.has(event.target) && !firstConflict(records, inverse);
    found.back = already;
    found.left = inverses.filter((one) => !isFree(one)).map(({ event }) => event.target);
    const writes = inverses.filter(isFree).map(({ event, inverse }) => ({
      ...{ action: name, target: event.target, change: voiding(records, inverse), undoes: event.seq },
    }));
    await saveAll(
      tx,
      actor.deskId,
      records,
      writes.map(({ change }) => change),
    );
    const [first, ...besides] = writes;
    if (!first) throw new Nothing();
    count = writes.length;
    return { ...first, besides };
  };
  const event = await write(actor, name, work).catch((error: unknown) => {
    if (error instanceof Nothing) return null;
    throw error;
  });
  const written = event ? Array.from({ length: count }, (_, i) => event.seq + i) : [];
  return { back: [...found.back, ...written], left: found.left };
};

/**
 * The events, those that take some of them back already, and which of their claims somebody has worked on since. A claim
 * with which one from elsewhere was linked counts; within the step a link to what goes is not seen any more.
 */
const readMany = async (tx: Tx, { deskId }: Actor, seqs: readonly number[], { took, targets: all }: Many) => {
  const rows = await tx.auditEvent.findMany({
    where: { deskId, seq: { in: [...seqs] } },
    orderBy: { seq: 'desc' },
  });
  const targets = [...new Set(rows.map(({ target }) => target))];
  const deeds = await tx.auditEvent.findMany({
    where: { deskId, target: { in: targets }, seq: { gt: Math.min(...seqs) } },
    orderBy: { seq: 'asc' },
    select: { seq: true, target: true, action: true, undoes: true },
  });
  const links = await tx.claimLink.findMany({
    where: { deskId, toId: { in: targets }, deletedAt: null },
    select: { fromId: true, toId: true },
  });
  const linked = links.filter(({ fromId }) => !all.has(fromId));
  const undoing = deeds.filter(({ undoes }) => undoes !== null && seqs.includes(undoes));
  const gone = new Set(undoing.map(({ undoes }) => undoes));
  return {
    events: rows.filter(({ seq }) => !gone.has(seq)).map(toAuditEvent),
    already: undoing.map(({ seq }) => seq),
    worked: new Set([...workedOn(deeds, took), ...linked.map(({ toId }) => toId)]),
  };
};

/** The records the change sets fields on, and the claims with what may be overtaken by it. */
const wantedBy = (change: Change): Wanted => {
  const ids = (kind: RecordKind) => change.flatMap((one) => (one.kind === kind ? [one.id] : []));
  return {
    claims: ids('claim'),
    records: Object.fromEntries(recordKinds.map((kind) => [kind, ids(kind)])),
  };
};

/** What an event changed; of a step that is many, what they did together. */
export const changeIn = async (db: Tx, { deskId, change }: AuditEvent): Promise<Change> => {
  const many = tookIn(change);
  if (!many) return change as Change;
  const rows = await db.auditEvent.findMany({
    where: { deskId, seq: { in: [...many.took] } },
    orderBy: { seq: 'asc' },
    select: { change: true },
  });
  return rows.flatMap((row) => (Array.isArray(row.change) ? (row.change as unknown as Change) : []));
};

/** The claims that a step left as they are, since somebody has worked on them; those alone that the reader may know of. */
export const leftIn = async (
  db: Tx,
  actor: Actor,
  { change }: Pick<AuditEvent, 'change'>,
): Promise<LeftClaim[]> => claimsLeft(db, actor, tookIn(change)?.left ?? []);

/** Claims by their words, as far as the reader may know of them. */
export const claimsLeft = async (db: Tx, actor: Actor, ids: readonly string[]): Promise<LeftClaim[]> => {
  if (ids.length === 0) return [];
  const { claims: hidden } = await readHidden(db, actor, ids);
  return db.claim.findMany({
    where: { deskId: actor.deskId, id: { in: ids.filter((id) => !hidden.has(id)) } },
    select: { id: true, shortText: true },
    orderBy: { createdAt: 'asc' },
  });
};

/** How far back undo reaches. */
const REACH = 200;

const readStacks = async (
  tx: Pick<Tx, 'auditEvent'>,
  actor: Actor,
  articleId: string | null,
): Promise<Stacks> => {
  if (actor.kind !== 'person' || articleId === null) return { done: [], undone: [] };
  const newestFirst = await tx.auditEvent.findMany({
    // Of an import the step stands for its events.
    where: { deskId: actor.deskId, articleId, actorId: actor.userId, action: { not: 'annotation.import' } },
    orderBy: { seq: 'desc' },
    take: REACH,
    select: { seq: true, action: true, undoes: true },
  });
  return stacks(newestFirst.toReversed());
};

/** What the person can take back and do again next in an article; also after a reload, since the log says it. */
export const readHistory = async (actor: Actor, articleId: string | null): Promise<History> =>
  historyOf(await readStacks(await database(), actor, articleId));
