import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { database } from './client';
import { listNotifications, markRead } from './notifications';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { aClaim, askAs } from './testing-claim';

type Person = Awaited<ReturnType<typeof aPerson>>;

const looked = {
  lookedFor: 'sân bay',
  place: 'Trang của chính phủ',
  searchedAt: '2022-01-07T08:00:00.000Z',
  outcome: 'nothing',
};

/** Do a verb on a claim as it is now. */
const on = async (actor: Person, claimId: string, verb: Parameters<typeof askAs>[1], input: object = {}) => {
  const { version } = await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } });
  return askAs(actor, verb, { claimId, version, ...input });
};

/** What someone has been told since they last looked. */
const news = async (actor: Person): Promise<string[]> => {
  const { told } = await listNotifications(actor);
  await markRead(actor, {});
  return told.filter((one) => one.readAt === null).map((one) => one.kind);
};

eachEngine('the way of a claim tells those concerned', () => {
  let cast: Record<'author' | 'second' | 'editor' | 'gone', Person> | undefined;

  beforeAll(async () => {
    const desk = await anEmptyDesk();
    const [author, second] = [await aPerson(desk, 'checker'), await aPerson(desk, 'checker')];
    cast = { author, second, editor: await aPerson(desk, 'editor'), gone: await aPerson(desk, 'editor') };
    const where = { userId: cast.gone.userId };
    await (await database()).membership.updateMany({ where, data: { deactivatedAt: new Date() } });
  });

  it('from its assignment to the end of its approval', async () => {
    if (!cast) throw new Error('nobody is there yet');
    const { author, second, editor, gone } = cast;
    const { id: claimId } = await aClaim(author);
    const assessmentId = newId();
    const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một văn bản.' };
    await on(author, claimId, 'search.log', { id: newId(), ...looked });
    await on(author, claimId, 'verdict.give', { id: assessmentId, ...given });

    await on(editor, claimId, 'claim.assign', { id: newId(), assigneeId: second.userId, dueOn: null });
    expect([await news(second), await news(editor)]).toEqual([['assigned'], []]);

    const reasons = { 'VR-07': 'Đã đọc.', 'VR-22': 'Không nhắm vào ai.' };
    await on(author, claimId, 'assessment.submit', { assessmentId, reasons });
    expect([await news(second), await news(editor), await news(author)]).toEqual([
      ['submitted'],
      ['submitted'],
      [],
    ]);

    const hashNow = async () => {
      const row = await (await database()).assessment.findUniqueOrThrow({ where: { id: assessmentId } });
      return { id: newId(), assessmentId, hash: row.hash };
    };
    await on(second, claimId, 'review.send-back', { ...(await hashNow()), comment: 'Tìm thêm.' });
    expect(await news(author)).toEqual(['sent_back']);

    await on(author, claimId, 'assessment.submit', { assessmentId, reasons });
    expect(await news(second)).toEqual(['submitted']);
    await on(second, claimId, 'review.approve', await hashNow());
    expect(await news(author)).toEqual(['approved']);

    await on(editor, claimId, 'claim.edit', { place: 'Almaty' });
    expect([await news(author), await news(second), await news(editor)]).toEqual([
      ['voided'],
      ['voided'],
      [],
    ]);
    expect(await news(gone)).toEqual([]);
  });
});
