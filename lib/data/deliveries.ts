/** Telling other programs of a desk's events, by the server itself while it runs. */
import { type DomainError, isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { can } from '@/lib/domain/permissions';
import { isWanted, pauseAfter, signed } from '@/lib/domain/webhook';
import { type FetchOptions, fetchGuarded } from '@/lib/outside/fetch';
import { database, inTransaction, type Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { eventsShown } from './history';
import { placeOf } from './people';
import { secretFor } from './webhooks';

/** Events looked at in one go. */
const BATCH = 200;
/** Ms for which a delivery is one process' alone; who died meanwhile has lost it then. */
const LEASE = 60_000;
/** Seconds for an answer, and its most bytes: nobody reads it. */
const SECONDS = 10;
const BYTES = 64 * 1024;
/** Nobody is there any more: the address is told nothing further. */
const GONE = 410;

/** What a delivery needs of the world; tests give their own. */
export type Delivering = FetchOptions & { readonly now?: () => Date };

/**
 * Send what is due: first each address gets a delivery for every event since its cursor, which moves on in the same
 * transaction; then each that is due is sent, and tried again later where it was not taken. Killed at any moment nothing
 * is lost: what was not noted as taken is sent again under the same id.
 *
 * @returns how many were sent, taken or not
 */
export const deliver = async ({ now = () => new Date(), ...options }: Delivering = {}): Promise<number> => {
  await plan(now());
  for (let sent = 0; ; sent++) {
    const delivery = await takeDue(now());
    if (!delivery) return sent;
    options.signal?.throwIfAborted();
    await send(delivery, options, now);
  }
};

const plan = async (at: Date): Promise<void> => {
  const db = await database();
  const webhooks = await db.webhook.findMany({
    where: { enabled: true, deletedAt: null },
    include: { desk: { select: { auditCount: true } } },
  });
  for (const { desk, ...webhook } of webhooks) {
    for (let cursor = webhook.cursor; cursor < desk.auditCount; cursor += BATCH)
      await planBatch({ ...webhook, cursor }, Math.min(cursor + BATCH, desk.auditCount), at);
  }
};

/** What whoever made the webhook may see; who may no longer have one tells nobody anything. */
const planBatch = async (webhook: Row.Webhook, last: number, at: Date): Promise<void> => {
  const { id: webhookId, cursor } = webhook;
  const actor = await actorOf(webhook);
  const shown = actor ? await eventsShown(await database(), actor, { gt: cursor, lte: last }) : [];
  const wanted = shown.filter(({ action }) => isWanted(webhook.actions as string[], action));
  await inTransaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id: webhookId, cursor },
      data: { cursor: last },
    });
    if (count === 0) return;
    await tx.delivery.createMany({
      data: wanted.map(({ seq }) => ({
        ...{ id: newId(), webhookId, seq, state: 'waiting', dueAt: at, createdAt: at },
      })),
    });
  });
};

const actorOf = async ({ createdById: id, deskId }: Pick<Row.Webhook, 'createdById' | 'deskId'>) => {
  const place = await placeOf({ id, name: '' }, deskId);
  return place && can(place.actor, 'webhook.read') ? place.actor : null;
};

type Due = Row.Delivery & { webhook: Row.Webhook };

/** Taken in one statement: who comes second finds that it is no longer due. */
const takeDue = async (at: Date): Promise<Due | null> => {
  const db = await database();
  for (;;) {
    const found = await db.delivery.findFirst({
      where: { state: 'waiting', dueAt: { lte: at }, webhook: { enabled: true, deletedAt: null } },
      orderBy: { dueAt: 'asc' },
      include: { webhook: true },
    });
    if (!found) return null;
    const { count } = await db.delivery.updateMany({
      where: { id: found.id, dueAt: found.dueAt, state: 'waiting' },
      data: { dueAt: new Date(at.getTime() + LEASE), attempts: { increment: 1 } },
    });
    if (count === 1) return { ...found, attempts: found.attempts + 1 };
  }
};

/** No word of what was done, and no number of the event: whoever is told reads the record by the interface, as they may. */
const bodyOf = async (db: Tx, { seq, webhook, createdAt }: Due): Promise<string> => {
  const { deskId } = webhook;
  if (seq === null) return JSON.stringify({ type: 'test', timestamp: createdAt, data: { deskId } });
  const event = await db.auditEvent.findUniqueOrThrow({ where: { deskId_seq: { deskId, seq } } });
  const { action, at, target, articleId, actorId } = event;
  return JSON.stringify({ type: action, timestamp: at, data: { deskId, target, articleId, actorId } });
};

const send = async (delivery: Due, options: FetchOptions, now: () => Date): Promise<void> => {
  const { id, webhook } = delivery;
  const body = await bodyOf(await database(), delivery);
  const seconds = Math.floor(now().getTime() / 1000);
  const answer = await fetchGuarded(webhook.url, {
    ...options,
    ...{ method: 'POST', seconds: SECONDS, bytes: BYTES, body: new TextEncoder().encode(body) },
    headers: { 'content-type': 'application/json', ...signed({ id, seconds, body }, secretFor(webhook.id)) },
  }).catch((error: unknown) => {
    if (!isDomainError(error)) throw error;
    return error;
  });
  await note(delivery, answer, now());
};

const note = async ({ id, attempts, webhook }: Due, answer: { status: number } | DomainError, at: Date) => {
  const db = await database();
  const isAnswer = !('code' in answer);
  const said = isAnswer ? { status: answer.status, code: null } : { status: null, code: answer.code };
  if (isAnswer && answer.status >= 200 && answer.status < 300) {
    await db.delivery.update({ where: { id }, data: { ...said, state: 'delivered', endedAt: at } });
    return;
  }
  const isGone = said.status === GONE;
  const pause = isGone ? null : pauseAfter(attempts);
  const next = pause === null ? { state: 'failed', endedAt: at } : { dueAt: new Date(at.getTime() + pause) };
  await db.delivery.update({ where: { id }, data: { ...said, ...next } });
  if (isGone) await db.webhook.update({ where: { id: webhook.id }, data: { enabled: false } });
};
