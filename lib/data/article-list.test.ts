import { beforeAll, describe, expect, test } from 'vitest';
import { ArticleQuery, type Facet } from '@/lib/domain/article-list';
import { PastedText } from '@/lib/domain/article-source';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { Verdict } from '@/lib/domain/verdict';
import { countDesk, listArticles } from './article-list';
import { importArticle } from './articles';
import { database } from './client';
import { perform } from './perform';
import { aDesk, eachEngine } from './testing';

const TEXTS = {
  airspace: 'Bọn khủng bố muốn chiếm vùng trời của Kazakhstan. Đường phố vắng lặng. Vùng trời vẫn yên.',
  drift: 'Một vùng trôi dạt ngoài khơi đã được tìm thấy hôm qua.',
  english: 'The council denied the report on Monday evening. Nobody was hurt in the fire.',
  power: 'Ấm điện bán chạy trong mùa đông năm nay ở miền Bắc.',
  ally: 'An ninh được tăng cường ở biên giới phía nam nước này.',
};
type Name = keyof typeof TEXTS;

const DETAILS: Partial<Record<Name, Record<string, string>>> = {
  drift: { publisher: 'Báo Mẫu', publishedOn: '2022-01-06' },
  english: { publisher: 'Sample Gazette', publishedOn: '2022' },
  power: { publisher: 'Báo Mẫu', publishedOn: '2021-12', title: 'Ấm điện' },
  ally: { title: 'An ninh' },
};

