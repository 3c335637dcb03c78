/**
 * What a second process does in a test: `node … count|claims|migrate|import|annotations [times]` on DATABASE_URL.
 * Run by testing-process.ts; it prints a line for everything it has been told is done.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../domain/ids';
import type { Actor } from '../domain/permissions';
import { dataDir } from '../env';
import { addressesOf } from '../formats/addresses';
import { closeParsing } from '../outside/parse';
import { importAnnotations } from './annotations';
import { closeDatabase, database, inTransaction } from './client';
import { runImports } from './import-runner';
import { migrate } from './migrate';
import { perform } from './perform';

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

/** Claims in the first article, one after the other, until somebody kills this process. */
async function draftClaims(): Promise<void> {
  const client = await database();
  const { id: deskId } = await client.desk.findFirstOrThrow();
  const { id: userId, name } = await client.user.findFirstOrThrow();
  const { id: versionId, articleId } = await client.articleVersion.findFirstOrThrow();
  const actor: Actor = { kind: 'person', userId, name, deskId, role: 'checker' };
  for (;;) {
    const [id, occurrenceId, requestId] = [newId(), newId(), newId()];
    const input = { id, occurrenceId, versionId, start: 0, end: 10 };
    await perform(actor, { verb: 'claim.draft', requestId, articleId, input });
    console.log(id);
  }
}

/** Annotations that lie in the data folder, into the first article, under one request. */
async function takeAnnotations(): Promise<void> {
  const client = await database();
  const { id: deskId } = await client.desk.findFirstOrThrow();
  const { id: userId, name } = await client.user.findFirstOrThrow();
  const { id: articleId } = await client.article.findFirstOrThrow();
  const actor: Actor = { kind: 'person', userId, name, deskId, role: 'checker' };
  const json: unknown = JSON.parse(await readFile(path.join(dataDir(), 'annotations.json'), 'utf8'));
  const addresses = addressesOf('https://desk.example.org', deskId);
  await importAnnotations(actor, { json, articleId, addresses }, 'annotations of a test');
}

const [, , task, times = '1'] = process.argv;
if (task === 'count') await countUp(Number(times));
if (task === 'claims') await draftClaims();
if (task === 'import') await runImports(new AbortController().signal);
if (task === 'annotations') await takeAnnotations();
if (task === 'migrate') console.log((await migrate()).join());
closeParsing();
await closeDatabase();
