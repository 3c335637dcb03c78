import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/permissions';
import { alikeLately } from './alike-articles';
import { importArticle } from './articles';
import { database } from './client';
import { completeLikeness } from './likeness-keys';
import { nearDuplicates } from './near-duplicates';
import { joinOrigins } from './shared-origins';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';

const sentence = (n: number) =>
  `Ngày ${n}, lực lượng số ${n * 13} báo cáo rằng quận ${n * 7} đã yên tĩnh trở lại. `;
const STORY = Array.from({ length: 40 }, (_, i) => sentence(i)).join('');
const OTHER = Array.from({ length: 40 }, (_, i) => sentence(1_000 + 3 * i))
  .join('')
  .replaceAll('báo cáo', 'chối');

eachEngine('near duplicates', () => {
  let checker: Actor & { kind: 'person' };
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

  it('are pointed out of all that came in lately, each pair once, until they are said to be one origin', async () => {
    const pairs = async () =>
      (await alikeLately(viewer)).flatMap(({ title, others }) =>
        others.map((other) => [title, other.title].sort().join(' ~ ')),
      );
    expect((await pairs()).sort()).toEqual(['first ~ retitled', 'first ~ shortened', 'retitled ~ shortened']);
    const deskId = await anEmptyDesk();
    expect(await alikeLately(await aPerson(deskId, 'viewer'))).toEqual([]);
    const inAWeek = new Date(Date.now() + 8 * 24 * 60 * 60_000);
    expect(await alikeLately(viewer, inAWeek)).toEqual([]);
    await joinOrigins(checker, { articleId: ids.first ?? '', otherId: ids.retitled ?? '' });
    expect((await pairs()).sort()).toEqual(['first ~ shortened', 'retitled ~ shortened']);
    const [retitled] = await nearDuplicates(viewer, ids.first ?? '');
    expect(retitled).toMatchObject({ title: 'retitled', shared: true });
  });

  it('are found among texts that were stored before there were keys, once these are worked out', async () => {
    const db = await database();
    const { signal } = new AbortController();
    const old = { createdAt: new Date('2020-01-01T00:00:00Z') };
    expect(await completeLikeness(signal)).toBe(0);
    const before = await db.likeness.findMany({ orderBy: [{ versionId: 'asc' }, { key: 'asc' }] });
    await db.article.updateMany({ where: { id: { not: ids.other ?? '' } }, data: old });
    await db.likeness.deleteMany({ where: {} });
    expect(await nearDuplicates(viewer, ids.first ?? '')).toEqual([]);
    expect(await completeLikeness(signal)).toBeGreaterThan(3);
    expect(await nearDuplicates(viewer, ids.first ?? '')).toHaveLength(2);
    expect(await completeLikeness(signal)).toBe(0);
    // Broken off before the last one.
    const last = await db.article.findFirstOrThrow({ where: old, orderBy: { id: 'desc' } });
    const [ending, other] = await Promise.all(
      [last.id, ids.other ?? ''].map((articleId) =>
        db.articleVersion.findFirstOrThrow({ where: { articleId } }),
      ),
    );
    await db.likeness.deleteMany({ where: { versionId: ending?.id ?? '' } });
    await completeLikeness(signal);
    const after = await db.likeness.findMany({ orderBy: [{ versionId: 'asc' }, { key: 'asc' }] });
    expect(after).toEqual(before.filter(({ versionId }) => versionId !== other?.id));
  });
});
