/** Looking at feeds, by the server itself while it runs. */
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { type FeedResult, minutesAsked, pauseOf } from '@/lib/domain/feed';
import { sha256 } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { FeedEntry, Feed as ReadFeed } from '@/lib/formats/feed';
import { formatOf } from '@/lib/formats/format-of';
import { type Fetched, type FetchOptions, fetchGuarded } from '@/lib/outside/fetch';
import { parseApart } from '@/lib/outside/parse';
import { articleAt, fetchArticle } from './article-links';
import { type Prepared, prepare, storePrepared } from './articles';
import { database } from './client';
import type * as Row from './generated/sqlite/client';

/** Milliseconds for which a look has the feed to itself; who died meanwhile has lost it then. */
const LEASE = 15 * 60_000;
/** New items of one look; a page each may be ten seconds away, and all of them have to fit the lease. */
const MOST_ITEMS = 40;
/** Milliseconds until what was left over is taken up. */
const REST = 60_000;
/** In bytes. */
const MOST_BYTES = 10 * 2 ** 20;
const MINUTE = 60_000;

const ACCEPT = 'application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5';

/** What a look needs of the world; tests give their own. */
export type Looking = FetchOptions & { readonly now?: () => Date };

/**
 * Look at every feed that is due, one after the other, of desks that fetch. Each item is imported once, known by its id or
 * its address, in the name of the program. Several processes may do this at once: a feed is one's alone while it looks.
 *
 * @returns how many were looked at
 */
export const lookAtFeeds = async ({ now = () => new Date(), ...options }: Looking = {}): Promise<number> => {
  for (let looks = 0; ; looks++) {
    const feed = await takeDue(now());
    if (!feed) return looks;
    options.signal?.throwIfAborted();
    await look(feed, options, now);
  }
};

/** The feed that has waited longest, taken in one statement: who comes second finds that it is no longer due. */
const takeDue = async (at: Date): Promise<Row.Feed | null> => {
  const db = await database();
  for (;;) {
    const feed = await db.feed.findFirst({
      where: { enabled: true, deletedAt: null, dueAt: { lte: at }, desk: { fetching: true } },
      orderBy: { dueAt: 'asc' },
    });
    if (!feed) return null;
    const where = { id: feed.id, dueAt: feed.dueAt };
    const { count } = await db.feed.updateMany({
      where,
      data: { dueAt: new Date(at.getTime() + LEASE) },
    });
    if (count === 1) return feed;
  }
};

/** What is written down of a look. Where nothing went wrong the server's marks are kept, for asking again. */
type Seen = { result: FeedResult; title?: string; etag?: string | null; lastModified?: string | null };

const look = async (feed: Row.Feed, options: FetchOptions, now: () => Date): Promise<void> => {
  const actor: Actor = { kind: 'system', deskId: feed.deskId };
  let asked = 0;
  const seen = await see(feed, actor, options, (retryAfter) => {
    asked = minutesAsked(retryAfter, now());
  }).catch((error: unknown): Seen => {
    if (!isDomainError(error)) throw error;
    return { result: { outcome: 'failed', code: error.code, details: error.details } };
  });
  const { result, ...kept } = seen;
  const failures = result.outcome === 'failed' ? feed.failures + 1 : 0;
  const rest = result.outcome === 'read' && result.left > 0;
  const pause = rest ? REST : pauseOf(feed.minutes, failures, asked) * MINUTE;
  const at = now();
  // An administrator may have changed or removed it meanwhile: then their word about when to look next holds.
  const unchanged = { id: feed.id, minutes: feed.minutes, enabled: true, deletedAt: null };
  await (await database()).feed.updateMany({
    where: unchanged,
    data: {
      ...kept,
      result: result as object,
      failures,
      lookedAt: at,
      dueAt: new Date(at.getTime() + pause),
    },
  });
};

