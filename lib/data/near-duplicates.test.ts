import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/permissions';
import { importArticle } from './articles';
import { nearDuplicates } from './near-duplicates';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';

const sentence = (n: number) =>
  `Ngày ${n}, lực lượng số ${n * 13} báo cáo rằng quận ${n * 7} đã yên tĩnh trở lại. `;
const STORY = Array.from({ length: 40 }, (_, i) => sentence(i)).join('');
const OTHER = Array.from({ length: 40 }, (_, i) => sentence(1_000 + 3 * i))
  .join('')
  .replaceAll('báo cáo', 'chối');

eachEngine('near duplicates', () => {
  let checker: Actor;
  let viewer: Actor;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
    const elsewhere = await aPerson(await anEmptyDesk(), 'checker');
    const texts = {
      ...{ first: STORY, retitled: `Hãng tin: tình hình lắng dịu. ${STORY}`, other: OTHER },
      shortened: STORY.slice(0, Math.floor(STORY.length * 0.7)),
    };
    for (const [name, text] of Object.entries(texts))
      ids[name] = (await importArticle(checker, { text, title: name })).articleId;
    await importArticle(elsewhere, { text: STORY });
  });

  it('are found by their text, the likest first, within the desk', async () => {
    const found = await nearDuplicates(viewer, ids.first ?? '');
    expect(found.map(({ title }) => title)).toEqual(['retitled', 'shortened']);
    const [retitled, shortened] = found.map(({ similarity }) => similarity);
    expect(retitled).toBeGreaterThan(0.95);
    expect(shortened).toBeCloseTo(0.7, 1);
  });

  it('are none of another story', async () => {
    expect(await nearDuplicates(viewer, ids.other ?? '')).toEqual([]);
  });

  it('are not found for an article of another desk', async () => {
    const stranger = await aPerson(await anEmptyDesk(), 'admin');
    expect(await codeOf(nearDuplicates(stranger, ids.first ?? ''))).toBe('not-found');
  });
});
