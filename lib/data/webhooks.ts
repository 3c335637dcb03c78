import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import {
  type AddWebhook,
  DeliveryState,
  secretOf,
  type Webhook,
  type WebhookRef,
} from '@/lib/domain/webhook';
import { dataDir, env } from '@/lib/env';
import { keptSecret } from '@/lib/outside/secret';
import { database, type Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { eventsShown } from './history';
import { write } from './write';

/** A desk tells so many addresses at the most. */
export const MOST_WEBHOOKS = 20;
/** Deliveries shown of each, the newest. */
const SHOWN = 10;

/** What the messages to an address are signed with. */
export const secretFor = (webhookId: string): string =>
  secretOf(webhookId, env().NEXTAUTH_SECRET ?? keptSecret(dataDir()));

/** The addresses that are told of the desk's events. @throws DomainError permission.denied */
export const listWebhooks = async (actor: Actor): Promise<Webhook[]> => {
  assertCan(actor, 'webhook.read');
  const db = await database();
  const rows = await db.webhook.findMany({
    where: { deskId: actor.deskId, deletedAt: null },
    include: { deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: SHOWN } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const told = rows.flatMap(({ deliveries }) => deliveries.flatMap(({ seq }) => seq ?? []));
  const events = await eventsShown(db, actor, { in: told });
  const actions = new Map(events.map(({ seq, action }) => [seq, action]));
  return rows.map(({ id, url, enabled, deliveries, ...row }) => ({
    ...{ id, url, enabled, actions: row.actions as string[], secret: secretFor(id) },
    // Who made the webhook may know of more than who looks at it.
    deliveries: deliveries
      .filter(({ seq }) => seq === null || actions.has(seq))
      .map((one) => ({
        ...{ id: one.id, state: DeliveryState.parse(one.state), attempts: one.attempts },
        // Written by our own.
        ...{ status: one.status, code: one.code as ErrorCode | null },
        action: one.seq === null ? null : (actions.get(one.seq) ?? null),
        dueAt: one.dueAt.toISOString(),
        createdAt: one.createdAt.toISOString(),
      })),
  }));
};

/**
 * Tell an address of what happens on the desk from now on.
 *
 * @returns id of the webhook
 * @throws DomainError permission.denied; webhook.too-many with `limit`
 */
export const addWebhook = async (actor: Actor, { url, actions }: AddWebhook): Promise<string> => {
  const event = await write(actor, 'webhook.add', async (tx, at) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { deskId } = actor;
    const others = await tx.webhook.count({ where: { deskId, deletedAt: null } });
    if (others >= MOST_WEBHOOKS) throw new DomainError('webhook.too-many', { limit: MOST_WEBHOOKS });
    // The event of this very write is the next one, and nobody needs to be told of it.
    const { auditCount } = await tx.desk.findUniqueOrThrow({ where: { id: deskId } });
    const id = newId();
    const said = { url, actions };
    await tx.webhook.create({
      data: { id, deskId, ...said, cursor: auditCount + 1, createdById: actor.userId, createdAt: at },
    });
    return { target: id, change: said };
  });
  return event.target;
};

/** Tell an address nothing more; what was on its way is not sent. @throws DomainError permission.denied, not-found */
export const removeWebhook = async (actor: Actor, { webhookId }: WebhookRef): Promise<void> => {
  await write(actor, 'webhook.remove', async (tx, at) => {
    await webhookOf(tx, actor, webhookId);
    await tx.webhook.update({ where: { id: webhookId }, data: { deletedAt: at } });
    return { target: webhookId, change: {} };
  });
};

/** Send a test to an address, by the way of all others. @throws DomainError permission.denied, not-found */
export const testWebhook = async (actor: Actor, { webhookId }: WebhookRef): Promise<void> => {
  assertCan(actor, 'webhook.add');
  const db = await database();
  await webhookOf(db, actor, webhookId);
  const now = new Date();
  await db.delivery.create({
    data: { id: newId(), webhookId, state: 'waiting', dueAt: now, createdAt: now },
  });
};

const webhookOf = async (db: Tx, { deskId }: Actor, id: string): Promise<Row.Webhook> => {
  const found = await db.webhook.findFirst({ where: { id, deskId, deletedAt: null } });
  if (!found) throw new DomainError('not-found');
  return found;
};
