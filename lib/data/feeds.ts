import { DomainError } from '@/lib/domain/errors';
import type { AddFeed, ChangeFeed, Feed, FeedRef, FeedResult } from '@/lib/domain/feed';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { write } from './write';

/** A desk looks at so many addresses at the most. */
export const MOST_FEEDS = 200;

/** The desk's feeds, in the order in which they were added. @throws DomainError permission.denied */
export const listFeeds = async (actor: Actor): Promise<Feed[]> => {
  assertCan(actor, 'feed.read');
  const db = await database();
  const feeds = await db.feed.findMany({
    where: { deskId: actor.deskId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const counts = await db.feedItem.groupBy({
    by: ['feedId'],
    where: { feedId: { in: feeds.map((one) => one.id) }, outcome: 'imported' },
    _count: true,
  });
  const articles = new Map(counts.map(({ feedId, _count }) => [feedId, _count]));
  return feeds.map((feed) => toFeed(feed, articles.get(feed.id) ?? 0));
};

const toFeed = (row: Row.Feed, articles: number): Feed => ({
  ...{ id: row.id, url: row.url, title: row.title, minutes: row.minutes },
  ...{ enabled: row.enabled, pages: row.pages, failures: row.failures, articles },
  dueAt: row.dueAt.toISOString(),
  lookedAt: row.lookedAt?.toISOString() ?? null,
  result: row.result as FeedResult | null,
});

/**
 * Have the desk look at an address from now on.
 *
 * @returns id of the feed
 * @throws DomainError permission.denied; feed.known (the desk has it), feed.too-many with `limit`
 */
export const addFeed = async (actor: Actor, { url, minutes, pages }: AddFeed): Promise<string> => {
  const event = await write(actor, 'feed.add', async (tx, at) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { deskId } = actor;
    const others = await tx.feed.findMany({ where: { deskId, deletedAt: null }, select: { url: true } });
    if (others.some((one) => one.url === url)) throw new DomainError('feed.known');
    if (others.length >= MOST_FEEDS) throw new DomainError('feed.too-many', { limit: MOST_FEEDS });
    const id = newId();
    const chosen = { url, minutes, pages, enabled: true };
    await tx.feed.create({
      data: { id, deskId, ...chosen, dueAt: at, createdAt: at, createdById: actor.userId },
    });
    return { target: id, change: chosen };
  });
  return event.target;
};

/**
 * Change how often an address is looked at, and whether. The next look is as soon as it may be, and failures are
 * forgiven.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' feeds
 */
export const changeFeed = async (
  actor: Actor,
  { feedId, minutes, pages, enabled }: ChangeFeed,
): Promise<void> => {
  await write(actor, 'feed.change', async (tx, at) => {
    const before = await feedOf(tx, actor, feedId);
    const data = { minutes, pages, enabled, failures: 0, dueAt: at };
    await tx.feed.update({ where: { id: feedId }, data });
    const change = {
      minutes: [before.minutes, minutes],
      pages: [before.pages, pages],
      enabled: [before.enabled, enabled],
    };
    return { target: feedId, change };
  });
};

/** Look at an address no longer; what came of it stays. @throws DomainError permission.denied, not-found */
export const removeFeed = async (actor: Actor, { feedId }: FeedRef): Promise<void> => {
  await write(actor, 'feed.remove', async (tx, at) => {
    await feedOf(tx, actor, feedId);
    await tx.feed.update({ where: { id: feedId }, data: { deletedAt: at } });
    return { target: feedId, change: {} };
  });
};

const feedOf = async (tx: Tx, actor: Actor, id: string): Promise<Row.Feed> => {
  const feed = await tx.feed.findFirst({ where: { id, deskId: actor.deskId, deletedAt: null } });
  if (!feed) throw new DomainError('not-found');
  return feed;
};
