import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { closeDatabase, database, inTransaction, isUniqueViolation } from './client';
import { aDesk, eachEngine } from './testing';

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

  test('counts every one of many transactions that read before they write', async () => {
    const client = await database();
    const { deskId } = await aDesk();
    const countUp = () =>
      inTransaction(async (tx) => {
        const { auditCount } = await tx.desk.findUniqueOrThrow({ where: { id: deskId } });
        await tx.desk.update({ where: { id: deskId }, data: { auditCount: auditCount + 1 } });
      });
    const worker = async () => {
      for (let i = 0; i < 25; i++) await countUp();
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    const { auditCount } = await client.desk.findUniqueOrThrow({ where: { id: deskId } });
    expect(auditCount).toBe(150);
  });
});
