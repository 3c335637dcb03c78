import { expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { VerbName } from '@/lib/domain/verbs';
import { takeNext } from './assignments';
import { database } from './client';
import { linesOf, readLines } from './queue-lines';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { aClaim, askAs } from './testing-claim';

eachEngine('the lines of the queue', () => {
  it('are after each event as if they were all read again', async () => {
    const deskId = await anEmptyDesk();
    const [author, reader] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'editor')];
    const db = await database();
    const claims: string[] = [];
    for (let n = 0; n < 4; n++) claims.push((await aClaim(author)).id);
    const on = async (actor: typeof author, claimId: string, verb: VerbName, input: object) => {
      const { version } = await db.claim.findUniqueOrThrow({ where: { id: claimId } });
      await askAs(actor, verb, { id: newId(), claimId, version, ...input });
    };
    const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một bản ghi.' };
    const submit = async (claimId: string) => {
      const assessmentId = newId();
      await on(author, claimId, 'search.log', {
        ...{ lookedFor: 'sân bay', place: 'Trang của sân bay', outcome: 'nothing' },
        searchedAt: '2022-01-07T08:00:00.000Z',
      });
      await on(author, claimId, 'verdict.give', { ...given, id: assessmentId });
      await on(author, claimId, 'assessment.submit', { assessmentId, reasons: {} });
    };
    const lines = async () => {
      const known = await linesOf(db, deskId);
      expect(known).toEqual(await readLines(db, deskId));
      return known;
    };
    expect(await lines()).toEqual([]);
    for (const claimId of claims) {
      await submit(claimId);
      expect((await lines()).at(-1)).toMatchObject({ claimId, state: 'submitted', apart: 0 });
    }
    const [first = '', second = ''] = claims;
    await on(reader, second, 'verdict.give', { id: newId(), verdict: 'disputed', basis: 'contradicted' });
    expect((await lines()).map(({ apart }) => apart)).toContain(2);
    expect(await takeNext(reader)).toMatchObject({ claimId: first });
    expect((await lines())[0]).toMatchObject({ claimId: first, assigneeId: reader.userId });
    const standing = async (claimId: string) => {
      const { assessment } = await db.claim.findUniqueOrThrow({
        where: { id: claimId },
        select: { assessment: { select: { id: true, hash: true } } },
      });
      return { assessmentId: assessment?.id, hash: assessment?.hash };
    };
    await on(reader, first, 'review.send-back', { ...(await standing(first)), comment: 'Hỏi thêm.' });
    expect((await lines())[0]).toMatchObject({ claimId: first, state: 'sent_back' });
    await on(author, second, 'assessment.take-back', await standing(second));
    expect((await lines()).map(({ claimId }) => claimId)).not.toContain(second);
  });
});
