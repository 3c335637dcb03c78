import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { hashOf } from '@/lib/domain/audit';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor, Role } from '@/lib/domain/permissions';
import type { VerbName } from '@/lib/domain/verbs';
import { importArticle } from './articles';
import { database } from './client';
import { perform } from './perform';
import { eachEngine } from './testing';
import { anItem } from './testing-claim';
import { readWorkspace } from './workspace';
import { toAuditEvent } from './write';

const corpus = new URL('../../seeds/000_be9c6d21626579b7.txt', import.meta.url);

/** A desk with the first article, and people of every role in it. */
const stage = async () => {
  const db = await database();
  const deskId = newId();
  await db.desk.create({ data: { id: deskId, name: 'Desk', createdAt: new Date() } });
  const join = async (role: Role, name: string): Promise<Actor & { kind: 'person' }> => {
    const userId = newId();
    const account = {
      email: `${userId}@example.org`,
      passwordHash: '-',
      preferences: {},
      createdAt: new Date(),
    };
    await db.user.create({ data: { id: userId, name, ...account } });
    return { kind: 'person', userId, name, deskId, role };
  };
  const [viewer, checker, other] = [
    await join('viewer', 'Viewer'),
    await join('checker', 'Checker A'),
    await join('checker', 'Checker B'),
  ];
  const { articleId } = await importArticle(checker, { bytes: readFileSync(corpus), fileName: 'first.txt' });
  const { version } = await readWorkspace(checker, articleId);
  const ask = (
    verb: VerbName | 'history.undo' | 'history.redo',
    input: unknown,
    actor: Actor = checker,
    requestId: string = newId(),
  ) => perform(actor, { verb, requestId, articleId, input });
  const draft = async (quote: string) => {
    const start = version.text.indexOf(quote);
    const id = newId();
    await ask('claim.draft', {
      id,
      occurrenceId: newId(),
      versionId: version.id,
      start,
      end: start + quote.length,
    });
    return id;
  };
  const claim = (id: string) => db.claim.findUniqueOrThrow({ where: { id } });
  return {
    db,
    deskId,
    articleId,
    versionId: version.id,
    text: version.text,
    viewer,
    checker,
    other,
    ask,
    draft,
    claim,
  };
};

type Stage = Awaited<ReturnType<typeof stage>>;

