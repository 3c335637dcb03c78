import { beforeEach, expect, it } from 'vitest';
import { readQuery } from '@/lib/domain/article-list';
import type { Change } from '@/lib/domain/change';
import { newId } from '@/lib/domain/ids';
import { readsAlike } from '@/lib/domain/look-again';
import type { Actor } from '@/lib/domain/permissions';
import { listArticles } from './article-list';
import { importArticle } from './articles';
import { asOf, readStory } from './history';
import { acceptAlike, countLookAgain, listLookAgain } from './look-again';
import { perform } from './perform';
import { readReport } from './report';
import { anEmptyDesk, codeOf, eachEngine } from './testing';
import { askAs } from './testing-claim';
import { aMember } from './testing-full-desk';
import { aMarkedDesk, type MarkedDesk, SENTENCES, TEXT } from './testing-versions';
import { verifyDesk } from './verify';
import { addVersion, articleAt, editText, listVersions, readVersion } from './versions';
import { readWorkspace } from './workspace';

const CHANGED = TEXT.replace('ba người', 'năm người').replace(`${SENTENCES[2]} `, '');

eachEngine('a new version', () => {
  let desk: MarkedDesk;
  beforeEach(async () => {
    desk = await aMarkedDesk();
  });

  const edit = (text: string, version: number, by: Actor = desk.editor, requestId: string = newId()) =>
    editText(by, desk.articleId, { text, version }, requestId);
  const faults = async () => (await verifyDesk(desk.db, desk.deskId)).faults;
  const state = async (id: string) => (await desk.db.assessment.findUniqueOrThrow({ where: { id } })).state;

  it('keeps the old one, and carries exact, moved and lost passages in one event', async () => {
    const made = await edit(CHANGED, 1);
    expect(made).toMatchObject({ number: 2, lookAgain: 3 });
    expect(await readVersion(desk.viewer, desk.articleId, 1)).toEqual({ number: 1, text: TEXT });
    expect(await desk.passage(0)).toMatchObject({
      ...{ versionId: made.versionId, anchorState: 'exact', lookAgain: false, seenVersionId: null },
    });
    const changed = await desk.passage(1);
    expect(changed).toMatchObject({
      ...{ versionId: made.versionId, anchorState: 'moved', lookAgain: true, seenVersionId: desk.first.id },
      exact: 'Theo một quan chức, năm người đã bị bắt trong đêm.',
    });
    expect(changed.anchorScore).toBeGreaterThan(0.5);
    expect(changed.anchorScore).toBeLessThan(1);
    expect(await desk.passage(2)).toMatchObject({
      ...{ versionId: desk.first.id, anchorState: 'lost', lookAgain: true, exact: SENTENCES[2] },
    });
    expect(await desk.passage(3)).toMatchObject({ anchorState: 'moved', exact: SENTENCES[3] });
    const event = await desk.db.auditEvent.findFirstOrThrow({
      where: { deskId: desk.deskId },
      orderBy: { seq: 'desc' },
    });
    expect(event).toMatchObject({
      action: 'version.edit',
      target: desk.articleId,
      actorId: desk.editor.userId,
    });
    expect(JSON.stringify(event.change)).not.toContain(TEXT);
    expect(await faults()).toEqual([]);
  });

  it('ends the approval of changed and of lost words, and of no others', async () => {
    const assessments = [];
    for (const i of [0, 1, 2, 3]) assessments.push(await desk.approve(desk.claim(i)));
    await edit(CHANGED, 1);
    expect(await Promise.all(assessments.map(state))).toEqual([
      ...['approved', 'proposed', 'proposed', 'approved'],
    ]);
    const report = await readReport(desk.viewer, { language: 'vi', articleIds: [desk.articleId] });
    expect(report.items.map(({ claimId }) => claimId)).toEqual([desk.claim(0), desk.claim(3)]);
    expect(await faults()).toEqual([]);
  });

  it('tells who has to know that an approval ended', async () => {
    await desk.approve(desk.claim(1));
    await edit(CHANGED, 1);
    const told = await desk.db.notification.findMany({ where: { kind: 'voided', deskId: desk.deskId } });
    expect(told.map((one) => one.userId).sort()).toEqual([desk.checker.userId, desk.second.userId].sort());
  });

  it('puts everything back where it stood when the old text comes again', async () => {
    const before = await Promise.all([0, 1, 2, 3].map(desk.passage));
    await edit(CHANGED, 1);
    const { versionId } = await edit(TEXT, 2);
    const after = await Promise.all([0, 1, 2, 3].map(desk.passage));
    expect(after).toEqual(before.map((one) => ({ ...one, versionId })));
    expect(await faults()).toEqual([]);
  });

  it('is imported by a checker, edited by an editor, and made by no viewer', async () => {
    expect(await codeOf(edit(CHANGED, 1, desk.checker))).toBe('permission.denied');
    expect(await codeOf(edit(CHANGED, 1, desk.viewer))).toBe('permission.denied');
    expect(await codeOf(addVersion(desk.viewer, desk.articleId, { text: CHANGED }))).toBe(
      'permission.denied',
    );
    expect(await addVersion(desk.checker, desk.articleId, { text: CHANGED })).toMatchObject({ number: 2 });
  });

  it('is nothing that another desk can make or read', async () => {
    const stranger = await aMember(await anEmptyDesk(), 'admin');
    for (const asked of [
      () => addVersion(stranger, desk.articleId, { text: CHANGED }),
      () => editText(stranger, desk.articleId, { text: CHANGED, version: 1 }),
      () => listVersions(stranger, desk.articleId),
      () => readVersion(stranger, desk.articleId, 1),
    ])
      expect(await codeOf(asked())).toBe('not-found');
  });

  it('refuses what is no new text, or somebody else was faster', async () => {
    expect(await codeOf(edit(TEXT, 1))).toBe('text.unchanged');
    expect(await codeOf(edit('  ', 1))).toBe('text.empty');
    await edit(CHANGED, 1);
    const stale = await edit(`${TEXT} Hết.`, 1).catch((error: unknown) => error);
    expect(stale).toMatchObject({ code: 'version.stale', details: { current: 2 } });
    const other = await importArticle(desk.checker, { text: 'Một bài khác hẳn về chuyện khác.' });
    const same = edit('Một bài khác hẳn về chuyện khác.', 2);
    await expect(same).rejects.toMatchObject({ code: 'text.duplicate', details: other });
    expect(await listVersions(desk.viewer, desk.articleId)).toHaveLength(2);
  });

  it('is made once, however often it is asked for', async () => {
    const requestId = newId();
    const first = await edit(CHANGED, 1, desk.editor, requestId);
    expect(await edit(CHANGED, 1, desk.editor, requestId)).toEqual(first);
    expect(await listVersions(desk.viewer, desk.articleId)).toHaveLength(2);
  });

  it('fills what nobody has said about the article, and overwrites nothing', async () => {
    const url = 'https://example.org/tin/1';
    const source = { text: CHANGED, title: 'Tin khác', publisher: 'Báo Mẫu', url };
    await addVersion(desk.checker, desk.articleId, source);
    const { article } = await readWorkspace(desk.viewer, desk.articleId);
    expect(article).toMatchObject({ title: 'Almaty', publisher: 'Báo Mẫu', url, currentNumber: 2 });
    expect(await articleAt(desk.viewer, url)).toEqual({ articleId: desk.articleId, title: 'Almaty' });
    expect(await articleAt(desk.viewer, 'https://example.org/tin/2')).toBeNull();
  });

  it('is listed with who made it and how', async () => {
    await addVersion(desk.checker, desk.articleId, { bytes: Buffer.from(CHANGED), fileName: 'tin.txt' });
    await edit(TEXT, 2);
    expect(await listVersions(desk.viewer, desk.articleId)).toMatchObject([
      { number: 3, origin: 'edit', by: 'The editor', mediaType: 'text/plain' },
      { number: 2, origin: 'import', by: 'The checker' },
      { number: 1, origin: 'import', by: 'The checker' },
    ]);
  });

  it('is searched in place of the old one', async () => {
    await edit(CHANGED, 1);
    const rows = await desk.db.searchText.findMany({ where: { kind: 'article', ownerId: desk.articleId } });
    expect(rows.map((row) => row.folded).join()).toContain('nam nguoi');
    expect(rows.map((row) => row.folded).join()).not.toContain('washington');
  });

  it('leaves evidence quoting the version that it quotes', async () => {
    const start = TEXT.indexOf(SENTENCES[1]);
    const quote = SENTENCES[1];
    const item = {
      ...{ id: newId(), articleId: desk.articleId, versionId: desk.first.id, quote },
      ...{ start, end: start + quote.length, sourceKind: 'agency', publisher: 'Báo Mẫu' },
      ...{ accessedAt: '2022-01-07T08:00:00.000Z', stance: 'supports', directness: 'secondary' },
    };
    await desk.ask(desk.checker, 'evidence.add', desk.claim(0), item);
    await edit(CHANGED, 1);
    expect(await desk.db.evidence.findFirstOrThrow({ where: { claimId: desk.claim(0) } })).toMatchObject({
      versionId: desk.first.id,
      quote,
    });
    expect(await faults()).toEqual([]);
  });

  it('is part of the story of the claims it touched, and a day before it stands as it stood', async () => {
    const before = new Date().toISOString();
    await edit(CHANGED, 1);
    const told = async (i: number) =>
      (await readStory(desk.checker, desk.claim(i))).steps.map(({ action }) => action);
    expect(await told(0)).toEqual(['claim.draft']);
    expect(await told(1)).toEqual(['claim.draft', 'version.edit']);
    const then = await asOf(desk.checker, desk.claim(1), before);
    expect([...(then?.records.occurrence.values() ?? [])]).toMatchObject([{ exact: SENTENCES[1] }]);
    const now = await asOf(desk.checker, desk.claim(1), new Date().toISOString());
    expect([...(now?.records.occurrence.values() ?? [])]).toMatchObject([{ anchorState: 'moved' }]);
  });

  it('shows lost passages in the workspace, with the words where each was last seen', async () => {
    await edit(CHANGED, 1);
    const { claims, occurrences, waiting } = await readWorkspace(desk.viewer, desk.articleId);
    expect(claims).toHaveLength(4);
    expect(occurrences.filter((one) => one.anchorState === 'lost')).toHaveLength(1);
    expect(Object.values(waiting)).toEqual(
      expect.arrayContaining([
        { number: 1, words: SENTENCES[1] },
        { number: 1, words: SENTENCES[2] },
      ]),
    );
  });
});

