import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { importArticle } from './articles';
import { database } from './client';
import { changeDeskOptions } from './desks';
import { lookAtFeeds } from './feed-looks';
import { addFeed, changeFeed, listFeeds } from './feeds';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { aWeb, type Standing, withHere } from './testing-web';
import { verifyDesk } from './verify';

type Person = Actor & { kind: 'person' };
type Item = { readonly guid?: string; readonly link?: string; readonly text?: string };

const rss = (items: readonly Item[], headers: Standing['headers'] = {}): Standing => ({
  headers: { 'content-type': 'application/rss+xml; charset=utf-8', ...headers },
  body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Mẫu</title>${items.map(itemOf).join('')}
    </channel></rss>`,
});
const itemOf = ({ guid, link, text = '' }: Item) =>
  `<item><title>Tin ${guid ?? link}</title>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}
  ${link ? `<link>${link}</link>` : ''}<description>${text}</description></item>`;

const sentence = (about: string) =>
  `Tin về ${about}: sân bay đóng cửa từ sáng thứ Năm, người phát ngôn của thành phố cho biết trong cuộc họp báo.`;
const page = (about: string): Standing => ({
  body: `<title>${about}</title><article><p>${sentence(about)}</p><p>${'Thông tin chưa được xác nhận. '.repeat(9)}</p></article>`,
});

eachEngine('a look at a feed', () => {
  let admin: Person;

  beforeEach(async () => {
    await (await database()).feed.updateMany({ data: { enabled: false } });
    admin = await aPerson(await anEmptyDesk(), 'admin');
    await fetching(true);
  });

  const fetching = (on: boolean) =>
    changeDeskOptions(admin, { approvals: 1, blind: false, fetching: on, publishing: false });
  const add = (url: string, pages = true) => addFeed(admin, { url, minutes: 60, pages });
  const lookAt = (time = new Date(), seconds = 10) =>
    lookAtFeeds({ reach: withHere, now: () => time, seconds });
  const feed = async () => {
    const [only] = await listFeeds(admin);
    if (!only) throw new Error('no feed');
    return only;
  };
  const texts = async () => {
    const versions = await (await database()).articleVersion.findMany({
      where: { article: { deskId: admin.deskId } },
      select: { text: true, fetchedAt: true, importedById: true },
    });
    return versions.map((one) => one.text);
  };
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('imports what stands behind each item, once, and then asks only for what is new', async () => {
    const web = await aWeb({});
    const { origin, standing, asked } = web;
    const one = { guid: 'một', link: `${origin}/1` };
    const two = { link: `${origin}/2` };
    Object.assign(standing, { '/1': page('một'), '/2': page('hai'), '/3': page('ba') });
    standing['/rss'] = rss([two, one], { etag: '"a"' });
    await add(`${origin}/rss`);
    expect(await lookAt()).toBe(1);
    expect(await feed()).toMatchObject({
      ...{ title: 'Báo Mẫu', articles: 2, failures: 0 },
      result: { outcome: 'read', imported: 2, known: 0, refused: 0, left: 0 },
    });
    const all = await texts();
    expect(all.map((text) => text.split('\n')[0]).sort()).toEqual([sentence('hai'), sentence('một')]);

    expect(await lookAt()).toBe(0);
    expect(await lookAt(later(61))).toBe(1);
    expect(asked.at(-1)).toMatchObject({ path: '/rss', headers: { 'if-none-match': '"a"' } });
    expect((await feed()).result).toEqual({ outcome: 'unchanged' });

    standing['/rss'] = rss([{ link: `${origin}/3` }, two, one], { etag: '"b"' });
    await lookAt(later(130));
    expect((await feed()).result).toMatchObject({ imported: 1, known: 0 });
    expect(await texts()).toHaveLength(3);
  });

  it('takes the item as it is where pages are not wanted, or where there is none to read', async () => {
    const { origin, standing, asked } = await aWeb({});
    const text = sentence(newId());
    standing['/rss'] = rss([{ guid: 'a', link: `${origin}/gone`, text }]);
    await add(`${origin}/rss`);
    await lookAt();
    expect(await texts()).toEqual([text]);

    const own = sentence(newId());
    standing['/rss2'] = rss([{ guid: 'b', link: `${origin}/page`, text: own }]);
    await add(`${origin}/rss2`, false);
    await lookAt();
    expect(await texts()).toEqual([text, own]);
    expect(asked.map((one) => one.path)).not.toContain('/page');
    const article = await (await database()).article.findFirstOrThrow({ where: { url: `${origin}/page` } });
    expect(article).toMatchObject({ publisher: 'Báo Mẫu', title: 'Tin b' });
  });

  it('knows what the desk has by its address and by its words', async () => {
    const { origin, standing } = await aWeb({ '/1': page('một') });
    const url = `${origin}/1`;
    const text = sentence(newId());
    await importArticle(admin, { text: sentence(newId()), url });
    await importArticle(admin, { text });
    standing['/rss'] = rss([{ link: url }, { guid: 'x', text }, { guid: 'trống' }]);
    await add(`${origin}/rss`);
    await lookAt();
    expect((await feed()).result).toMatchObject({ imported: 0, known: 2, refused: 1 });
    await lookAt(later(61));
    expect((await feed()).result).toMatchObject({ imported: 0, known: 0, refused: 0 });
  });

  it('is made by one of several processes', async () => {
    const { origin, standing, asked } = await aWeb({});
    standing['/rss'] = rss([{ guid: 'a', text: sentence(newId()) }]);
    await add(`${origin}/rss`);
    const looks = await Promise.all([lookAt(), lookAt(), lookAt()]);
    expect(looks.reduce((sum, one) => sum + one)).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('takes up later what was too much at once', async () => {
    const { origin, standing } = await aWeb({});
    const items = Array.from({ length: 43 }, (_, i) => ({ guid: `${i}`, text: sentence(`${i} ${newId()}`) }));
    standing['/rss'] = rss(items, { etag: '"a"' });
    await add(`${origin}/rss`);
    await lookAt();
    expect((await feed()).result).toMatchObject({ imported: 40, left: 3 });
    await lookAt(later(2));
    expect((await feed()).result).toMatchObject({ imported: 3, left: 0 });
    expect(await texts()).toHaveLength(43);
  });

  describe('that comes to nothing', () => {
    const cases: Record<string, [standing: Standing, code: string, pause: number]> = {
      'a server in trouble': [{ status: 500 }, 'fetch.failed', 120],
      'one that asks for patience': [
        { status: 503, headers: { 'retry-after': '18000' } },
        'fetch.failed',
        300,
      ],
      'no feed': [{ body: '<!doctype html><title>Trang</title><p>Không phải RSS.' }, 'feed.unreadable', 120],
    };
    it.each(Object.entries(cases))('says so and comes back later: %s', async (_, [standing, code, pause]) => {
      const { origin } = await aWeb({ '/rss': standing });
      await add(`${origin}/rss`);
      const time = new Date();
      await lookAt(time);
      const { result, failures, dueAt } = await feed();
      expect(result).toMatchObject({ outcome: 'failed', code });
      expect(failures).toBe(1);
      expect((Date.parse(dueAt) - time.getTime()) / 60_000).toBe(pause);
    });

    it('waits twice as long each time, and as chosen once it goes well', async () => {
      const { origin, standing } = await aWeb({ '/rss': { status: 500 } });
      await add(`${origin}/rss`);
      let time = new Date();
      const pauses: number[] = [];
      for (let i = 0; i < 3; i++) {
        await lookAt(time);
        const next = new Date((await feed()).dueAt);
        pauses.push((next.getTime() - time.getTime()) / 60_000);
        time = next;
      }
      expect(pauses).toEqual([120, 240, 480]);
      standing['/rss'] = rss([]);
      await lookAt(time);
      const { failures, dueAt } = await feed();
      expect([failures, (Date.parse(dueAt) - time.getTime()) / 60_000]).toEqual([0, 60]);
    });
  });

  it('is made nowhere where fetching or the feed is off', async () => {
    const { origin, asked } = await aWeb({ '/rss': rss([]) });
    const feedId = await add(`${origin}/rss`);
    await fetching(false);
    expect(await lookAt()).toBe(0);
    await fetching(true);
    await changeFeed(admin, { feedId, minutes: 60, pages: true, enabled: false });
    expect(await lookAt()).toBe(0);
    expect(asked).toEqual([]);
  });

  it('never goes where people may not, and stands in the log', async () => {
    await add('http://127.0.0.1:9/rss');
    await lookAtFeeds();
    expect((await feed()).result).toMatchObject({ outcome: 'failed', code: 'fetch.refused' });
    const { faults } = await verifyDesk(await database(), admin.deskId);
    expect(faults.filter((one) => one.table !== 'Membership')).toEqual([]);
  });
});
