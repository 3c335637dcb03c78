import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/permissions';
import { putFile } from '@/lib/outside/files';
import { database } from './client';
import { addFile, createImport, moveImport } from './import-jobs';
import { readImport } from './import-reads';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { startWorker, withWorkers } from './testing-process';
import { verifyDesk } from './verify';

const RECORDS = 400;
const PAGES = 30;
/** Articles between two kills, or thereabouts. */
const KILLED_AFTER = 100;

const sentence = (n: number) => `Ngày ${n}, tại Almaty, tin thứ ${n * 7} chưa được ai xác nhận. `;
const text = (n: number) => sentence(n).repeat(40);
const bytesOf = (words: string) => new TextEncoder().encode(words);

withWorkers();

eachEngine('an import whose process is killed', () => {
  it('again and again goes on where it was, and makes no article twice', { timeout: 240_000 }, async () => {
    const actor = await aPerson(await anEmptyDesk(), 'checker');
    const id = await anImport(actor);
    const imported = async () => (await readImport(actor, id)).outcomes.imported;
    let kills = 0;
    for (let done = 0; done < RECORDS; kills += 1) {
      const worker = startWorker(process.env.DATABASE_URL ?? '', 'import');
      const ended = worker.ended();
      const goal = done + KILLED_AFTER;
      while ((await imported()) < goal && (await readImport(actor, id)).state !== 'done') await sleep(5);
      await sleep(Math.random() * 20);
      worker.kill();
      await ended;
      done = await imported();
    }
    const last = startWorker(process.env.DATABASE_URL ?? '', 'import');
    expect(await last.ended()).toBe(0);
    expect(kills).toBeGreaterThan(2);
    const job = await readImport(actor, id);
    expect(job).toMatchObject({ state: 'done', bytesDone: job.bytes });
    expect(job.outcomes).toEqual({ imported: RECORDS + PAGES, known: 0, refused: 0 });

    const db = await database();
    const versions = await db.articleVersion.findMany({ select: { sha256: true } });
    expect(versions).toHaveLength(RECORDS + PAGES);
    expect(new Set(versions.map(({ sha256 }) => sha256)).size).toBe(RECORDS + PAGES);
    expect(await db.importEntry.count()).toBe(RECORDS + PAGES);
    const { faults } = await verifyDesk(db, actor.deskId);
    expect(faults.filter(({ table }) => table !== 'Membership')).toEqual([]);
  });
});

/** A file of lines before small ones. */
async function anImport(actor: Actor): Promise<string> {
  const { id } = await createImport(actor);
  const lines = Array.from({ length: RECORDS }, (_, n) => `${JSON.stringify({ text: text(n) })}\n`).join('');
  await addFile(actor, id, 1, { fileName: 'tin.jsonl', ...(await putFile(bytesOf(lines))) });
  for (let n = 1; n <= PAGES; n += 1) {
    const stored = await putFile(bytesOf(text(RECORDS + n)));
    await addFile(actor, id, n + 1, { fileName: `${n}.txt`, ...stored });
  }
  await moveImport(actor, id, 'start');
  return id;
}