eachEngine('what waits to be looked at', () => {
  let desk: MarkedDesk;
  beforeEach(async () => {
    desk = await aMarkedDesk();
    await editText(desk.editor, desk.articleId, { text: CHANGED, version: 1 });
  });

  const claimRow = (i: number) => desk.db.claim.findUniqueOrThrow({ where: { id: desk.claim(i) } });
  const undo = () =>
    perform(desk.checker, {
      ...{ verb: 'history.undo', requestId: newId(), articleId: desk.articleId, input: null },
    });
  const faults = async () => (await verifyDesk(desk.db, desk.deskId)).faults;
  const accept = async (i: number, by = desk.checker) =>
    desk.ask(by, 'occurrence.accept', desk.claim(i), { id: (await desk.passage(i)).id });

  it('is accepted: the statement nobody edited follows, and undone it waits again', async () => {
    const before = await desk.passage(1);
    await accept(1);
    const settled = { anchorState: 'exact', anchorScore: null, lookAgain: false, seenVersionId: null };
    expect(await desk.passage(1)).toMatchObject({ ...settled, exact: before.exact });
    expect(await claimRow(1)).toMatchObject({ statement: before.exact });
    expect(await codeOf(accept(1))).toBe('occurrence.settled');
    await undo();
    expect(await desk.passage(1)).toEqual(before);
    expect(await claimRow(1)).toMatchObject({ statement: SENTENCES[1] });
    expect(await faults()).toEqual([]);
  });

  it('a lost one is accepted: it stays with the older text and asks no more', async () => {
    await accept(2);
    expect(await desk.passage(2)).toMatchObject({
      anchorState: 'lost',
      lookAgain: false,
      versionId: desk.first.id,
    });
    expect(await claimRow(2)).toMatchObject({ statement: SENTENCES[2] });
  });

  it('is placed by hand, also a lost one, and undone it is lost again', async () => {
    const lost = await desk.passage(2);
    const { version } = await readWorkspace(desk.checker, desk.articleId);
    const start = version.text.indexOf('tình hình');
    const range = { versionId: version.id, start, end: start + 'tình hình đã ổn định'.length };
    await desk.ask(desk.checker, 'occurrence.place', desk.claim(2), { id: lost.id, ...range });
    expect(await desk.passage(2)).toMatchObject({
      ...{ ...range, exact: 'tình hình đã ổn định', anchorState: 'exact', lookAgain: false },
    });
    expect(await claimRow(2)).toMatchObject({ statement: 'tình hình đã ổn định' });
    expect(await faults()).toEqual([]);
    await undo();
    expect(await desk.passage(2)).toEqual(lost);
  });

  it('is withdrawn with its claim', async () => {
    await desk.ask(desk.checker, 'claim.withdraw', desk.claim(2));
    expect(await claimRow(2)).toMatchObject({ deletedAt: expect.any(Date) });
    expect(await faults()).toEqual([]);
  });

  it('is nobody’s to settle who may not, or who saw an older state', async () => {
    expect(await codeOf(accept(1, desk.viewer))).toBe('permission.denied');
    const { id } = await desk.passage(1);
    const stale = askAs(desk.checker, 'occurrence.accept', { id, claimId: desk.claim(1), version: 1 });
    expect(await codeOf(stale)).toBe('version.stale');
  });

  it('does not let an earlier change of a passage be undone across versions', async () => {
    const { id, start, end } = await desk.passage(0);
    const range = { id, start, end: end - 1 };
    const { version } = await readWorkspace(desk.checker, desk.articleId);
    await desk.ask(desk.checker, 'occurrence.adjust', desk.claim(0), { ...range, versionId: version.id });
    await editText(desk.editor, desk.articleId, { text: `${CHANGED} Hết.`, version: 2 });
    expect(await codeOf(undo())).toBe('undo.changed');
    expect(await faults()).toEqual([]);
  });

  it('takes passages along that were taken back, so that bringing them back finds them', async () => {
    await desk.ask(desk.checker, 'claim.withdraw', desk.claim(0));
    await editText(desk.editor, desk.articleId, { text: `Mới. ${CHANGED}`, version: 2 });
    await undo();
    expect(await desk.passage(0)).toMatchObject({ anchorState: 'moved', lookAgain: true });
    expect(await faults()).toEqual([]);
  });

  it('marked in the old text by someone who did not know of the new one, a passage goes along', async () => {
    const [id, words] = [newId(), 'ba người đã bị bắt'];
    const start = TEXT.indexOf(words);
    const range = { versionId: desk.first.id, start, end: start + words.length };
    const input = { id, occurrenceId: newId(), ...range };
    const { change } = await askAs(desk.checker, 'claim.draft', input, desk.articleId);
    expect((change as Change).find((one) => one.kind === 'occurrence')).toMatchObject({
      create: { exact: 'năm người đã bị bắt', anchorState: 'moved', lookAgain: true },
    });
    expect(await faults()).toEqual([]);
  });
});

