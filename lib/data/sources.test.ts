import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { editSource, findOrigins, findSources, listOrigins, listSources, renameOrigin } from './sources';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';

type Person = Actor & { kind: 'person' };

eachEngine('the registry', () => {
  let checker: Person;
  let stranger: Person;
  let viewer: Person;
  const sourceId = newId();
  const originId = newId();

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    [checker, viewer] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'viewer')];
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    const claim = await aClaim(checker);
    const graded = (reliability: string | null) => ({
      ...anItem,
      publisher: 'Báo Quân đội nhân dân',
      ...(reliability && { reliability, credibility: 2 }),
    });
    const add = (version: number, input: object) =>
      askAs(checker, 'evidence.add', { id: newId(), claimId: claim.id, version, ...input });
    await add(1, {
      ...graded('B'),
      newSource: { id: sourceId, kind: 'publisher', name: 'Báo Quân đội nhân dân' },
      newOrigin: { id: originId, name: 'Bản tin TASS ngày 6' },
    });
    await add(2, { ...graded('B'), sourceId, originId });
    await add(3, graded('A'));
    await add(4, graded(null));
    const taken = newId();
    await add(5, { ...graded('E'), id: taken, sourceId });
    await askAs(checker, 'evidence.remove', { id: taken, claimId: claim.id, version: 6 });
  });

  it('finds by any part of a name, with or without accents, and suggests what was most often given', async () => {
    const found = await findSources(checker, 'quan doi');
    expect(found).toMatchObject([
      {
        id: sourceId,
        kind: 'publisher',
        uses: 4,
        grades: { A: 1, B: 2 },
        suggestedReliability: { grade: 'B', count: 2, graded: 3 },
      },
    ]);
    expect(await findSources(checker, 'Reuters')).toEqual([]);
    expect(await findOrigins(checker, 'tass')).toEqual([
      { id: originId, name: 'Bản tin TASS ngày 6', uses: 2 },
    ]);
  });

  it('shows nothing of it elsewhere, and nothing to viewers', async () => {
    expect(await findSources(stranger, '')).toEqual([]);
    expect(await findOrigins(stranger, '')).toEqual([]);
    expect((await listSources(stranger, { typed: '', kind: null, page: 1 })).total).toBe(0);
    expect(await codeOf(findSources(viewer, ''))).toBe('permission.denied');
    expect(await codeOf(findOrigins(viewer, ''))).toBe('permission.denied');
  });

  it('lists by kind and page', async () => {
    const query = { typed: '', kind: 'publisher', page: 1 } as const;
    expect(await listSources(checker, query)).toMatchObject({
      total: 1,
      pages: 1,
      items: [{ id: sourceId }],
    });
    expect((await listSources(checker, { ...query, kind: 'person' })).items).toEqual([]);
    expect((await listSources(checker, { ...query, page: 2 })).items).toEqual([]);
    expect((await listOrigins(checker, { typed: 'ban tin', page: 1 })).items).toMatchObject([{ uses: 2 }]);
  });

  it('is changed with a trace, and found by its new name', async () => {
    await editSource(checker, {
      id: sourceId,
      name: 'Báo QĐND',
      url: 'https://example.org/',
      note: 'In Hà Nội.',
    });
    await renameOrigin(checker, { id: originId, name: 'TASS, 6/1' });
    expect(await findSources(checker, 'qdnd')).toMatchObject([{ id: sourceId, url: 'https://example.org/' }]);
    expect(await findOrigins(checker, '6/1')).toMatchObject([{ id: originId }]);
    const events = await (await database()).auditEvent.findMany({
      where: { deskId: checker.deskId, target: { in: [sourceId, originId] } },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ action, change }) => [action, change])).toMatchObject([
      ['source.edit', [{ kind: 'source', set: { name: ['Báo Quân đội nhân dân', 'Báo QĐND'] } }]],
      ['origin.rename', [{ kind: 'origin', set: { name: ['Bản tin TASS ngày 6', 'TASS, 6/1'] } }]],
    ]);
  });

  it.each([
    ['a source of another desk', () => editSource(stranger, { id: sourceId, note: 'x' }), 'not-found'],
    ['an origin of another desk', () => renameOrigin(stranger, { id: originId, name: 'x' }), 'not-found'],
    ['a viewer', () => editSource(viewer, { id: sourceId, note: 'x' }), 'permission.denied'],
    ['a viewer', () => renameOrigin(viewer, { id: originId, name: 'x' }), 'permission.denied'],
  ])('refuses %s', async (_, work, code) => {
    expect(await codeOf(work())).toBe(code);
  });
});
