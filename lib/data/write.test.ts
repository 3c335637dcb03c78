import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { verifyDesk } from './verify';
import { write } from './write';

eachEngine('a write', () => {
  let actor: Actor;
  beforeAll(async () => {
    actor = await aPerson(await anEmptyDesk(), 'editor');
  });

  it('adds what it means for thousands of other records to the chain in its own transaction', async () => {
    const db = await database();
    const { auditCount: before } = await db.desk.findUniqueOrThrow({ where: { id: actor.deskId } });
    const besides = Array.from({ length: 5_000 }, (_, i) => ({
      ...{ action: 'snapshot.export', target: `snapshot ${i}` },
      change: { exportId: 'export', sha256: 'a'.repeat(64), intact: true },
    }));
    const event = await write(actor, 'report.export', async () => ({
      target: 'export',
      change: {},
      besides,
    }));
    expect(event).toMatchObject({ seq: before + 1, action: 'report.export' });
    const newest = await db.auditEvent.findFirstOrThrow({
      where: { deskId: actor.deskId },
      orderBy: { seq: 'desc' },
    });
    expect(newest).toMatchObject({ seq: before + 5_001, target: 'snapshot 4999' });
    const { faults } = await verifyDesk(db, actor.deskId);
    expect(faults.filter(({ kind }) => kind.startsWith('chain'))).toEqual([]);
  });
});
