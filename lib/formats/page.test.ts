import { describe, expect, it } from 'vitest';
import { compose, type ReadArticle } from './extracted';
import { pageArticle } from './page';

const read = async (html: string): Promise<ReadArticle> => compose(await pageArticle(html));

const BODY = `Các đơn vị quân đội Nga nằm ngay gần biên giới với Kazakhstan đã được lệnh chuyển vào trạng thái sẵn sàng
  chiến đấu tối đa, có nghĩa là trong trường hợp nhận được lệnh, họ sẽ lên đường trong vòng 72 giờ.`;
const PARAGRAPHS = `<p>${BODY}</p><p>${BODY.replace('Nga', 'Belarus')}</p><p>${BODY.replace('Nga', 'Armenia')}</p>`;

const page = (head: string, body = '') => `<!doctype html><html lang="vi-VN"><head>${head}</head><body>
  <nav class="main-menu"><a href="/">Trang chủ</a> <a href="/x">Thế giới</a></nav>
  <article><h1>Vùng trời Kazakhstan</h1>${PARAGRAPHS}${body}</article>
  <aside class="sidebar"><h3>Đọc nhiều</h3><a href="/1">Tin khác</a></aside>
  <footer>© 2022 Báo Mẫu</footer></body></html>`;

describe('what a page says of its article', () => {
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'Báo Mẫu' },
      {
        '@type': ['NewsArticle'],
        headline: 'Vùng trời Kazakhstan: ai kiểm soát?',
        author: [{ '@type': 'Person', name: 'Checker A' }, { name: 'Editor' }],
        publisher: { '@type': 'Organization', name: 'Báo Mẫu' },
        datePublished: '2022-01-07T19:30:00+07:00',
        inLanguage: 'vi',
        url: 'https://example.org/vung-troi.html',
      },
    ],
  };
  const cases: Record<string, [head: string, body: string, known: Partial<ReadArticle>]> = {
    'in JSON-LD': [
      `<title>Vùng trời - Báo Mẫu</title><script type="application/ld+json">${JSON.stringify(linked)}</script>`,
      '',
      {
        ...{
          title: 'Vùng trời Kazakhstan: ai kiểm soát?',
          byline: 'Checker A, Editor',
          publisher: 'Báo Mẫu',
        },
        ...{ publishedOn: '2022-01-07T12:30Z', language: 'vi', url: 'https://example.org/vung-troi.html' },
      },
    ],
    'in meta data': [
      `<meta property="og:title" content="Vùng trời"><meta property="og:site_name" content="Báo Mẫu">
       <meta name="author" content="Reuters"><meta property="article:published_time" content="2022-01-07T12:30:00Z">
       <link rel="canonical" href="https://example.org/a"><meta property="og:url" content="https://m.example.org/a">`,
      '',
      {
        ...{ title: 'Vùng trời', publisher: 'Báo Mẫu', byline: 'Reuters', agency: 'Reuters' },
        ...{ publishedOn: '2022-01-07T12:30Z', url: 'https://example.org/a' },
      },
    ],
    'by the usual marks': [
      '<title>Vùng trời | Báo Mẫu</title>',
      '<p class="author">Checker A</p><span class="date">Thứ sáu, 7/1/2022, 19:30 (GMT+7)</span>',
      { title: 'Vùng trời Kazakhstan', byline: 'Checker A', publishedOn: '2022-01-07T12:30Z' },
    ],
    'in a time element': ['', '<time datetime="2022-01">tháng trước</time>', { publishedOn: '2022-01' }],
    'with broken JSON-LD': [
      '<script type="application/ld+json">{"@type": "NewsArticle",</script>',
      '',
      { title: 'Vùng trời Kazakhstan' },
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [head, body, known]) => {
    expect(await read(page(head, body))).toMatchObject(known);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'ftp://example.org/'])(
    'the address %s counts for nothing',
    async (address) => {
      expect(await read(page(`<link rel="canonical" href="${address}">`))).not.toHaveProperty('url');
    },
  );
});