eachEngine('the list of articles', () => {
  let checker: Actor;
  let viewer: Actor;
  const ids = new Map<string, string>();
  const nameOf = (id: string) => [...ids].find(([, known]) => known === id)?.[0];
  const list = (raw: Record<string, unknown>, actor = checker) =>
    listArticles(actor, ArticleQuery.parse(raw));
  const names = async (raw: Record<string, unknown>, actor = checker) =>
    (await list(raw, actor)).rows.map(({ id }) => nameOf(id));
  const counts = async (facet: Facet, raw: Record<string, unknown> = {}) =>
    Object.fromEntries((await list(raw)).counts[facet].map(({ value, count }) => [value, count]));

  const ask = (verb: string, input: object) =>
    perform(checker, { verb, requestId: newId(), articleId: null, input });

  /** A claim on the first words of an article, with a verdict and a note where they are given. */
  const claimIn = async (
    name: Name,
    verdict?: Verdict,
    note?: { text: string; visibility: string },
    layer?: string,
  ) => {
    const versions = await (await database()).articleVersion.findMany({
      where: { articleId: ids.get(name) },
    });
    const claimId = newId();
    const where = { occurrenceId: newId(), versionId: versions[0]?.id, start: 0, end: 10, layer };
    await ask('claim.draft', { id: claimId, ...where });
    if (verdict) await ask('verdict.give', { id: newId(), claimId, version: 1, verdict });
    if (note) await ask('note.add', { id: newId(), claimId, version: verdict ? 2 : 1, ...note });
    return claimId;
  };

  beforeAll(async () => {
    const { deskId, userId } = await aDesk();
    checker = { kind: 'person', deskId, userId, name: 'Checker A', role: 'checker' };
    viewer = { ...checker, role: 'viewer' };
    for (const [name, text] of Object.entries(TEXTS)) {
      const source = PastedText.parse({ text, ...DETAILS[name as Name] });
      ids.set(name, (await importArticle(checker, source)).articleId);
    }
    await claimIn('airspace', 'unconfirmed', { text: 'Hỏi lại đại sứ quán', visibility: 'internal' });
    await claimIn('airspace', 'unconfirmed', undefined, 'attribution');
    await claimIn('airspace');
    await claimIn('drift', 'confirmed', { text: 'Theo thông cáo báo chí', visibility: 'public' });
    await claimIn('english', 'disputed');
    await claimIn('english', 'unconfirmed');
  });

  test('every article, newest first, with its claims by verdict', async () => {
    const { rows, total, page } = await list({});
    expect([total, page]).toEqual([5, 1]);
    expect(rows.map(({ id, verdicts, progress }) => [nameOf(id), Object.values(verdicts), progress])).toEqual(
      [
        ['ally', [0, 0, 0, 0], 'new'],
        ['power', [0, 0, 0, 0], 'new'],
        ['english', [0, 1, 1, 0], 'done'],
        ['drift', [1, 0, 0, 0], 'done'],
        ['airspace', [0, 2, 0, 1], 'working'],
      ],
    );
  });

  test('the desk counts its claims, each once', async () => {
    const verdicts = { confirmed: 1, unconfirmed: 3, disputed: 1, none: 1 };
    expect(await countDesk(checker)).toEqual({ articles: 5, claims: 6, verdicts });
  });

  const filters: [Record<string, unknown>, Name[]][] = [
    [{ verdict: 'unconfirmed' }, ['english', 'airspace']],
    [{ verdict: ['confirmed', 'disputed'] }, ['english', 'drift']],
    [{ verdict: 'none' }, ['airspace']],
    [{ progress: 'new' }, ['ally', 'power']],
    [{ progress: 'working' }, ['airspace']],
    [{ progress: ['done', 'working'] }, ['english', 'drift', 'airspace']],
    [{ publisher: 'Báo Mẫu' }, ['power', 'drift']],
    [{ publisher: 'Báo Mẫu', verdict: 'confirmed' }, ['drift']],
    [{ layer: 'attribution' }, ['airspace']],
    [{ language: 'en' }, ['english']],
    [{ year: '2022' }, ['english', 'drift']],
    [{ from: '2022-01-10' }, ['english']],
    [{ from: '2022-01' }, ['english', 'drift']],
    [{ to: '2022-01-05' }, ['power', 'english']],
    [{ to: '2021' }, ['power']],
    [{ from: '2021-12-31', to: '2022-01-06' }, ['power', 'english', 'drift']],
    [
      { verdict: 'nonsense', from: 'soon', page: '-1', sort: 'x' },
      ['ally', 'power', 'english', 'drift', 'airspace'],
    ],
  ];
  test.each(filters)('%j shows %j', async (raw, expected) => {
    expect((await names(raw)).sort()).toEqual([...expected].sort());
  });

  test('each value is counted as it would be with the other filters', async () => {
    expect(await counts('verdict')).toEqual({ confirmed: 1, unconfirmed: 2, disputed: 1, none: 1 });
    expect(await counts('progress')).toEqual({ new: 2, working: 1, done: 2 });
    expect(await counts('publisher')).toEqual({ 'Báo Mẫu': 2, 'Sample Gazette': 1 });
    expect(await counts('year')).toEqual({ 2022: 2, 2021: 1 });
    expect(await counts('layer')).toEqual({ content: 3, attribution: 1 });
    expect(await counts('language')).toEqual({ vi: 4, en: 1 });

    const narrowed = { publisher: 'Báo Mẫu', progress: 'done' };
    expect(await counts('publisher', narrowed)).toEqual({ 'Báo Mẫu': 1, 'Sample Gazette': 1 });
    expect(await counts('progress', narrowed)).toEqual({ new: 1, working: 0, done: 1 });
    expect(await counts('verdict', narrowed)).toEqual({ confirmed: 1, unconfirmed: 0, disputed: 0, none: 0 });
  });

  const sorts: [string, Name[]][] = [
    ['oldest', ['airspace', 'drift', 'english', 'power', 'ally']],
    // a before â, whatever the code points say.
    ['title', ['ally', 'power', 'airspace', 'drift', 'english']],
    ['unconfirmed', ['airspace', 'english', 'ally', 'power', 'drift']],
  ];
  test.each(sorts)('in the order %s', async (sort, expected) => {
    expect(await names({ sort })).toEqual(expected);
  });

  test('by publication date, newest first, without date last', async () => {
    const sorted = await names({ sort: 'published' });
    expect(sorted.slice(0, 3)).toEqual(['drift', 'english', 'power']);
  });

  describe('words', () => {
    const cases: [Record<string, unknown>, Name[]][] = [
      [{ q: 'vung troi' }, ['airspace', 'drift']],
      [{ q: 'vùng trời' }, ['airspace', 'drift']],
      [{ q: 'vùng trời', exact: '1' }, ['airspace']],
      [{ q: 'vung troi', exact: '1' }, []],
      [{ q: 'duong pho' }, ['airspace']],
      [{ q: 'đường phố' }, ['airspace']],
      [{ q: 'vung troi', progress: 'done' }, ['drift']],
      [{ q: 'dai su quan' }, ['airspace']],
      [{ q: 'thong cao' }, ['drift']],
      [{ q: '?!' }, []],
    ];
    test.each(cases)('%j finds %j', async (raw, expected) => {
      expect((await names(raw)).sort()).toEqual(expected);
    });

    test("a viewer does not find an internal note's words, but a public one's", async () => {
      expect(await names({ q: 'dai su quan' }, viewer)).toEqual([]);
      expect(await names({ q: 'thong cao' }, viewer)).toEqual(['drift']);
    });

    test('the sentences are shown with the words marked, then claims, then notes', async () => {
      const [row] = (await list({ q: 'vung troi', exact: undefined, progress: 'working' })).rows;
      const shown = row?.hits.map(({ kind, sentence, text, marks }) => ({
        kind,
        sentence,
        words: marks.map(([start, end]) => text.slice(start, end)),
      }));
      expect(shown).toEqual([
        { kind: 'article', sentence: 0, words: ['vùng trời'] },
        { kind: 'article', sentence: 2, words: ['Vùng trời'] },
      ]);
      const [noted] = (await list({ q: 'đại sứ' })).rows;
      expect(noted?.hits).toMatchObject([{ kind: 'note', text: 'Hỏi lại đại sứ quán', marks: [[8, 14]] }]);
    });

    test('they narrow the counts too', async () => {
      expect(await counts('progress', { q: 'vung troi' })).toEqual({ new: 0, working: 1, done: 1 });
    });
  });

  test('what is withdrawn or deleted is not counted', async () => {
    const claimId = await claimIn('power', 'disputed');
    expect(await names({ verdict: 'disputed' })).toEqual(['power', 'english']);
    await ask('claim.withdraw', { claimId, version: 2 });
    expect(await names({ verdict: 'disputed' })).toEqual(['english']);
  });

  test("another desk's articles are not there", async () => {
    const { deskId, userId } = await aDesk();
    const stranger: Actor = { kind: 'person', deskId, userId, name: 'Checker B', role: 'admin' };
    expect(await list({}, stranger)).toMatchObject({ rows: [], total: 0, page: 1 });
    expect(await list({ q: 'vung troi' }, stranger)).toMatchObject({ rows: [], total: 0 });
  });
});

eachEngine('a long list', () => {
  test('has pages of 25, and the last for any beyond it', async () => {
    const { deskId, userId } = await aDesk();
    const checker: Actor = { kind: 'person', deskId, userId, name: 'Checker A', role: 'checker' };
    for (let i = 0; i < 27; i += 1)
      await importArticle(checker, PastedText.parse({ text: `Bài số ${i} của loạt bài.` }));
    const first = await listArticles(checker, ArticleQuery.parse({}));
    const beyond = await listArticles(checker, ArticleQuery.parse({ page: '9' }));
    expect([first.rows.length, first.page, beyond.rows.length, beyond.page]).toEqual([25, 1, 2, 2]);
    const ids = [...first.rows, ...beyond.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(27);
  });
});