eachEngine('sentence boundaries', () => {
  let desk: MarkedDesk;
  beforeEach(async () => {
    desk = await aMarkedDesk();
  });

  const shown = async () => {
    const { version } = await readWorkspace(desk.viewer, desk.articleId);
    const { text, sentences } = version;
    return Array.from({ length: sentences.length / 2 }, (_, i) =>
      text.slice(sentences[2 * i], sentences[2 * i + 1]),
    );
  };
  const ask = (verb: 'sentence.split' | 'sentence.join', at: number, by: Actor = desk.checker) =>
    askAs(by as typeof desk.checker, verb, { versionId: desk.first.id, at }, desk.articleId);
  const take = (verb: 'history.undo' | 'history.redo') =>
    perform(desk.checker, { verb, requestId: newId(), articleId: desk.articleId, input: null });

  it('are put right, undone and done again; claims stay as they are', async () => {
    const before = await Promise.all([0, 1, 2, 3].map(desk.passage));
    await ask('sentence.join', TEXT.indexOf(SENTENCES[1]));
    await ask('sentence.split', TEXT.indexOf('ba người'));
    const corrected = [
      `${SENTENCES[0]} Theo một quan chức,`,
      'ba người đã bị bắt trong đêm.',
      ...SENTENCES.slice(2),
    ];
    expect(await shown()).toEqual(corrected);
    await take('history.undo');
    await take('history.undo');
    expect(await shown()).toEqual([...SENTENCES]);
    await take('history.redo');
    await take('history.redo');
    expect(await shown()).toEqual(corrected);
    expect(await Promise.all([0, 1, 2, 3].map(desk.passage))).toEqual(before);
    expect((await verifyDesk(desk.db, desk.deskId)).faults).toEqual([]);
  });

  it('are kept with the version, and go along with their words', async () => {
    await ask('sentence.join', TEXT.indexOf(SENTENCES[1]));
    await editText(desk.editor, desk.articleId, { text: `Cập nhật lúc 9 giờ. ${TEXT}`, version: 1 });
    expect(await shown()).toEqual([
      'Cập nhật lúc 9 giờ.',
      `${SENTENCES[0]} ${SENTENCES[1]}`,
      ...SENTENCES.slice(2),
    ]);
  });

  it('are nobody’s to change who may not, nor where there is none, nor in an older text', async () => {
    expect(await codeOf(ask('sentence.join', TEXT.indexOf(SENTENCES[1]), desk.viewer))).toBe(
      'permission.denied',
    );
    expect(await codeOf(ask('sentence.join', 3))).toBe('boundary.none');
    expect(await codeOf(ask('sentence.join', 0))).toBe('boundary.none');
    expect(await codeOf(ask('sentence.split', 0))).toBe('boundary.none');
    await editText(desk.editor, desk.articleId, { text: CHANGED, version: 1 });
    expect(await codeOf(ask('sentence.join', TEXT.indexOf(SENTENCES[1])))).toBe('text.newer');
  });
});

