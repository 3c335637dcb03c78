import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { PublishedRecord } from '@/lib/domain/manifest';
import { everything } from '@/lib/domain/report-request';
import { verifyReport } from '@/lib/domain/verify-report';
import { getFile } from '@/lib/outside/files';
import { database } from './client';
import { writeReportFile } from './file-writing';
import { askPublication, publishReport } from './published';
import { askPublishedFile, openPublishedFile, readPublishedFiles } from './published-apart';
import { frozenFile } from './published-files';
import { readPublishedAbout } from './published-list';
import { runReportFiles } from './report-file-runner';
import { cancelReportFile, openReportFile, reportFile } from './report-files';
import { codeOf, eachEngine } from './testing';
import { aFullDesk, aMember, type FullDesk } from './testing-full-desk';
import { verifyDesk } from './verify';

type Person = FullDesk['checker'];

const asked = { selection: everything, language: 'en' } as const;
const origin = 'https://verimark.example.org';

eachEngine('a large report that is published', () => {
  let desk: FullDesk;
  let editor: Person;
  const run = () => runReportFiles(new AbortController().signal);
  const ask = (supersedes: number | null = null, requestId: string = newId()) =>
    askPublication(editor, asked, { supersedes, requestId, total: 2 });
  const faults = async () => (await verifyDesk(await database(), desk.deskId)).faults;
  const published = async () => (await database()).publishedReport.count({ where: { deskId: desk.deskId } });

  beforeAll(async () => {
    desk = await aFullDesk();
    editor = desk.editor;
  });

  it('is the record that a small one is, to the byte but for number, time and hashes', {
    timeout: 60_000,
  }, async () => {
    const id = await ask(1);
    await run();
    const view = await reportFile(editor, id);
    expect(view).toMatchObject({ state: 'done', format: 'published', number: 2, done: 2, total: 2 });
    const { number } = await publishReport(editor, asked, 2, newId());
    const [large, small] = [
      await readPublishedAbout(editor, view.number ?? 0),
      await readPublishedAbout(editor, number),
    ];
    expect(large.totals).toEqual(small.totals);
    expect([large.supersedes, small.supersedes]).toEqual([1, 2]);
    const texts = [large, small].map(async ({ sha256 }) => (await getFile(sha256)).toString());
    const plain = (await Promise.all(texts)).map((text) => {
      expect(verifyReport(text).state).toBe('intact');
      expect(PublishedRecord.safeParse(JSON.parse(text)).success).toBe(true);
      return text
        .replace(/"[0-9a-f]{64}"/g, '""')
        .replace(/"\d{4}-[^"]*Z"/g, '""')
        .replace(/"number": \d+/g, '');
    });
    expect(plain[0]).toBe(plain[1]);
    expect(await faults()).toEqual([]);
    expect(await codeOf(openReportFile(editor, id))).toBe('not-found');
  });

  it('is published once for a request, and not by who may not', { timeout: 60_000 }, async () => {
    const before = await published();
    const requestId = newId();
    const ids = await Promise.all([ask(null, requestId), ask(null, requestId)]);
    expect(ids[0]).toBe(ids[1]);
    await run();
    expect(await published()).toBe(before + 1);
    const { number } = await publishReport(editor, asked, null, requestId);
    expect((await reportFile(editor, ids[0] ?? '')).number).toBe(number);
    const about = { supersedes: null, requestId: newId(), total: 2 };
    expect(await codeOf(askPublication(desk.checker, asked, about))).toBe('permission.denied');
  });

  it('says why it was not, and is not once it was given up', { timeout: 60_000 }, async () => {
    const before = await published();
    const id = await ask(1);
    await run();
    expect(await reportFile(editor, id)).toMatchObject({ state: 'failed', code: 'publish.superseded' });
    const second = await ask();
    const writing = writeReportFile(second);
    while ((await reportFile(editor, second)).state === 'waiting') await sleep(1);
    await cancelReportFile(editor, second);
    await writing;
    expect(await published()).toBe(before);
    expect(await faults()).toEqual([]);
  });

  it('has each format written once, for whoever asks, and the same ever after', {
    timeout: 60_000,
  }, async () => {
    const viewer = await aMember(desk.deskId, 'viewer');
    const { about, files } = await readPublishedFiles(viewer, 2);
    expect(files.filter(({ state }) => state === 'done').map(({ format }) => format)).toEqual(['json']);
    expect(await openPublishedFile(about, 'markdown')).toBeNull();
    const asking = { origin, by: viewer.userId };
    const [first] = await Promise.all([
      askPublishedFile(desk.deskId, about, 'markdown', asking),
      askPublishedFile(desk.deskId, about, 'markdown', { origin, by: null }),
    ]);
    expect(first).toMatchObject({ state: 'waiting', total: 2 });
    expect(await faults()).toEqual([]);
    await run();
    const open = await openPublishedFile(about, 'markdown');
    const bytes = await getFile(open?.sha256 ?? '');
    expect(bytes.byteLength).toBe(open?.size);
    const written = await frozenFile(desk.deskId, about, 'markdown', async () => {
      throw new Error('it is written');
    });
    expect(bytes.equals(written)).toBe(true);
    expect(await askPublishedFile(desk.deskId, about, 'markdown', asking)).toMatchObject({ state: 'done' });
    const rows = { reportId: about.id, format: 'markdown' };
    expect(await (await database()).reportFile.count({ where: rows })).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('is written by one of two that race, and the other keeps nothing', async () => {
    const about = await readPublishedAbout(editor, 2);
    await askPublishedFile(desk.deskId, about, 'csv', { origin, by: editor.userId });
    const { reportFile: files } = await database();
    const { id } = await files.findFirstOrThrow({ where: { reportId: about.id, format: 'csv' } });
    const writing = writeReportFile(id);
    while ((await files.findUniqueOrThrow({ where: { id } })).state === 'waiting') await sleep(1);
    const first = Buffer.from('number;claim');
    const bytes = await frozenFile(desk.deskId, about, 'csv', async () => first);
    await writing;
    const open = await openPublishedFile(about, 'csv');
    expect((await getFile(open?.sha256 ?? '')).equals(Buffer.from(bytes))).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('that failed is tried again when somebody asks for it, or after a while', {
    timeout: 60_000,
  }, async () => {
    const about = await readPublishedAbout(editor, 2);
    const { reportFile: files } = await database();
    const asking = { origin, by: editor.userId };
    await askPublishedFile(desk.deskId, about, 'fever', asking);
    const where = { reportId_format: { reportId: about.id, format: 'fever' } };
    const endedAt = new Date();
    await files.update({ where, data: { state: 'failed', code: 'write.memory', endedAt } });
    const failed = { state: 'failed', code: 'write.memory' };
    expect(await askPublishedFile(desk.deskId, about, 'fever', asking)).toMatchObject(failed);
    const now = { ...asking, failedBefore: new Date(endedAt.getTime() + 1) };
    expect(await askPublishedFile(desk.deskId, about, 'fever', now)).toMatchObject({ state: 'waiting' });
    await run();
    expect(await openPublishedFile(about, 'fever')).not.toBeNull();
    expect(await faults()).toEqual([]);
  });
});
