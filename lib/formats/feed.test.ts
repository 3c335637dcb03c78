import { describe, expect, it } from 'vitest';
import { readFeed } from './feed';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Báo Mẫu</title><link>https://example.org/</link><language>vi</language>
<image><title>Hình</title><url>https://example.org/logo.png</url></image>
<item><title>Vùng trời &amp;amp; mặt đất</title><link>https://example.org/1</link><guid isPermaLink="false">bai-1</guid>
  <dc:creator>Checker A</dc:creator><pubDate>Fri, 07 Jan 2022 19:30:00 +0700</pubDate>
  <description>Tóm tắt.</description>
  <content:encoded><![CDATA[<p>Một câu.</p><p>Ảnh: AFP</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Hai</title><link>javascript:alert(1)</link><description>&lt;p&gt;Hai câu.&lt;/p&gt;</description></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title><id>urn:feed</id>
<entry><title type="html">&lt;b&gt;Airspace&lt;/b&gt; closed</title><id>urn:1</id>
  <link rel="enclosure" href="https://example.org/a.mp3"/><link href="https://example.org/a"/>
  <author><name>Reuters</name></author><updated>2022-01-08T00:00:00Z</updated><published>2022-01-07T12:30:00Z</published>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>`;

describe('readFeed', () => {
  it('reads RSS', () => {
    const [first, second] = readFeed(RSS).entries;
    expect(first).toEqual({
      id: 'bai-1',
      article: {
        ...{ title: 'Vùng trời & mặt đất', byline: 'Checker A', publisher: 'Báo Mẫu', language: 'vi' },
        ...{ url: 'https://example.org/1', publishedOn: '2022-01-07T12:30Z', text: 'Một câu.\n\nẢnh: AFP' },
        marks: [{ start: 10, end: 18, kind: 'credit' }],
        removed: { controls: 0, bidi: 0 },
      },
    });
    expect(second?.article.text).toBe('Hai câu.');
    expect(second?.article).not.toHaveProperty('url');
  });

  it('says what it calls itself', () =>
    expect([RSS, ATOM].map((xml) => readFeed(xml).title)).toEqual(['Báo Mẫu', 'Example']));

  it('reads Atom', () => {
    expect(readFeed(ATOM).entries).toMatchObject([
      {
        id: 'urn:1',
        article: {
          ...{
            title: 'Airspace closed',
            byline: 'Reuters',
            agency: 'Reuters',
            publisher: 'Example',
            language: 'en',
          },
          ...{ url: 'https://example.org/a', publishedOn: '2022-01-07T12:30Z', text: 'One.\n\nTwo.' },
        },
      },
    ]);
  });

  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    '',
  );
  it.each([
    [
      'entities of its own',
      `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]><rss><channel><title>&l9;</title></channel></rss>`,
      'parse.entities',
    ],
    [
      'an entity from outside',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
      'parse.entities',
    ],
    ['deep nesting', '<a>'.repeat(100_000), 'parse.depth'],
    ['no feed', 'words', 'record.invalid'],
  ])('refuses %s', (_, xml, code) => {
    expect(() => readFeed(xml)).toThrow(expect.objectContaining({ code }));
  });

  it('takes an old doctype', () => {
    const xml =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss.dtd"><rss><channel><item><title>x</title></item></channel></rss>';
    expect(readFeed(xml).entries[0]?.article.title).toBe('x');
  });
});
