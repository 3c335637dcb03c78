import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { VerbName } from '@/lib/domain/verbs';
import { importArticle } from './articles';
import { earlierWordings, findClaims } from './claims';
import { perform } from './perform';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { readWorkspace } from './workspace';

eachEngine('claims', () => {
  let checker: Actor & { kind: 'person' };
  let stranger: Actor & { kind: 'person' };
  let viewer: Actor & { kind: 'person' };
  let articleId: string;
  let claimId: string;
  let noteId: string;

  const ask = (verb: VerbName | 'history.undo', input: unknown) =>
    perform(checker, { verb, requestId: newId(), articleId, input });

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    const text = 'Chiếm quyền kiểm soát vùng trời. Tin này chưa được xác nhận.';
    articleId = (await importArticle(checker, { text })).articleId;
    const { version } = await readWorkspace(checker, articleId);
    claimId = newId();
    noteId = newId();
    const range = { versionId: version.id, start: 0, end: 32 };
    await ask('claim.draft', { id: claimId, occurrenceId: newId(), ...range });
    await ask('note.add', { id: noteId, claimId, version: 1, text: 'Một', visibility: 'internal' });
    await ask('note.edit', { id: noteId, claimId, version: 2, text: 'Hai' });
    await ask('note.edit', { id: noteId, claimId, version: 3, text: 'Ba' });
  });

  it.each(['vung troi', 'vùng trời', 'VÙNG', 'kiem so'])('finds a claim by %s', async (query) => {
    const found = await findClaims(checker, query);
    expect(found).toMatchObject([{ id: claimId, version: 4, verdict: null }]);
    expect(found[0]?.articleTitle).toContain('vùng trời');
  });

  it.each(['bầu trời', '', '  '])('finds none by "%s"', async (query) => {
    expect(await findClaims(checker, query)).toEqual([]);
  });

  it('finds none of another desk', async () => {
    expect(await findClaims(stranger, 'vung troi')).toEqual([]);
  });

  it('tells what a note said before', async () => {
    const wordings = await earlierWordings(checker, noteId);
    expect(wordings.map((wording) => wording.text)).toEqual(['Một', 'Hai']);
  });

  it('tells it also after an undo', async () => {
    await ask('history.undo', {});
    const wordings = await earlierWordings(checker, noteId);
    expect(wordings.map((wording) => wording.text)).toEqual(['Một', 'Hai', 'Ba']);
  });

  it('tells it neither to a viewer nor to another desk', async () => {
    expect(await codeOf(earlierWordings(viewer, noteId))).toBe('permission.denied');
    expect(await codeOf(earlierWordings(stranger, noteId))).toBe('not-found');
  });
});
