import type { Change } from '@/lib/domain/change';
import { type MarkRead, type Notification, NotificationKind } from '@/lib/domain/notification';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database } from './client';
import { readHidden } from './sealed';

/** A notification as its owner reads it. */
export type Told = Omit<Notification, 'userId'> & {
  /** Who did it; null: the program itself. */
  readonly by: string | null;
  /** Short text of the claim; null also where the claim is hidden from the reader just now. */
  readonly claim: string | null;
  /** The comment in which one is mentioned. */
  readonly commentId: string | null;
};

/** Notifications on one page. */
export const TOLD_PAGE = 50;

const mine = (actor: Actor) => {
  assertCan(actor, 'desk.read');
  return { deskId: actor.deskId, userId: actor.kind === 'person' ? actor.userId : '' };
};

/**
 * One's own notifications in the desk, unread first, then newest first.
 *
 * @throws DomainError permission.denied
 */
export const listNotifications = async (actor: Actor, page = 1): Promise<{ told: Told[]; total: number }> => {
  const where = mine(actor);
  const db = await database();
  const [total, unread] = await Promise.all([
    db.notification.count({ where }),
    db.notification.count({ where: { ...where, readAt: null } }),
  ]);
  const skip = (page - 1) * TOLD_PAGE;
  const [first, then] = [Math.max(0, Math.min(TOLD_PAGE, unread - skip)), Math.max(0, skip - unread)];
  const find = (read: object, range: { skip: number; take: number }) =>
    db.notification.findMany({
      where: { ...where, ...read },
      ...range,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      include: { claim: { select: { shortText: true } } },
    });
  const rows = [
    ...(first > 0 ? await find({ readAt: null }, { skip, take: first }) : []),
    ...(first < TOLD_PAGE
      ? await find({ readAt: { not: null } }, { skip: then, take: TOLD_PAGE - first })
      : []),
  ];
  const causes = await readCauses(
    actor.deskId,
    rows.map((row) => row.seq),
  );
  const hidden = await readHidden(
    db,
    actor,
    rows.flatMap(({ claimId }) => claimId ?? []),
  );
  const told = rows.map((row) => ({
    id: row.id,
    kind: NotificationKind.parse(row.kind),
    claimId: row.claimId,
    seq: row.seq,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    by: causes.get(row.seq)?.by ?? null,
    claim: hidden.claims.has(row.claimId ?? '') ? null : (row.claim?.shortText ?? null),
    commentId: causes.get(row.seq)?.commentId ?? null,
  }));
  return { told, total };
};

/** Who did what led to a notification, and the comment it was about, by the event's number. */
export const readCauses = async (deskId: string, seqs: readonly number[]) => {
  const events = await (await database()).auditEvent.findMany({
    where: { deskId, seq: { in: [...new Set(seqs)] } },
    select: { seq: true, change: true, actor: { select: { name: true } } },
  });
  return new Map(
    events.map(({ seq, change, actor }) => [seq, { by: actor?.name ?? null, commentId: commentIn(change) }]),
  );
};

const commentIn = (change: unknown): string | null =>
  Array.isArray(change) ? ((change as Change).find((one) => one.kind === 'comment')?.id ?? null) : null;

/** How many of one's own are unread in the desk. @throws DomainError permission.denied */
export const countUnread = async (actor: Actor): Promise<number> =>
  (await database()).notification.count({ where: { ...mine(actor), readAt: null } });

/** Mark one's own as read. @returns how many are still unread @throws DomainError permission.denied */
export const markRead = async (actor: Actor, { ids }: MarkRead, now: Date = new Date()): Promise<number> => {
  const where = { ...mine(actor), readAt: null, ...(ids && { id: { in: ids } }) };
  await (await database()).notification.updateMany({ where, data: { readAt: now } });
  return countUnread(actor);
};
