import type { AuditEvent, Recorded } from '@/lib/domain/audit';
import { hashOf } from '@/lib/domain/audit';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, assertCan, type Permission } from '@/lib/domain/permissions';
import { insertRows } from './bulk';
import { inTransaction, type Tx } from './client';
import type { AuditEvent as AuditRow, Desk } from './generated/sqlite/client';
import { notify } from './notifying';

/** A row of `AuditEvent` as the domain sees it. */
export const toAuditEvent = ({ id: _, at, ...row }: AuditRow): AuditEvent => ({
  ...row,
  at: at.toISOString(),
});

/** What a write means for a further record of the desk: an event of its own, after the write's. */
export type Besides = Recorded & { action: string; requestId?: string };

/** What a write says it did. Its own action and request may stand in the place of those it was asked under. */
export type Written = Recorded & Partial<Besides> & { besides?: readonly Besides[] };

/**
 * One write of a desk: permission, rule, save, audit, one transaction. `work` saves and says what it did; the event
 * joins the desk's chain in the same transaction, and those `besides` it. A `requestId` seen before returns the event of the first time and
 * runs nothing, so a retry or a double click makes one row.
 *
 * @throws DomainError permission.denied, not-found (no such desk), and what `work` throws
 */
export const write = async (
  actor: Actor,
  permission: Permission,
  work: (tx: Tx, at: Date) => Promise<Written>,
  requestId: string | null = null,
): Promise<AuditEvent> => {
  assertCan(actor, permission);
  return inTransaction(async (tx) => {
    const desk = await lockDesk(tx, actor.deskId);
    const earlier = requestId && (await findRequest(tx, actor, requestId));
    if (earlier) return earlier;
    const at = new Date();
    const { besides = [], ...recorded } = await work(tx, at);
    const event = { action: permission, at, requestId, ...recorded };
    return append(tx, desk, actor, [event, ...besides.map((one) => ({ at, requestId: null, ...one }))]);
  }, 'ReadCommitted');
};

/**
 * Add an event to a desk's chain within a transaction of one's own: for what is no role's right but a person's own (their
 * account, joining), and may concern several desks. Go through desks in the order of their ids, or two may wait for
 * each other.
 *
 * @throws DomainError not-found (no such desk)
 */
export const record = async (
  tx: Tx,
  actor: Actor,
  action: string,
  recorded: Recorded,
  at: Date,
): Promise<AuditEvent> =>
  append(tx, await lockDesk(tx, actor.deskId), actor, [{ action, at, requestId: null, ...recorded }]);

/** Writers of one desk take turns: the row is locked before the head of its chain is read. */
export const lockDesk = async (tx: Tx, deskId: string): Promise<Desk> => {
  const { count } = await tx.desk.updateMany({
    where: { id: deskId },
    data: { auditCount: { increment: 0 } },
  });
  if (count === 0) throw new DomainError('not-found');
  return tx.desk.findUniqueOrThrow({ where: { id: deskId } });
};

/**
 * What was done under a request id before; null: nothing. Another person's request id is not mine to answer.
 *
 * @throws DomainError input.invalid
 */
export const findRequest = async (tx: Tx, actor: Actor, requestId: string): Promise<AuditEvent | null> => {
  const row = await tx.auditEvent.findUnique({
    where: { deskId_requestId: { deskId: actor.deskId, requestId } },
  });
  if (!row) return null;
  if (row.actorId !== actorId(actor))
    throw new DomainError('input.invalid', {}, [{ path: 'requestId', key: 'taken' }]);
  return toAuditEvent(row);
};

const actorId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

type Chain = Pick<Desk, 'id' | 'auditCount' | 'auditHead'>;

type NewEvent = Recorded & { action: string; at: Date; requestId: string | null };

const sealedAfter = (chain: Chain, actor: Actor, event: NewEvent): AuditEvent => {
  const unsealed = {
    deskId: chain.id,
    seq: chain.auditCount + 1,
    at: event.at.toISOString(),
    actorId: actorId(actor),
    action: event.action,
    target: event.target,
    articleId: event.articleId ?? null,
    change: JSON.parse(JSON.stringify(event.change)) as AuditEvent['change'],
    requestId: event.requestId,
    undoes: event.undoes ?? null,
    prevHash: chain.auditHead,
  };
  return { ...unsealed, hash: hashOf(unsealed) };
};

const EVENT = {
  text: ['deskId', 'actorId', 'action', 'target', 'articleId', 'requestId', 'prevHash', 'hash'],
  integer: ['seq', 'undoes'],
  json: ['change'],
  time: ['at'],
} as const;

/**
 * The next events of the desk's chain, as many as there are; count and head are kept with the desk, so that a
 * cut-off end is noticed.
 *
 * @returns the first of them
 */
const append = async (
  tx: Tx,
  desk: Chain,
  actor: Actor,
  [first, ...besides]: readonly [NewEvent, ...NewEvent[]],
): Promise<AuditEvent> => {
  const event = sealedAfter(desk, actor, first);
  const events = [event];
  let head = event;
  for (const one of besides) {
    head = sealedAfter({ id: desk.id, auditCount: head.seq, auditHead: head.hash }, actor, one);
    events.push(head);
  }
  // It was JSON a moment ago.
  const rows = events.map((one) => ({ ...one, change: one.change as object }));
  await insertRows(tx, 'AuditEvent', EVENT, rows);
  await tx.desk.update({ where: { id: desk.id }, data: { auditCount: head.seq, auditHead: head.hash } });
  for (const one of events) await notify(tx, one);
  return event;
};
