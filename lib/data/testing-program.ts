/**
 * What a second process does in a test: `node … count|claims|migrate [times]` on DATABASE_URL.
 * Run by testing-process.ts; it prints a line for everything it has been told is done.
 */
import { randomUUID } from 'node:crypto';
import { closeDatabase, database, inTransaction } from './client';
import { migrate } from './migrate';

/** Read-then-write, the kind that fails where a transaction takes its lock too late. */
async function countUp(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await inTransaction(async (tx) => {
      const desk = await tx.desk.findFirstOrThrow();
      await tx.desk.update({ where: { id: desk.id }, data: { auditCount: desk.auditCount + 1 } });
    });
    console.log(i);
  }
}

/** Claims, each with its audit event, one after the other until somebody kills this process. */
async function writeClaims(): Promise<void> {
  const client = await database();
  const desk = await client.desk.findFirstOrThrow();
  const user = await client.user.findFirstOrThrow();
  for (;;) {
    const id = randomUUID();
    await inTransaction(async (tx) => {
      const { auditCount } = await tx.desk.findUniqueOrThrow({ where: { id: desk.id } });
      const [seq, at] = [auditCount + 1, new Date()];
      const text = { statement: id, shortText: id, layer: 'content', subjects: [], language: 'vi' };
      const made = { createdAt: at, createdById: user.id };
      await tx.claim.create({ data: { id, deskId: desk.id, ...text, ...made } });
      const event = { action: 'claim.draft', target: id, change: [], prevHash: '', hash: '' };
      await tx.auditEvent.create({ data: { deskId: desk.id, seq, at, ...event } });
      await tx.desk.update({ where: { id: desk.id }, data: { auditCount: seq } });
    });
    console.log(id);
  }
}

const [, , task, times = '1'] = process.argv;
if (task === 'count') await countUp(Number(times));
if (task === 'claims') await writeClaims();
if (task === 'migrate') console.log((await migrate()).join());
await closeDatabase();