eachEngine('a write', () => {
  let desk: Stage;
  beforeAll(async () => {
    desk = await stage();
  });

  it('stores the claim, its passage and its audit event together', async () => {
    const id = await desk.draft('Hiện có thông tin cho rằng, bọn khủng bố');
    const shown = await readWorkspace(desk.checker, desk.articleId);
    expect(shown.claims.find((one) => one.id === id)).toMatchObject({
      statement: 'Hiện có thông tin cho rằng, bọn khủng bố',
      version: 1,
    });
    expect(shown.occurrences.find((one) => one.claimId === id)).toMatchObject({ cueClass: 'hearsay' });
    const event = await desk.db.auditEvent.findFirstOrThrow({ where: { deskId: desk.deskId, target: id } });
    expect(event).toMatchObject({
      action: 'claim.draft',
      actorId: desk.checker.userId,
      articleId: desk.articleId,
    });
  });

  it('sent again is done once, and answers the same', async () => {
    const claimId = await desk.draft('Ông Tokayev');
    const requestId = newId();
    const input = { id: newId(), claimId, version: 1, text: 'Đã hỏi.', visibility: 'public' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => desk.ask('note.add', input, desk.checker, requestId)),
    );
    expect(new Set(answers.map((answer) => answer.seq)).size).toBe(1);
    expect(await desk.db.sourcingNote.count({ where: { claimId } })).toBe(1);
  });

  it('on an older version is refused with what is there now', async () => {
    const claimId = await desk.draft('CSTO');
    await desk.ask('claim.edit', { claimId, version: 1, statement: 'Một.' }, desk.other);
    const stale = desk.ask('claim.edit', { claimId, version: 1, statement: 'Hai.' });
    await expect(stale).rejects.toMatchObject({
      code: 'version.stale',
      details: { current: { statement: 'Một.', version: 2 } },
    });
    expect((await desk.claim(claimId)).statement).toBe('Một.');
  });

  it('of twenty at once on the same version, one is done', async () => {
    const claimId = await desk.draft('Moscow');
    const attempts = Array.from({ length: 20 }, (_, i) =>
      desk.ask('claim.edit', { claimId, version: 1, statement: `${i}` }),
    );
    const done = (await Promise.allSettled(attempts)).filter((one) => one.status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect((await desk.claim(claimId)).version).toBe(2);
  });

  it.each([
    ['an unknown verb', { verb: 'claim.burn' }, 'input.invalid'],
    [
      'a field that is not what it should be',
      { verb: 'claim.draft', input: { start: 'x' } },
      'input.invalid',
    ],
    ['another desk’s article', { verb: 'claim.withdraw', articleId: newId() }, 'not-found'],
    [
      'a claim that is not there',
      { verb: 'claim.withdraw', input: { claimId: newId(), version: 1 } },
      'not-found',
    ],
  ])('refuses %s', async (_, odd, code) => {
    const input = { claimId: newId(), version: 1 };
    const asked = perform(desk.checker, { requestId: newId(), articleId: desk.articleId, input, ...odd });
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('says which field, and changes nothing', async () => {
    const claimId = await desk.draft('Baikonur');
    const before = await desk.db.auditEvent.count({ where: { deskId: desk.deskId } });
    const error: unknown = await desk
      .ask('claim.edit', { claimId, version: 1, shortText: 'x'.repeat(75) })
      .catch((e) => e);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ fields: [{ path: 'shortText' }] });
    expect(await desk.db.auditEvent.count({ where: { deskId: desk.deskId } })).toBe(before);
  });

  it('is not for viewers', async () => {
    const claimId = await desk.draft('Almaty');
    await expect(desk.ask('claim.withdraw', { claimId, version: 1 }, desk.viewer)).rejects.toMatchObject({
      code: 'permission.denied',
    });
  });

  it('does not reach another desk', async () => {
    const claimId = await desk.draft('ATGM');
    const elsewhere = await stage();
    const asked = perform(elsewhere.checker, {
      verb: 'claim.withdraw',
      requestId: newId(),
      articleId: null,
      input: { claimId, version: 1 },
    });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
    await expect(readWorkspace(elsewhere.checker, desk.articleId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('viewers see public notes alone', async () => {
    const claimId = await desk.draft('Spetnaz');
    await desk.ask('note.add', { id: newId(), claimId, version: 1, text: 'Kín.', visibility: 'internal' });
    await desk.ask('note.add', { id: newId(), claimId, version: 2, text: 'Mở.', visibility: 'public' });
    const texts = async (actor: Actor) =>
      (await readWorkspace(actor, desk.articleId)).notes
        .filter((n) => n.claimId === claimId)
        .map((n) => n.text);
    expect(await texts(desk.viewer)).toEqual(['Mở.']);
    expect(await texts(desk.other)).toEqual(['Kín.', 'Mở.']);
  });

  it('keeps a chain in which every event carries the hash of the one before', async () => {
    const rows = await desk.db.auditEvent.findMany({
      where: { deskId: desk.deskId },
      orderBy: { seq: 'asc' },
    });
    const events = rows.map(toAuditEvent);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.map((event) => event.prevHash)).toEqual([
      '',
      ...events.slice(0, -1).map((event) => event.hash),
    ]);
    expect(events.filter((event) => hashOf(event) !== event.hash)).toEqual([]);
    const { auditCount, auditHead } = await desk.db.desk.findUniqueOrThrow({ where: { id: desk.deskId } });
    expect({ auditCount, auditHead }).toEqual({ auditCount: events.length, auditHead: events.at(-1)?.hash });
  });
});

const hangingOn = async (claimId: string): Promise<number[]> => {
  const db = await database();
  const where = { where: { claimId } };
  return Promise.all([
    db.evidence.count(where),
    db.searchLogEntry.count(where),
    db.contactAttempt.count(where),
    db.comment.count(where),
  ]);
};

eachEngine('undo and redo', () => {
  let desk: Stage;
  beforeAll(async () => {
    desk = await stage();
  });

  it('take back a verdict and give it again, from the log', async () => {
    const claimId = await desk.draft('Tổng thống Tokayev');
    const given = newId();
    await desk.ask('verdict.give', { id: given, claimId, version: 1, verdict: 'unconfirmed' });
    expect(await desk.ask('history.undo', {})).toMatchObject({
      history: { undo: 'claim.draft', redo: 'verdict.give' },
    });
    expect(await desk.claim(claimId)).toMatchObject({ assessmentId: null, version: 3 });
    expect(await desk.ask('history.redo', {})).toMatchObject({
      history: { undo: 'verdict.give', redo: null },
    });
    expect(await desk.claim(claimId)).toMatchObject({ assessmentId: given, version: 4 });
  });

  it('take back a merge as one', async () => {
    const [fromId, intoId] = [
      await desk.draft('Sư đoàn đổ bộ đường không số 76'),
      await desk.draft('Lữ đoàn đặc nhiệm'),
    ];
    await desk.ask('claim.merge', { fromId, fromVersion: 1, intoId, intoVersion: 1 });
    await desk.ask('history.undo', {});
    const shown = await readWorkspace(desk.checker, desk.articleId);
    expect(shown.occurrences.filter((one) => one.claimId === fromId)).toHaveLength(1);
    expect(shown.occurrences.filter((one) => one.claimId === intoId)).toHaveLength(1);
  });

  it('take all that was kept for a claim along with a merge, and back', async () => {
    const [fromId, intoId] = [
      await desk.draft('sân bay vũ trụ Baikonur'),
      await desk.draft('kho vũ khí lớn'),
    ];
    const hang = { id: newId(), claimId: fromId };
    await desk.ask('evidence.add', { ...anItem, ...hang, version: 1 });
    const searchedAt = '2022-01-07T08:00:00.000Z';
    await desk.ask('search.log', {
      ...hang,
      version: 2,
      place: 'Reuters',
      lookedFor: 'Almaty',
      searchedAt,
      outcome: 'nothing',
    });
    await desk.ask('contact.log', {
      ...hang,
      version: 3,
      contacted: 'Bộ Nội vụ',
      channel: 'email',
      attemptedAt: searchedAt,
      outcome: 'no_answer',
    });
    await desk.ask('comment.add', { ...hang, text: 'Ai hỏi sân bay?' });
    const [from, into] = [await desk.claim(fromId), await desk.claim(intoId)];
    await desk.ask('claim.merge', { fromId, fromVersion: from.version, intoId, intoVersion: into.version });
    expect(await hangingOn(intoId)).toEqual([1, 1, 1, 1]);
    expect(await hangingOn(fromId)).toEqual([0, 0, 0, 0]);
    await desk.ask('history.undo', {});
    expect(await hangingOn(fromId)).toEqual([1, 1, 1, 1]);
  });

  it('are each person’s own', async () => {
    await desk.draft('IL-76');
    await expect(desk.ask('history.undo', {}, desk.other)).rejects.toMatchObject({ code: 'undo.nothing' });
  });

  it('refuse where someone else was there in between', async () => {
    const claimId = await desk.draft('Chkalovsky');
    await desk.ask('claim.edit', { claimId, version: 1, statement: 'Một.' });
    await desk.ask('claim.edit', { claimId, version: 2, statement: 'Hai.' }, desk.other);
    await expect(desk.ask('history.undo', {})).rejects.toMatchObject({ code: 'undo.changed' });
    expect((await desk.claim(claimId)).statement).toBe('Hai.');
  });
});
