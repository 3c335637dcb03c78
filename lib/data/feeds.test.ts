import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { addFeed, changeFeed, listFeeds, MOST_FEEDS, removeFeed } from './feeds';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { verifyDesk } from './verify';

const input = (url: string) => ({ url, minutes: 60 as const, pages: true });

eachEngine('feeds', () => {
  let admin: Actor & { kind: 'person' };
  let editor: Actor & { kind: 'person' };
  let stranger: Actor & { kind: 'person' };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    admin = await aPerson(deskId, 'admin');
    editor = await aPerson(deskId, 'editor');
    stranger = await aPerson(await anEmptyDesk(), 'admin');
  });

  it('are added by an administrator, to be looked at at once', async () => {
    const before = new Date().toISOString();
    const id = await addFeed(admin, input('https://example.org/rss'));
    const [feed] = await listFeeds(admin);
    expect(feed).toMatchObject({
      ...{ id, url: 'https://example.org/rss', title: '', minutes: 60, pages: true, enabled: true },
      ...{ failures: 0, lookedAt: null, result: null, articles: 0 },
    });
    expect(feed?.dueAt.slice(0, 16)).toBe(before.slice(0, 16));
    expect(await listFeeds(stranger)).toEqual([]);
  });

  it('are nobody else’s to see or add', async () => {
    expect(await codeOf(listFeeds(editor))).toBe('permission.denied');
    expect(await codeOf(addFeed(editor, input('https://example.org/a')))).toBe('permission.denied');
  });

  it('are not added twice, and can be again once removed', async () => {
    const id = await addFeed(admin, input('https://example.org/twice'));
    expect(await codeOf(addFeed(admin, input('https://example.org/twice')))).toBe('feed.known');
    await removeFeed(admin, { feedId: id });
    expect(await codeOf(removeFeed(admin, { feedId: id }))).toBe('not-found');
    await addFeed(admin, input('https://example.org/twice'));
    expect((await listFeeds(admin)).filter((one) => one.url.endsWith('twice'))).toHaveLength(1);
  });

  it('are changed, their failures forgiven', async () => {
    const id = await addFeed(admin, input('https://example.org/changed'));
    const db = await database();
    await db.feed.update({ where: { id }, data: { failures: 4, dueAt: new Date('2100-01-01') } });
    const change = { feedId: id, minutes: 15 as const, pages: false, enabled: false };
    expect(await codeOf(changeFeed(stranger, change))).toBe('not-found');
    await changeFeed(admin, change);
    const feed = (await listFeeds(admin)).find((one) => one.id === id);
    expect(feed).toMatchObject({ minutes: 15, pages: false, enabled: false, failures: 0 });
    expect(feed?.dueAt.slice(0, 4)).not.toBe('2100');
  });

  it('are as many as one server can look at', async () => {
    const { deskId, userId } = stranger;
    const at = new Date();
    await (await database()).feed.createMany({
      data: Array.from({ length: MOST_FEEDS }, (_, number) => ({
        ...{ id: newId(), deskId, url: `https://example.org/${number}`, minutes: 60 },
        ...{ dueAt: at, createdAt: at, createdById: userId, deletedAt: null },
      })),
    });
    expect(await codeOf(addFeed(stranger, input('https://example.org/one-more')))).toBe('feed.too-many');
  });

  it('stand in the log, which notices when one is altered', async () => {
    const db = await database();
    const wrong = async () =>
      (await verifyDesk(db, admin.deskId)).faults.filter((one) => one.table !== 'Membership');
    expect(await wrong()).toEqual([]);
    const [feed] = await listFeeds(admin);
    await db.feed.update({ where: { id: feed?.id ?? '' }, data: { url: 'https://example.org/other' } });
    expect(await wrong()).toMatchObject([{ kind: 'row.column', table: 'Feed', column: 'url' }]);
  });
});
