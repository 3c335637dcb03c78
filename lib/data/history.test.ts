import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { database } from './client';
import { asOf, LogQuery, readLog, readStory } from './history';
import { anEmptyDesk, codeOf, eachEngine } from './testing';
import { askAs } from './testing-claim';
import { aFullDesk, aMember, type FullDesk } from './testing-full-desk';

eachEngine('the history of a claim', () => {
  let desk: FullDesk;
  let before: string;
  const ask = async (verb: Parameters<typeof askAs>[1], input: object) => {
    const claim = await (await database()).claim.findUniqueOrThrow({ where: { id: desk.claimId } });
    return askAs(desk.checker, verb, { claimId: claim.id, version: claim.version, ...input }, desk.articleId);
  };

  beforeAll(async () => {
    desk = await aFullDesk();
    before = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    await ask('claim.edit', { statement: 'Quân đội đã rời sân bay.', place: 'Almaty' });
  });

  it('tells each step with who took it, and differences in words', async () => {
    const { steps, people } = await readStory(desk.editor, desk.claimId);
    expect(steps.map(({ action }) => action)).toEqual([
      ...['claim.draft', 'claim.draft', 'note.add', 'verdict.give', 'evidence.add'],
      ...['search.log', 'contact.log', 'comment.add', 'claim.edit'],
    ]);
    expect(people[steps[0]?.actorId ?? '']).toBe('The checker');
    const [statement, place] = steps.at(-1)?.details ?? [];
    expect(statement).toMatchObject({ kind: 'words', field: 'statement' });
    const removed =
      statement?.kind === 'words' ? statement.differences.filter(({ kind }) => kind === 'removed') : [];
    expect(removed.map(({ text }) => text).join('')).toContain('tới');
    expect(place).toMatchObject({ kind: 'value', field: 'place', before: '', after: 'Almaty' });
  });

  it('shows the claim as it was, by the time of recording in the desk’s zone', async () => {
    const then = await asOf(desk.editor, desk.claimId, before);
    expect(then?.claim.statement).toMatch(/^Theo một quan chức/);
    expect([...(then?.records.evidence.values() ?? [])]).toMatchObject([{ publisher: 'Báo Mẫu' }]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    expect((await asOf(desk.editor, desk.claimId, today))?.claim.place).toBe('Almaty');
    expect(await asOf(desk.editor, desk.claimId, '2022-01-08')).toBeNull();
    expect(await codeOf(asOf(desk.editor, desk.claimId, '8 January'))).toBe('input.invalid');
  });

  it('marks what was undone, and tells a merge on both sides', async () => {
    await askAs(desk.checker, 'history.undo' as 'claim.edit', {}, desk.articleId);
    const { steps } = await readStory(desk.editor, desk.claimId);
    expect(steps.at(-1)).toMatchObject({ action: 'history.undo', undoes: steps.at(-2)?.seq });
    expect(steps.at(-2)).toMatchObject({ action: 'claim.edit', undone: true });
    const versionOf = async (id: string) =>
      (await (await database()).claim.findUniqueOrThrow({ where: { id } })).version;
    const input = {
      ...{ fromId: desk.otherId, fromVersion: await versionOf(desk.otherId) },
      ...{ intoId: desk.claimId, intoVersion: await versionOf(desk.claimId) },
    };
    await askAs(desk.checker, 'claim.merge', input, desk.articleId);
    for (const id of [desk.claimId, desk.otherId]) {
      const told = (await readStory(desk.editor, id)).steps.at(-1);
      expect(told, id).toMatchObject({ action: 'claim.merge' });
      expect(told?.details.length, id).toBeGreaterThan(0);
    }
  });

  it('is nobody’s of another desk', async () => {
    const stranger = await aMember(await anEmptyDesk(), 'admin');
    expect(await codeOf(readStory(stranger, desk.claimId))).toBe('not-found');
    expect(await codeOf(asOf(stranger, desk.claimId, before))).toBe('not-found');
    expect(await codeOf(readStory(desk.checker, newId()))).toBe('not-found');
  });

  it('is listed newest first, by person, action and day', async () => {
    const read = (query: object) => readLog(desk.editor, LogQuery.parse(query), 'Asia/Ho_Chi_Minh');
    const all = await read({});
    expect(all.entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: all.total }, (_, i) => all.total - i),
    );
    expect(all.entries[0]).toMatchObject({
      action: 'claim.merge',
      by: 'The checker',
      about: { kind: 'claim' },
    });
    expect((await read({ action: 'note.add' })).total).toBe(1);
    expect((await read({ person: desk.editor.userId })).entries.map(({ action }) => action)).toEqual([
      'report.publish',
      'report.export',
      'report.settings',
      'article.double-read',
      'article.double-read',
      'guideline.write',
      'people.join',
    ]);
    expect((await read({ to: '2022-01-08' })).total).toBe(0);
    expect((await read({ page: '2' })).entries).toEqual([]);
  });
});