eachEngine('the list of what waits', () => {
  let desk: MarkedDesk;
  beforeEach(async () => {
    desk = await aMarkedDesk();
    await editText(desk.editor, desk.articleId, { text: CHANGED, version: 1 });
  });
  const listed = (article?: string) => listLookAgain(desk.checker, { article, page: 1 });

  it('has the old words, the new place, how much still stands, and whether it is the last', async () => {
    const { entries, total } = await listed();
    expect(total).toBe(3);
    expect(await countLookAgain(desk.checker, desk.articleId)).toBe(3);
    const byClaim = new Map(entries.map((one) => [one.claimId, one]));
    expect(byClaim.get(desk.claim(1))).toMatchObject({
      seen: { number: 1, exact: SENTENCES[1] },
      now: { number: 2, exact: 'Theo một quan chức, năm người đã bị bắt trong đêm.' },
      ...{ state: 'moved', title: 'Almaty', isLast: true, verdict: null },
    });
    expect(byClaim.get(desk.claim(2))).toMatchObject({
      ...{ seen: { number: 1, exact: SENTENCES[2] }, now: null, score: null, state: 'lost' },
    });
    expect(entries.filter(readsAlike).map((one) => one.claimId)).toEqual([desk.claim(3)]);
  });

  it('is accepted at once as far as it reads as it read, each to be taken back', async () => {
    expect(await acceptAlike(desk.checker, desk.articleId)).toBe(1);
    expect(await desk.passage(3)).toMatchObject({ lookAgain: false, anchorState: 'exact' });
    expect((await listed(desk.articleId)).total).toBe(2);
    await perform(desk.checker, {
      ...{ verb: 'history.undo', requestId: newId(), articleId: desk.articleId, input: null },
    });
    expect((await listed()).total).toBe(3);
  });

  it('is for who works on the desk, and holds no other desk’s', async () => {
    expect(await codeOf(listLookAgain(desk.viewer, { page: 1 }))).toBe('permission.denied');
    expect(await codeOf(countLookAgain(desk.viewer))).toBe('permission.denied');
    const stranger = await aMember(await anEmptyDesk(), 'admin');
    expect(await listLookAgain(stranger, { article: desk.articleId, page: 1 })).toEqual({
      entries: [],
      total: 0,
    });
  });

  it('counts what is lost among the claims of its article', async () => {
    const { rows } = await listArticles(desk.viewer, readQuery(new URLSearchParams()));
    expect(rows[0]?.verdicts).toMatchObject({ none: 4 });
  });
});
