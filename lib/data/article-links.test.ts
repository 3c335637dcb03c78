import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { aPdf } from '@/lib/formats/testing-documents';
import { importLink } from './article-links';
import { importArticle } from './articles';
import { database } from './client';
import { changeDeskOptions } from './desks';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aWeb, withHere } from './testing-web';
import { verifyDesk } from './verify';

type Person = Actor & { kind: 'person' };

/** As a site sets its articles, with all round them. */
const pageOf = (paragraphs: readonly string[], canonical = '') => `<!doctype html><html lang="vi">
  <head><title>Sân bay đóng cửa | Báo Mẫu</title><meta property="og:site_name" content="Báo Mẫu">
  <meta property="og:title" content="Sân bay đóng cửa"><meta name="author" content="Phóng viên A">
  <meta property="article:published_time" content="2022-01-06T08:00:00+07:00">
  ${canonical && `<link rel="canonical" href="${canonical}">`}</head>
  <body><nav>Trang chủ Thời sự</nav><article><h1>Sân bay đóng cửa</h1>
  ${paragraphs.map((one) => `<p>${one}</p>`).join('\n')}</article>
  <script>document.write('mã')</script><footer>Liên hệ quảng cáo</footer></body></html>`;

const story = (id = newId()) => [
  `Sân bay số ${id} đóng cửa từ sáng thứ Năm, người phát ngôn của thành phố cho biết trong cuộc họp báo.`,
  'Theo một nguồn tin giấu tên, các chuyến bay đầu tiên sẽ cất cánh trở lại vào cuối tuần, sau khi đường băng được sửa.',
  'Thông tin này hiện vẫn chưa được xác nhận. Các hãng hàng không khuyên hành khách theo dõi thông báo trên trang của mình.',
];

eachEngine('an article from its address', () => {
  let checker: Person;
  let viewer: Person;
  let stranger: Person;

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
    stranger = await aPerson(await anEmptyDesk(), 'checker');
    const admin = await aPerson(deskId, 'admin');
    await changeDeskOptions(admin, { approvals: 1, blind: false, fetching: true, publishing: false });
  });

  const take = (url: string, actor: Person = checker) => importLink(actor, { url }, { reach: withHere });
  const articleOf = async (id: string) => {
    const db = await database();
    const article = await db.article.findUniqueOrThrow({ where: { id } });
    const version = await db.articleVersion.findFirstOrThrow({ where: { articleId: id } });
    return { ...article, ...version, id };
  };

  it('is what people come to read there, with what the page says of itself', async () => {
    const words = story();
    const { origin } = await aWeb({ '/tin': { body: pageOf(words, 'https://example.org/tin/1') } });
    const before = Date.now();
    const { outcome, articleId, title } = await take(`${origin}/tin#top`);
    expect({ outcome, title }).toEqual({ outcome: 'imported', title: 'Sân bay đóng cửa' });
    const article = await articleOf(articleId);
    expect(article).toMatchObject({
      ...{ url: 'https://example.org/tin/1', publisher: 'Báo Mẫu', byline: 'Phóng viên A', language: 'vi' },
      ...{ publishedOn: '2022-01-06T01:00Z', fileName: null },
    });
    for (const one of words) expect(article.text).toContain(one);
    for (const one of ['mã', 'Liên hệ', 'Trang chủ']) expect(article.text).not.toContain(one);
    expect(article.fetchedAt?.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('goes by the address it was found at where the page names none', async () => {
    const { origin } = await aWeb({ '/tin': { body: pageOf(story()) } });
    const { articleId } = await take(`${origin}/tin#phan-2`);
    expect((await articleOf(articleId)).url).toBe(`${origin}/tin`);
  });

  it('is told apart from one that the desk has: the same text, or another at the same address', async () => {
    const { origin, standing } = await aWeb({ '/tin': { body: pageOf(story()) } });
    const first = await take(`${origin}/tin`);
    expect(await take(`${origin}/tin`)).toEqual({ ...first, outcome: 'duplicate' });
    standing['/khac'] = standing['/tin'] ?? {};
    expect(await take(`${origin}/khac`)).toEqual({ ...first, outcome: 'duplicate' });
    standing['/tin'] = { body: pageOf(story()) };
    const count = () => database().then((db) => db.article.count());
    const before = await count();
    expect(await take(`${origin}/tin`)).toEqual({ ...first, outcome: 'changed' });
    expect(await count()).toBe(before);

    const { articleId: versionOf } = first;
    const url = `${origin}/tin`;
    const keep = (of: string) => importLink(checker, { url, versionOf: of }, { reach: withHere });
    const other = await importArticle(checker, { text: story().join(' ') });
    expect(await codeOf(keep(other.articleId))).toBe('not-found');
    expect(await keep(versionOf)).toEqual({ ...first, outcome: 'version' });
    const newest = await (await database()).articleVersion.findFirstOrThrow({
      where: { articleId: versionOf, number: 2 },
    });
    expect(newest.fetchedAt).not.toBeNull();
    expect(await take(url)).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('is fetched only where an administrator has turned that on, and by whom the desk lets import', async () => {
    const { origin, asked } = await aWeb({ '/tin': { body: pageOf(story()) } });
    expect(await codeOf(take(`${origin}/tin`, stranger))).toBe('fetch.off');
    expect(await codeOf(take(`${origin}/tin`, viewer))).toBe('permission.denied');
    expect(asked).toEqual([]);
  });

  it('says what stands there instead', async () => {
    const feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>';
    const { origin } = await aWeb({
      '/anh': { headers: { 'content-type': 'image/png' }, body: '\x89PNG' },
      '/nguon': { headers: { 'content-type': 'application/rss+xml' }, body: feed },
      '/lon': { body: 'a'.repeat(6 * 2 ** 20) },
      '/rong': { body: '<p> </p>' },
      '/ban.pdf': { headers: { 'content-type': 'application/pdf' }, body: aPdf(['The airfield is quiet.']) },
    });
    const cases: Record<string, string> = {
      '/anh': 'link.no-page',
      '/nguon': 'link.feed',
      '/lon': 'text.too-large',
      '/rong': 'text.empty',
      '/gone': 'fetch.failed',
    };
    for (const [path, code] of Object.entries(cases))
      expect(await codeOf(take(origin + path)), path).toBe(code);
    expect(await take(`${origin}/ban.pdf`)).toMatchObject({ outcome: 'imported' });
    expect(await codeOf(importLink(checker, { url: `${origin}/tin` }))).toBe('fetch.refused');
  });

  it('stands in the log', async () => {
    const { faults } = await verifyDesk(await database(), checker.deskId);
    expect(faults.filter((one) => one.table !== 'Membership')).toEqual([]);
  });
});
