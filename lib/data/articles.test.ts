import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { PastedText } from '@/lib/domain/article-source';
import { newId } from '@/lib/domain/ids';
import type { Actor, Role } from '@/lib/domain/permissions';
import { articleSource, importArticle, importEach } from './articles';
import { database } from './client';
import { matchText } from './search-index';
import { aDesk, eachEngine } from './testing';

const seed = (name: string) => readFile(new URL(`../../seeds/${name}`, import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);
const pasted = (fields: Record<string, unknown>) => PastedText.parse(fields);

const actorIn = async (role: Role): Promise<Actor> => ({
  kind: 'person',
  name: 'Checker A',
  role,
  ...(await aDesk()),
});

const readArticle = async (id: string) => {
  const article = await (await database()).article.findUniqueOrThrow({
    where: { id },
    include: { versions: { include: { source: true } } },
  });
  const version = article.versions[0];
  if (!version) throw new Error('no version');
  const flat = version.sentences as number[];
  const sentences = flat.flatMap((start, i) => (i % 2 ? [] : [version.text.slice(start, flat[i + 1])]));
  return { article, version, sentences };
};

eachEngine('importing', () => {
  let checker: Actor;
  beforeAll(async () => {
    checker = await actorIn('checker');
  });

  describe('the first article', () => {
    let articleId: string;
    let bytes: Buffer;
    beforeAll(async () => {
      bytes = await seed('000_be9c6d21626579b7.txt');
      ({ articleId } = await importArticle(checker, { bytes, fileName: '000_be9c6d21626579b7.txt' }));
    });

    test('has its sentences, the airspace one among them', async () => {
      const { sentences } = await readArticle(articleId);
      expect(sentences).toHaveLength(25);
      expect(sentences[22]).toMatch(/^Hiện có thông tin cho rằng.*vẫn chưa được xác nhận\.$/);
    });

    test('has its date as precise as known, and no longer in the text', async () => {
      const { article, version } = await readArticle(articleId);
      expect(article).toMatchObject({ publishedOn: '2022-01', language: 'vi', titleGiven: false });
      expect(version.text).toMatch(/^Các đơn vị quân đội Nga/);
    });

    test('is named by the beginning of its first sentence', async () => {
      const { article, sentences } = await readArticle(articleId);
      const [start = '', rest] = article.title.split('…');
      expect([...article.title].length).toBeLessThanOrEqual(120);
      expect(sentences[0]?.startsWith(start)).toBe(true);
      expect(rest).toBe('');
    });

    test('keeps its original bytes', async () => {
      const source = await articleSource(checker, articleId, 1);
      expect(source).toMatchObject({ mediaType: 'text/plain', fileName: '000_be9c6d21626579b7.txt' });
      expect(source.bytes instanceof Uint8Array && Buffer.from(source.bytes).equals(bytes)).toBe(true);
    });

    test('is found, and written in the log', async () => {
      const client = await database();
      const hits = await matchText(client, checker.deskId, 'vung troi');
      expect(hits.map((hit) => hit.ownerId)).toEqual([articleId]);
      const events = await client.auditEvent.findMany({ where: { target: articleId } });
      expect(events).toMatchObject([{ action: 'article.import', deskId: checker.deskId }]);
      expect(events[0]?.change).toMatchObject({
        details: { publishedOn: '2022-01' },
        size: bytes.byteLength,
      });
    });

    const again: Record<string, () => Parameters<typeof importArticle>[1]> = {
      'the same file under another name': () => ({ bytes, fileName: 'x.txt' }),
      'the same text pasted': () => pasted({ text: bytes.toString('utf8') }),
      'the same text, its letters and marks apart': () => ({
        bytes: utf8(bytes.toString('utf8').normalize('NFD')),
      }),
      'the same bytes read as Markdown': () => ({ bytes, fileName: 'x.md' }),
    };
    test.each(Object.entries(again))('%s is pointed out', async (_, source) => {
      const details = { articleId, title: (await readArticle(articleId)).article.title };
      await expect(importArticle(checker, source())).rejects.toMatchObject({
        code: 'text.duplicate',
        details,
      });
    });

    test('may come again once it is deleted, and into another desk', async () => {
      const elsewhere = await actorIn('editor');
      const { articleId: other } = await importArticle(elsewhere, { bytes });
      expect(other).not.toBe(articleId);
      await (await database()).article.update({ where: { id: other }, data: { deletedAt: new Date() } });
      await expect(importArticle(elsewhere, { bytes })).resolves.toBeDefined();
    });

    test("another desk's source is not there", async () => {
      const elsewhere = await actorIn('admin');
      await expect(articleSource(elsewhere, articleId, 1)).rejects.toMatchObject({ code: 'not-found' });
      await expect(articleSource(checker, articleId, 2)).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  test('the second article has its date and language too', async () => {
    const bytes = await seed('001_eb2be8546647d80d.txt');
    const { articleId } = await importArticle(checker, { bytes, fileName: '001_eb2be8546647d80d.txt' });
    const { article, sentences } = await readArticle(articleId);
    expect(article).toMatchObject({ publishedOn: '2022-01', language: 'vi' });
    expect(sentences).toContain('Những cáo buộc như vậy đã bị Washington bác bỏ.');
  });

  test('what is said about a pasted text is kept, and what is left empty is not', async () => {
    const said = {
      title: 'Giá điện',
      url: 'https://example.org/a',
      publisher: 'Báo Mẫu',
      byline: '',
      language: '',
    };
    const { articleId } = await importArticle(
      checker,
      pasted({ ...said, text: 'Giá điện tăng hai phần trăm.' }),
    );
    expect((await readArticle(articleId)).article).toMatchObject({
      title: 'Giá điện',
      titleGiven: true,
      url: 'https://example.org/a',
      publisher: 'Báo Mẫu',
      byline: null,
      language: 'vi',
      publishedOn: null,
    });
  });

  test('a file name is no path, and its letters are whole', async () => {
    const fileName = '../../tmp/Bài một.txt'.normalize('NFD');
    const { articleId } = await importArticle(checker, { bytes: utf8('Một tệp có đường dẫn.'), fileName });
    expect((await readArticle(articleId)).article.fileName).toBe('Bài một.txt');
  });

  test('two imports of one text at once make one article', async () => {
    const text = 'Hai người nhập cùng một lúc.';
    const results = await Promise.allSettled([1, 2, 3].map(() => importArticle(checker, pasted({ text }))));
    const [made] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(2);
    for (const error of refused)
      expect(error).toMatchObject({ code: 'text.duplicate', details: { articleId: made?.articleId } });
  });

  test('a retry makes no second article', async () => {
    const requestId = newId();
    const first = await importArticle(checker, pasted({ text: 'Gửi lại một lần.' }), requestId);
    expect(await importArticle(checker, pasted({ text: 'Gửi lại một lần.' }), requestId)).toEqual(first);
  });

  const refused: Record<string, [Parameters<typeof importArticle>[1], string]> = {
    'an empty file': [{ bytes: utf8(''), fileName: 'a.txt' }, 'text.empty'],
    'white space alone': [{ bytes: utf8(' \r\n\u200b \t'), fileName: 'a.txt' }, 'text.empty'],
    'a date and nothing else': [{ bytes: utf8(' date 2022-01 \n'), fileName: 'a.txt' }, 'text.empty'],
    'a head and nothing else': [{ bytes: utf8('---\ntitle: x\n---\n'), fileName: 'a.md' }, 'text.empty'],
    'an empty paste': [pasted({ text: '' }), 'text.empty'],
    'a NUL': [{ bytes: utf8('a\0b'), fileName: 'a.txt' }, 'text.binary'],
    'a picture': [{ bytes: utf8('\x89PNG\0'), fileName: 'a.png' }, 'text.format'],
    'another encoding': [{ bytes: Uint8Array.of(0x61, 0xff, 0x62), fileName: 'a.txt' }, 'text.undecodable'],
    'more than 5 MB': [pasted({ text: 'a'.repeat(MAX_SOURCE_BYTES + 1) }), 'text.too-large'],
  };
  test.each(Object.entries(refused))('%s is refused', async (_, [source, code]) => {
    await expect(importArticle(checker, source)).rejects.toMatchObject({ code });
  });

  test('a viewer imports nothing, the program itself may', async () => {
    const viewer = await actorIn('viewer');
    const source = pasted({ text: 'Người xem không nhập được.' });
    await expect(importArticle(viewer, source)).rejects.toMatchObject({ code: 'permission.denied' });
    await expect(importEach(viewer, [source])).rejects.toMatchObject({ code: 'permission.denied' });
    const system = { kind: 'system', deskId: viewer.deskId } as const;
    await expect(importArticle(system, source)).resolves.toBeDefined();
  });

  test('of several, what is refused stops none of the others', async () => {
    const files = [
      { bytes: utf8('Tệp thứ nhất trong ba tệp.'), fileName: 'a.txt' },
      { bytes: utf8('\0'), fileName: 'b.txt' },
      { bytes: utf8('Tệp thứ nhất trong ba tệp.\n'), fileName: 'c.txt' },
    ];
    const outcomes = await importEach(checker, files);
    const first = outcomes[0];
    expect(outcomes).toMatchObject([
      { outcome: 'imported', fileName: 'a.txt', title: 'Tệp thứ nhất trong ba tệp.' },
      { outcome: 'refused', fileName: 'b.txt', code: 'text.binary' },
      {
        outcome: 'duplicate',
        fileName: 'c.txt',
        articleId: first && 'articleId' in first && first.articleId,
      },
    ]);
  });
});
