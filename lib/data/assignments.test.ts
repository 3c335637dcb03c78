import { expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { takeNext } from './assignments';
import { database } from './client';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaimRow, anAssessmentRow, anAssignmentRow, aReviewRow } from './testing-queue';

type Person = Actor & { kind: 'person' };

const waiting = async (author: Person, hours: number, more: { subjects?: string[] } = {}) => {
  const claimId = await aClaimRow(author.deskId, author.userId, more);
  const assessmentId = await anAssessmentRow(claimId, author.userId, { verdict: 'confirmed', hours });
  return { claimId, assessmentId };
};

const desk = async () => {
  const deskId = await anEmptyDesk();
  return { author: await aPerson(deskId, 'checker'), reader: await aPerson(deskId, 'checker') };
};

eachEngine('taking the next one', () => {
  it('gives what waits longest, what is due first', async () => {
    const { author, reader } = await desk();
    const late = await waiting(author, 5);
    const early = await waiting(author, 3);
    const due = await waiting(author, 7);
    await anAssignmentRow(due.claimId, reader.userId, { dueOn: '2022-01-09', endedAt: new Date() });
    const taken = [await takeNext(reader), await takeNext(reader), await takeNext(reader)];
    expect(taken.map((one) => one.claimId)).toEqual([due, early, late].map((one) => one.claimId));
    expect(await codeOf(takeNext(reader))).toBe('queue.empty');
  });

  it('passes over one’s own, what one has looked at, and what one may not judge', async () => {
    const { author, reader } = await desk();
    await waiting(reader, 2);
    const looked = await waiting(author, 3);
    const opinion = await anAssessmentRow(looked.claimId, reader.userId, {
      verdict: 'disputed',
      state: 'proposed',
    });
    await aReviewRow(looked.claimId, looked.assessmentId, reader.userId, 'disagreed', 4, opinion);
    await waiting(author, 3, { subjects: ['Bộ Quốc phòng'] });
    const db = await database();
    await db.conflictOfInterest.create({
      data: {
        ...{ id: newId(), deskId: reader.deskId, userId: reader.userId, createdAt: new Date() },
        ...{ subject: 'bo quoc phong', subjectKey: 'bo quoc phong' },
      },
    });
    const drafted = await aClaimRow(reader.deskId, reader.userId);
    await anAssessmentRow(drafted, author.userId, { verdict: 'confirmed' });
    expect(await codeOf(takeNext(reader))).toBe('queue.empty');
    const { claimId } = await waiting(author, 8);
    expect(await takeNext(reader)).toEqual({ claimId });
  });

  it('gives the same one when the same request comes again', async () => {
    const { author, reader } = await desk();
    await waiting(author, 2);
    await waiting(author, 3);
    const requestId = newId();
    expect(await takeNext(reader, requestId)).toEqual(await takeNext(reader, requestId));
  });

  it('is for who reviews', async () => {
    const { author } = await desk();
    await waiting(author, 2);
    expect(await codeOf(takeNext(await aPerson(author.deskId, 'viewer')))).toBe('permission.denied');
  });

  it('gives each of twenty who ask at once a claim of their own', async () => {
    const { author } = await desk();
    const claims = [];
    for (let i = 0; i < 20; i++) claims.push((await waiting(author, i)).claimId);
    const readers = [];
    for (let i = 0; i < 20; i++) readers.push(await aPerson(author.deskId, 'checker'));
    const taken = await Promise.all(readers.map((reader) => takeNext(reader)));
    expect(taken.map((one) => one.claimId).sort()).toEqual(claims.toSorted());
    const owners = await (await database()).assignment.groupBy({
      by: ['claimId'],
      where: { claimId: { in: claims }, deletedAt: null },
      _count: true,
    });
    expect(owners.map((one) => one._count)).toEqual(Array(20).fill(1));
  });
});