it('an address is read in relation to where the page was fetched from', async () => {
  const fetched = 'https://example.org/a/b?from=feed';
  const urlOf = async (head: string) => compose(await pageArticle(page(head), fetched)).url;
  expect(await urlOf('<link rel="canonical" href="/a/b">')).toBe('https://example.org/a/b');
  expect(await urlOf('<link rel="canonical" href="javascript:alert(1)">')).toBe(fetched);
  expect(await urlOf('')).toBe(fetched);
});

it('a language that the letters contradict is left to be told from them', async () => {
  expect(await read(page('').replace('vi-VN', 'en'))).not.toHaveProperty('language');
  const english = `<p>${'The airspace over the country was closed on Friday. '.repeat(9)}</p>`;
  expect(await read(`<html lang="vi"><body>${english}`)).not.toHaveProperty('language');
  expect(await read(`<html lang="en_GB"><body>${english}`)).toMatchObject({ language: 'en-GB' });
});

describe('the text of a page', () => {
  it('is the article, without what stands round it', async () => {
    const { text } = await read(page('<title>Vùng trời Kazakhstan</title>'));
    expect(text).toContain('trạng thái sẵn sàng chiến đấu');
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text).not.toMatch(/Trang chủ|Đọc nhiều|Tin khác/);
  });

  const marks: Record<string, [body: string, kind: string, words: string]> = {
    'a caption': [
      '<figure><img src="a.jpg"><figcaption>Xe cháy ở Almaty.</figcaption></figure>',
      'caption',
      'Xe cháy ở Almaty.',
    ],
    'a caption by its class': [
      '<table><tr><td class="PhotoCMS_Caption"><p>Xe cháy.</p></td></tr></table>',
      'caption',
      'Xe cháy.',
    ],
    'a credit line': ['<p>Nguồn ảnh: Telegram.</p>', 'credit', 'Nguồn ảnh: Telegram.'],
    'a photo line': ['<p>Ảnh: Reuters</p>', 'credit', 'Ảnh: Reuters'],
    'an English credit': ['<p>Photo: AFP</p>', 'credit', 'Photo: AFP'],
    'a line of the site': [
      '<p>Xem thêm: <a href="javascript:alert(1)">Bài khác</a></p>',
      'boilerplate',
      'Xem thêm: Bài khác',
    ],
    'a heading': ['<h2>Diễn biến</h2><p>Hết.</p>', 'heading', 'Diễn biến'],
  };
  it.each(Object.entries(marks))('marks %s', async (_, [body, kind, words]) => {
    const { text, marks: found } = await read(page('', body));
    expect(found.map((mark) => [mark.kind, text.slice(mark.start, mark.end)])).toContainEqual([kind, words]);
  });

  it('has no script, no style and nothing that is hidden', async () => {
    const body =
      '<script>alert("x")</script><style>p{}</style><p hidden>ẩn</p><p style="display: none">ẩn</p><iframe src="x">khung</iframe>';
    expect((await read(page('', body))).text).not.toMatch(/alert|ẩn|khung/);
  });

  it('is body text under whatever name a site gives to all of it', async () => {
    const { text, marks } = await read(page('').replace('<article>', '<article class="social promo">'));
    const at = text.indexOf('trạng thái sẵn sàng chiến đấu');
    expect(at).toBeGreaterThan(0);
    expect(marks.filter(({ start, end }) => start <= at && at < end)).toEqual([]);
  });

  it('of a short page is all that stands there', async () => {
    expect((await read('<title>x</title><p>Một câu.<p>Hai câu.')).text).toBe('Một câu.\n\nHai câu.');
    expect((await read('Một<br>hai<br><br>ba')).text).toBe('Một\nhai\n\nba');
  });
});

describe('a page built to do harm', () => {
  const attributes = Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ');
  const cases: Record<string, [html: string, code: string]> = {
    'deep nesting': ['<div>'.repeat(200_000), 'parse.depth'],
    '20,000 attributes': [`<p ${attributes}>x`, 'parse.attributes'],
    'entities of its own': ['<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;', 'parse.entities'],
  };
  it.each(Object.entries(cases))('%s is refused', async (_, [html, code]) => {
    await expect(read(html)).rejects.toMatchObject({ code });
  });
});
