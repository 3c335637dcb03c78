import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Verdict } from '@/lib/domain/verdict';
import { readAgreement, readOwnCalls } from './agreement';
import { importArticle } from './articles';
import { database } from './client';
import { changeDesk } from './desks';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { readWorkspace } from './workspace';

type Person = Awaited<ReturnType<typeof aPerson>>;
const ever = { from: null, to: null };

const aClaim = async ({ deskId, userId: createdById }: Person) => {
  const [id, createdAt] = [newId(), new Date()];
  const words = {
    statement: 'Một tin.',
    shortText: 'Một tin.',
    layer: 'content',
    language: 'vi',
    subjects: [],
  };
  await (await database()).claim.create({ data: { id, deskId, createdAt, createdById, ...words } });
  return id;
};

const call = async (claimId: string, { userId }: Person, verdict: Verdict, more: object = {}) => {
  const [id, at] = [newId(), new Date()];
  const row = { id, claimId, authorId: userId, verdict, state: 'proposed', asOf: at, createdAt: at, ...more };
  await (await database()).assessment.create({ data: row });
  return id;
};

const approve = async (claimId: string, id: string) => {
  const db = await database();
  await db.assessment.update({ where: { id }, data: { state: 'approved' } });
  await db.claim.update({ where: { id: claimId }, data: { assessmentId: id } });
};

/** An event of the desk, so that nothing is taken from what was kept. */
const event = (admin: Person, name: string) => changeDesk(admin, { name, timeZone: 'Asia/Ho_Chi_Minh' });

eachEngine('agreement', () => {
  let cast: Record<'admin' | 'a' | 'b' | 'viewer', Person> | undefined;

  beforeAll(async () => {
    const desk = await anEmptyDesk();
    const [admin, a] = [await aPerson(desk, 'admin'), await aPerson(desk, 'checker')];
    const [b, viewer] = [await aPerson(desk, 'checker'), await aPerson(desk, 'viewer')];
    cast = { admin, a, b, viewer };
    for (const [first, second] of [
      ['confirmed', 'confirmed'],
      ['unconfirmed', 'unconfirmed'],
      ['disputed', 'disputed'],
      ['confirmed', 'unconfirmed'],
    ] as const) {
      const claim = await aClaim(a);
      await call(claim, a, first);
      await call(claim, b, second);
      // A second thought, and one given with the others in sight, count for nothing.
      await call(claim, a, 'disputed');
      await call(claim, admin, 'disputed', { independent: false });
    }
    await call(await aClaim(a), a, 'confirmed', { confidence: 'low' });
  });

  const people = () => {
    if (!cast) throw new Error('nobody is there yet');
    return cast;
  };

  it('rests on the first independent verdicts', async () => {
    const { a, b } = people();
    const { overall, pairs, pair, people: names } = await readAgreement(a, ever);
    expect(overall).toMatchObject({ claims: 4, calls: 9, percent: { value: 0.75, items: 4 } });
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.kappa).toMatchObject({ kind: 'value', items: 4 });
    expect(pair).toBeNull();
    expect(Object.keys(names).sort()).toEqual([a.userId, b.userId].sort());
  });

  it('of two people, in either order, and of a period', async () => {
    const { a, b } = people();
    const one = await readAgreement(a, { ...ever, pair: [b.userId, a.userId] });
    expect(one.pair).toMatchObject({ claims: 4, calls: 8, percent: { value: 0.75 } });
    const before = await readAgreement(a, { from: null, to: '2020-01-01' });
    expect(before.overall.percent).toMatchObject({ kind: 'undefined', why: 'no-overlap' });
  });

  it('is kept until the next event', async () => {
    const { admin, a, b } = people();
    const before = (await readAgreement(a, ever)).overall.claims;
    const claim = await aClaim(a);
    await call(claim, a, 'disputed');
    await call(claim, b, 'disputed');
    expect((await readAgreement(a, ever)).overall.claims).toBe(before);
    await event(admin, 'Desk 2');
    expect((await readAgreement(a, ever)).overall.claims).toBe(before + 1);
  });

  it('does not count, in a blind desk, what one person alone has said', async () => {
    const { admin, a } = people();
    const where = { id: admin.deskId };
    const before = (await readAgreement(a, ever)).overall;
    await (await database()).desk.update({ where, data: { blind: true } });
    await event(admin, 'Desk 3');
    expect((await readAgreement(a, ever)).overall).toMatchObject({
      claims: before.claims,
      calls: before.calls - 1,
    });
    await (await database()).desk.update({ where, data: { blind: false } });
    await event(admin, 'Desk 4');
  });

  describe('on spans', () => {
    it('is given of texts read twice once both readers are done', async () => {
      const { admin, a, b } = people();
      const { articleId } = await importArticle(a, { text: 'Cầu mới đã thông xe. Chưa ai xác nhận.' });
      const { version } = await readWorkspace(a, articleId);
      const db = await database();
      await db.article.update({ where: { id: articleId }, data: { doubleRead: true } });
      const startedAt = new Date();
      for (const reader of [a, b]) {
        const claimId = await aClaim(reader);
        await call(claimId, reader, 'confirmed');
        await db.reading.create({ data: { id: newId(), articleId, readerId: reader.userId, startedAt } });
        await db.occurrence.create({
          data: {
            ...{ id: newId(), claimId, articleId, versionId: version.id, start: 0, end: 20 },
            ...{ exact: version.text.slice(0, 20), prefix: '', suffix: '', anchorState: 'exact' },
            ...{ createdAt: startedAt, createdById: reader.userId },
          },
        });
      }
      await event(admin, 'Desk 5');
      const waiting = await readAgreement(a, ever);
      expect(waiting.spans).toEqual([]);
      await db.reading.updateMany({ where: { articleId }, data: { doneAt: new Date() } });
      await event(admin, 'Desk 6');
      const done = await readAgreement(a, ever);
      expect(done.spans).toMatchObject([
        { articleId, readers: [a.userId, b.userId].sort(), alpha: { kind: 'value', value: 1, items: 2 } },
      ]);
      expect(done.overall.calls).toBe(waiting.overall.calls + 2);
    });
  });

  it('shows a person their own first calls beside the approved ones', async () => {
    const { a, b } = people();
    const claim = await aClaim(a);
    await call(claim, a, 'confirmed', { confidence: 'high', createdAt: new Date(Date.now() - 1000) });
    await approve(claim, await call(claim, b, 'disputed'));
    expect(await readOwnCalls(a)).toMatchObject([
      { claimId: claim, mine: 'confirmed', final: 'disputed', confidence: 'high' },
    ]);
    expect(await readOwnCalls(b)).toMatchObject([{ claimId: claim, mine: 'disputed', final: 'disputed' }]);
  });

  it('is for those who work on the desk', async () => {
    const { viewer } = people();
    expect(await codeOf(readAgreement(viewer, ever))).toBe('permission.denied');
    expect(await codeOf(readOwnCalls(viewer))).toBe('permission.denied');
  });
});
