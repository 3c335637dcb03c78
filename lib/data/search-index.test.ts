import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { database } from './client';
import { indexText, matchText, type Search, type Searched, unindex } from './search-index';
import { aDesk, eachEngine } from './testing';

const TEXTS: Record<string, { kind: Searched; text: string }> = {
  airspace: { kind: 'article', text: 'Bọn khủng bố chiếm vùng trời của Kazakhstan, 3.600 quân.' },
  quake: { kind: 'article', text: 'Động đất ở Đà Nẵng.\n\nTP.HCM không sao.' },
  troupe: { kind: 'claim', text: 'Một vùng trôi dạt' },
  street: { kind: 'note', text: 'đường phố vắng; sky-high prices, khủng hoảng' },
  capital: { kind: 'claim', text: 'Thủ đô Alma-Ata “của Kazakhstan”' },
  chinese: { kind: 'claim', text: '哈萨克斯坦的领空' },
};

const CASES: { query: string; search?: Search; finds: string[] }[] = [
  { query: 'vùng trời', finds: ['airspace', 'troupe'] },
  { query: 'vung troi', finds: ['airspace', 'troupe'] },
  { query: 'VÙNG TRỜI', search: { exactAccents: true }, finds: ['airspace'] },
  { query: 'vùng trôi', search: { exactAccents: true }, finds: ['troupe'] },
  { query: 'vung troi', search: { exactAccents: true }, finds: [] },
  { query: 'dong dat', finds: ['quake'] },
  { query: 'động đất', search: { exactAccents: true }, finds: ['quake'] },
  { query: 'da nang', finds: ['quake'] },
  { query: 'duong pho', finds: ['street'] },
  { query: 'khu', finds: ['airspace', 'street'] },
  { query: 'khung bo chi', finds: ['airspace'] },
  { query: 'khủng chiếm', finds: [] },
  { query: 'kaz', finds: ['airspace', 'capital'] },
  { query: 'akhstan', finds: [] },
  { query: 'kazakhstan', search: { kinds: ['claim'] }, finds: ['capital'] },
  { query: 'kazakhstan', search: { kinds: [] }, finds: [] },
  { query: 'alma-ata', finds: ['capital'] },
  { query: 'alma ata', finds: ['capital'] },
  { query: 'sky-high', finds: ['street'] },
  { query: '3.600', finds: ['airspace'] },
  { query: '3600', finds: [] },
  { query: 'tp.hcm', finds: ['quake'] },
  { query: '领空', finds: ['chinese'] },
  { query: '“của kazakhstan”', finds: ['airspace', 'capital'] },
  { query: '', finds: [] },
  { query: ' …“” ', finds: [] },
  { query: '" OR "a', finds: [] },
  { query: "'); DROP TABLE x; --", finds: [] },
];

eachEngine('search', () => {
  let deskId: string;
  const names = new Map<string, string>();
  const entry = (name: string, text: string, kind: Searched) => {
    const ownerId = [...names].find(([, known]) => known === name)?.[0] ?? randomUUID();
    names.set(ownerId, name);
    return { deskId, kind, ownerId, articleId: null, claimId: null, text };
  };
  const find = async (query: string, search?: Search) => {
    const hits = await matchText(await database(), deskId, query, search);
    return hits.map((hit) => names.get(hit.ownerId));
  };

  beforeAll(async () => {
    ({ deskId } = await aDesk());
    const client = await database();
    for (const [name, { kind, text }] of Object.entries(TEXTS)) {
      await indexText(client, entry(name, text, kind));
    }
  });

  test.each(CASES)('$query $search finds $finds', async ({ query, search, finds }) => {
    expect((await find(query, search)).sort()).toEqual(finds);
  });

  test('a text that is put in again takes the place of the earlier one', async () => {
    const client = await database();
    await indexText(client, entry('changing', 'thông cáo đầu tiên', 'note'));
    expect(await find('đầu tiên')).toEqual(['changing']);
    await indexText(client, entry('changing', 'thông cáo thứ hai', 'note'));
    expect(await find('đầu tiên')).toEqual([]);
    expect(await find('thứ hai')).toEqual(['changing']);
  });

  test('a text that is taken out is not found, and taking it out twice is fine', async () => {
    const client = await database();
    const passing = entry('passing', 'chốc lát', 'claim');
    await indexText(client, passing);
    expect(await find('chốc lát')).toEqual(['passing']);
    await unindex(client, 'claim', passing.ownerId);
    await unindex(client, 'claim', passing.ownerId);
    expect(await find('chốc lát')).toEqual([]);
  });

  test('finds a phrase anywhere in a long text, once, though its words are everywhere', async () => {
    const client = await database();
    const filler = (from: number) =>
      Array.from({ length: 1_500 }, (_, i) => `của ${from + i} đội quân ấy`).join(' ');
    const text = `${filler(0)} của nước láng giềng ${filler(5_000)}`;
    for (const shift of [0, 1, 2, 3]) {
      await indexText(client, entry('long', `${'dời '.repeat(shift * 300)}${text}`, 'article'));
      expect(await find('quân ấy của nước láng giềng của 5000')).toEqual(['long']);
    }
    expect(await find('1499 đội quân')).toEqual(['long']);
    expect(await find('của 4000')).toEqual([]);
  });

  test('takes what no engine was made for', async () => {
    const client = await database();
    const words = Array.from({ length: 1_500 }, (_, i) => `${i}${'ế'.repeat(800)}`);
    await indexText(client, entry('monster', words.join(' '), 'article'));
    expect(await find(`1499${'ế'.repeat(800)}`)).toEqual(['monster']);
  });

  test('another desk finds nothing', async () => {
    const other = await aDesk();
    expect(await matchText(await database(), other.deskId, 'kazakhstan')).toEqual([]);
  });

  test('gives pages that do not overlap, the denser text first', async () => {
    const client = await database();
    for (let i = 0; i < 5; i++)
      await indexText(client, entry(`page ${i}`, `trang ${i} của nhiều chữ`, 'claim'));
    await indexText(client, entry('dense', 'trang trang trang', 'claim'));
    const pages = [await find('trang', { limit: 4 }), await find('trang', { limit: 4, offset: 4 })];
    expect(pages[0]?.[0]).toBe('dense');
    expect(new Set(pages.flat()).size).toBe(6);
  });
});
