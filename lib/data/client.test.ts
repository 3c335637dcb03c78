import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { closeDatabase, database, inTransaction, isUniqueViolation } from './client';
import { aDesk, eachEngine, freshDatabase } from './testing';

const claimOf = ({ deskId, userId }: { deskId: string; userId: string }) => ({
  id: randomUUID(),
  deskId,
  statement: 'Vùng trời của Kazakhstan',
  shortText: 'Vùng trời',
  layer: 'content',
  subjects: ['Kazakhstan'],
  language: 'vi',
  createdAt: new Date('2022-01-06T20:00:00.123Z'),
  createdById: userId,
});

eachEngine('the client', () => {
  test('gives every kind of value back as it came', async () => {
    const client = await database();
    const claim = claimOf(await aDesk());
    await client.claim.create({ data: { ...claim, deletedAt: null } });
    const found = await client.claim.findUniqueOrThrow({ where: { id: claim.id } });
    expect(found).toMatchObject({ ...claim, type: null, version: 1, deletedAt: null });
    expect(await client.claim.count({ where: { createdAt: claim.createdAt } })).toBe(1);
    expect(await client.claim.count({ where: { createdAt: { gt: claim.createdAt } } })).toBe(0);
  });

  test('is one for the process until it is closed', async () => {
    const client = await database();
    expect(await database()).toBe(client);
    await closeDatabase();
    expect(await database()).not.toBe(client);
  });

  test('knows a violated uniqueness by its code', async () => {
    const client = await database();
    const { deskId, userId } = await aDesk();
    const membership = () =>
      client.membership.create({
        data: { id: randomUUID(), deskId, userId, role: 'checker', createdAt: new Date() },
      });
    await membership();
    const error = await membership().catch((reason: unknown) => reason);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(new Error('P2002'))).toBe(false);
    expect(isUniqueViolation(null)).toBe(false);
  });

  test('undoes a transaction that throws, and goes on', async () => {
    const client = await database();
    const claim = claimOf(await aDesk());
    const failing = inTransaction(async (tx) => {
      await tx.claim.create({ data: claim });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await client.claim.count({ where: { id: claim.id } })).toBe(0);
    await client.claim.create({ data: claim });
  });

  test('behaves as though alone in a transaction that reads before it writes', async () => {
    const client = await database();
    const { deskId } = await aDesk();
    const where = { id: deskId };
    const countUp = () =>
      inTransaction(async (tx) => {
        const { auditCount } = await tx.desk.findUniqueOrThrow({ where });
        await tx.desk.update({ where, data: { auditCount: auditCount + 1 } });
      });
    for (let round = 0; round < 10; round++) await Promise.all([countUp(), countUp(), countUp()]);
    const { auditCount } = await client.desk.findUniqueOrThrow({ where });
    expect(auditCount).toBe(30);
  });

  test('lets those who lock a row first take turns, on PostgreSQL too', async () => {
    const client = await database();
    const { deskId } = await aDesk();
    const where = { id: deskId };
    const countUp = () =>
      inTransaction(async (tx) => {
        await tx.desk.updateMany({ where, data: { auditCount: { increment: 0 } } });
        const { auditCount } = await tx.desk.findUniqueOrThrow({ where });
        await tx.desk.update({ where, data: { auditCount: auditCount + 1 } });
      }, 'ReadCommitted');
    const worker = async () => {
      for (let i = 0; i < 20; i++) await countUp();
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    const { auditCount } = await client.desk.findUniqueOrThrow({ where });
    expect(auditCount).toBe(160);
  });
});

test('a deadlock on PostgreSQL is tried again', async () => {
  const place = await freshDatabase('postgresql');
  onTestFinished(place.drop);
  const client = await database();
  const desks = [await aDesk(), await aDesk()];
  const meeting = new EventEmitter();
  const met = once(meeting, 'met');
  let attempts = 0;
  const countBoth = ([first, second]: typeof desks) =>
    inTransaction(async (tx) => {
      attempts += 1;
      await tx.desk.update({ where: { id: first?.deskId }, data: { auditCount: { increment: 1 } } });
      if (attempts >= 2) meeting.emit('met');
      await met;
      await tx.desk.update({ where: { id: second?.deskId }, data: { auditCount: { increment: 1 } } });
    });
  await Promise.all([countBoth(desks), countBoth(desks.toReversed())]);
  // On a busy machine the second try may run into the first again.
  expect(attempts).toBeGreaterThanOrEqual(3);
  const found = await client.desk.findMany();
  expect(found.map((desk) => desk.auditCount)).toEqual([2, 2]);
});