const see = async (
  feed: Row.Feed,
  actor: Actor,
  options: FetchOptions,
  onAsked: (retryAfter: string | undefined) => void,
): Promise<Seen> => {
  const answer = await fetchGuarded(feed.url, {
    ...options,
    bytes: MOST_BYTES,
    headers: { accept: ACCEPT, ...conditions(feed) },
  });
  onAsked(answer.headers['retry-after']);
  if (answer.status === 304) return { result: { outcome: 'unchanged' } };
  if (answer.status !== 200) throw new DomainError('fetch.failed', { status: answer.status });
  const { title, entries } = await entriesOf(answer);
  const result = await takeNew(feed, actor, entries, options);
  const { etag = null, 'last-modified': lastModified = null } = answer.headers;
  // With something left over the whole of it is asked for again.
  const marks = result.left > 0 ? { etag: null, lastModified: null } : { etag, lastModified };
  return { result, ...(title && { title }), ...marks };
};

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests */
const conditions = ({ etag, lastModified }: Row.Feed): Record<string, string> => ({
  ...(etag && { 'if-none-match': etag }),
  ...(lastModified && { 'if-modified-since': lastModified }),
});

/** @throws DomainError feed.unreadable, also for a page, which a reader of tags would take for an empty feed */
const entriesOf = async ({ bytes, mediaType, charset }: Fetched): Promise<ReadFeed> => {
  if (/html/.test(mediaType ?? '') && formatOf({ bytes, mediaType: 'text/html' }) !== 'feed')
    throw new DomainError('feed.unreadable');
  return parseApart('feed', bytes, charset ? { charset } : {}).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'record.invalid') throw new DomainError('feed.unreadable');
    throw error;
  });
};

type Counted = Extract<FeedResult, { outcome: 'read' }>;
type Met = { outcome: 'imported' | 'known' | 'refused'; articleId: string | null };

/** Import what was never met, oldest first, as the feed has it last. */
const takeNew = async (
  feed: Row.Feed,
  actor: Actor,
  entries: readonly FeedEntry[],
  options: FetchOptions,
): Promise<Counted> => {
  const keyed = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const db = await database();
  const met = await db.feedItem.findMany({
    where: { feedId: feed.id, key: { in: [...keyed.keys()] } },
    select: { key: true },
  });
  for (const { key } of met) keyed.delete(key);
  const counts = { imported: 0, known: 0, refused: 0 };
  let left = Math.max(0, keyed.size - MOST_ITEMS);
  for (const [key, entry] of [...keyed].toReversed().slice(0, MOST_ITEMS)) {
    const item = await take(feed, actor, entry, options);
    if (!item) left += 1;
    else {
      counts[item.outcome] += 1;
      await db.feedItem.create({ data: { id: newId(), feedId: feed.id, key, metAt: new Date(), ...item } });
    }
  }
  return { outcome: 'read', ...counts, left };
};

/** By what an item is known again: its id, else its address, else its words. */
const keyOf = ({ id, article }: FeedEntry): string =>
  sha256(id ?? article.url ?? `${article.title ?? ''}\n${article.text}`);

/** One item as an article; null where its page cannot be reached now and may be later. */
const take = async (
  feed: Row.Feed,
  actor: Actor,
  entry: FeedEntry,
  options: FetchOptions,
): Promise<Met | null> => {
  const { url } = entry.article;
  const there = url ? await articleAt(actor, [url]) : null;
  if (there) return { outcome: 'known', articleId: there.articleId };
  try {
    const prepared = await preparedOf(feed, actor, entry, options);
    const { articleId } = await storePrepared(actor, prepared);
    return { outcome: 'imported', articleId };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (PASSING.includes(error.code)) return null;
    const known = error.code === 'text.duplicate';
    return known
      ? { outcome: 'known', articleId: String(error.details.articleId) }
      : { outcome: 'refused', articleId: null };
  }
};

/** What may be otherwise the next time; `fetch.off` ends the look for every item alike. */
const PASSING: readonly string[] = ['fetch.timeout', 'fetch.off', 'parse.busy'];

/** The page behind the item, where that is wanted and there is one to read; else the item as it is. */
const preparedOf = async (
  { pages }: Row.Feed,
  actor: Actor,
  { article }: FeedEntry,
  options: FetchOptions,
): Promise<Prepared> => {
  const { marks: _, removed: __, text, ...known } = article;
  if (!pages || !known.url) return { ...(await prepare({ text, ...known })), fetchedAt: new Date() };
  return fetchArticle(actor, known.url, known, options).catch((error: unknown) => {
    if (!isDomainError(error) || PASSING.includes(error.code) || text === '') throw error;
    return prepare({ text, ...known }).then((own) => ({ ...own, fetchedAt: new Date() }));
  });
};
