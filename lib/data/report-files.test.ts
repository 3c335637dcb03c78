import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { isIntact } from '@/lib/domain/report';
import { AskedFile } from '@/lib/domain/report-file';
import { everything } from '@/lib/domain/report-request';
import type { ReportFormat } from '@/lib/formats/report-format';
import { reportOfLines } from '@/lib/formats/report-jsonl';
import { importArticle } from './articles';
import { database } from './client';
import { readReport } from './report';
import { runReportFiles } from './report-file-runner';
import {
  askReportFile,
  cancelReportFile,
  listReportFiles,
  openReportFile,
  removeOldFiles,
  reportFile,
} from './report-files';
import { takeReportFile } from './report-writing';
import { codeOf, eachEngine } from './testing';
import { askAs } from './testing-claim';
import { aFullDesk, aMember, type FullDesk } from './testing-full-desk';
import { verifyDesk } from './verify';

type Person = FullDesk['checker'];

const all = AskedFile.parse({ selection: everything, language: 'vi', origin: 'http://localhost' });
const approved = AskedFile.parse({ language: 'vi', origin: 'http://localhost' });

const ask = (actor: Person, format: ReportFormat, asked = all) =>
  askReportFile(actor, { asked, format, title: '', total: 2 });
const run = (id: string) => runReportFiles(new AbortController().signal, id);
const textOf = async (actor: Person, id: string): Promise<string> => {
  const { file, chunks } = await openReportFile(actor, id);
  const pieces: Uint8Array[] = [];
  for await (const one of chunks) pieces.push(one);
  const bytes = Buffer.concat(pieces);
  expect(bytes.byteLength).toBe(file.size);
  return bytes.toString();
};
const SAID = 'Quân đội đã tới sân bay.';
const unfinished = (id: string) => existsSync(path.join(process.env.DATA_DIR ?? '', 'exports', id));

eachEngine('a file of a report that is written apart', () => {
  let desk: FullDesk;
  let editor: Person;
  beforeAll(async () => {
    desk = await aFullDesk();
    editor = desk.editor;
    const { assessmentId } = await (await database()).claim.findUniqueOrThrow({
      where: { id: desk.claimId },
    });
    const version = async () =>
      (await (await database()).claim.findUniqueOrThrow({ where: { id: desk.claimId } })).version;
    const on = async () => ({ claimId: desk.claimId, version: await version() });
    await askAs(desk.checker, 'assessment.submit', { ...(await on()), assessmentId, reasons: {} });
    const { hash } = await (await database()).assessment.findUniqueOrThrow({
      where: { id: assessmentId ?? '' },
    });
    const review = { id: 'rev0000000000000000x', assessmentId, hash };
    await askAs(editor, 'review.approve', { ...(await on()), ...review });
  });

  it('is the record that a small one is written from, line by line', { timeout: 60_000 }, async () => {
    const id = await ask(editor, 'jsonl');
    await run(id);
    const { language, origin: _, ...request } = all;
    const report = reportOfLines(await textOf(editor, id));
    const small = await readReport(editor, { ...request, language });
    expect(isIntact(report)).toBe(true);
    expect(report.items).toHaveLength(1);
    expect(report.notAssessed).toHaveLength(1);
    expect({ ...report, asOf: '', hash: '' }).toEqual({ ...small, asOf: '', hash: '' });
    expect(await reportFile(editor, id)).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(unfinished(id)).toBe(false);
  });

  it('is recorded when it is whole, once, and the log agrees', { timeout: 60_000 }, async () => {
    const db = await database();
    const before = await db.export.count();
    const id = await ask(editor, 'csv', approved);
    expect(await db.export.count()).toBe(before);
    await run(id);
    const text = await textOf(editor, id);
    const made = await db.export.findFirstOrThrow({
      where: { deskId: desk.deskId, format: 'csv' },
      include: { items: true },
    });
    expect(text).toContain(made.hash);
    expect(made.items).toMatchObject([{ claimId: desk.claimId }]);
    expect(await db.export.count()).toBe(before + 1);
    expect((await verifyDesk(db, desk.deskId)).faults).toEqual([]);
  });

  it('is its maker\u2019s alone', async () => {
    const id = await ask(editor, 'csv');
    const other = await aMember(desk.deskId, 'editor');
    const elsewhere = (await aFullDesk()).editor;
    for (const one of [other, elsewhere]) {
      expect(await codeOf(reportFile(one, id))).toBe('not-found');
      expect(await codeOf(openReportFile(one, id))).toBe('not-found');
      expect(await codeOf(cancelReportFile(one, id))).toBe('not-found');
      expect(await listReportFiles(one)).toEqual([]);
    }
    expect(await ask(editor, 'csv')).toBe(id);
    await cancelReportFile(editor, id);
  });

  it('is refused when asked for, when begun and when fetched to who may not have it', {
    timeout: 60_000,
  }, async () => {
    const viewer = await aMember(desk.deskId, 'viewer');
    expect(await codeOf(ask(viewer, 'csv'))).toBe('permission.denied');
    const db = await database();
    const role = (one: string) =>
      db.membership.update({
        where: { deskId_userId: { deskId: desk.deskId, userId: editor.userId } },
        data: { role: one },
      });
    const id = await ask(editor, 'csv');
    await role('viewer');
    await run(id);
    expect(await reportFile(editor, id)).toMatchObject({ state: 'failed', code: 'permission.denied' });
    await role('editor');
    const second = await ask(editor, 'csv');
    await run(second);
    expect(await codeOf(openReportFile({ ...editor, role: 'viewer' }, second))).toBe('permission.denied');
    expect(await codeOf(openReportFile(editor, second))).not.toBe('not-found');
  });

  it('is cancelled within a second, and leaves nothing', { timeout: 60_000 }, async () => {
    const exports = await (await database()).export.count();
    const id = await ask(editor, 'pdf');
    const running = run(id);
    while ((await reportFile(editor, id)).state === 'waiting') await sleep(20);
    const begun = performance.now();
    await cancelReportFile(editor, id);
    await running;
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await reportFile(editor, id)).toMatchObject({ state: 'cancelled' });
    expect(unfinished(id)).toBe(false);
    expect(await (await database()).export.count()).toBe(exports);
    await cancelReportFile(editor, id);
    expect(await codeOf(reportFile(editor, id))).toBe('not-found');
  });

  it('is taken over from a process that is gone, and from no other', { timeout: 60_000 }, async () => {
    const { reportFile: files } = await database();
    const id = await ask(editor, 'csv');
    const beatAt = new Date();
    await files.update({ where: { id }, data: { state: 'writing', runner: 'elsewhere 1 x', beatAt } });
    expect(await takeReportFile(id)).toBeNull();
    await files.update({ where: { id }, data: { beatAt: new Date(beatAt.getTime() - 120_000) } });
    await run(id);
    expect(await reportFile(editor, id)).toMatchObject({ state: 'done' });
  });

  it('is refused while a claim in it is not what was approved', { timeout: 60_000 }, async () => {
    const db = await database();
    const { assessmentId } = await db.claim.findUniqueOrThrow({ where: { id: desk.claimId } });
    const where = { id: assessmentId ?? '' };
    const { rationale } = await db.assessment.findUniqueOrThrow({ where });
    await db.assessment.update({ where, data: { rationale: `${rationale}!` } });
    const exports = await db.export.count();
    const id = await ask(editor, 'fever');
    await run(id);
    await db.assessment.update({ where, data: { rationale } });
    expect(await reportFile(editor, id)).toMatchObject({
      ...{ state: 'failed', code: 'rules.refused' },
      details: { claims: [{ claimId: desk.claimId, rules: ['VR-09'] }], withheld: 0 },
    });
    expect(await db.export.count()).toBe(exports);
  });

  it('goes after a day, with its bytes', async () => {
    const db = await database();
    const stored = await db.storedFile.count();
    await removeOldFiles(Date.now() + 25 * 3_600_000);
    expect(await listReportFiles(editor)).toEqual([]);
    expect(await db.storedFile.count()).toBeLessThan(stored);
  });

  it('of one article holds where its claims stand in others, as a small one does', {
    timeout: 60_000,
  }, async () => {
    const text = `Bản tin khác. ${SAID} Hết.`;
    const { articleId } = await importArticle(desk.checker, { text });
    const db = await database();
    const { id: versionId } = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
    const { version } = await db.claim.findUniqueOrThrow({ where: { id: desk.claimId } });
    const start = text.indexOf(SAID);
    const place = { id: newId(), claimId: desk.claimId, version, versionId };
    await askAs(desk.checker, 'occurrence.add', { ...place, start, end: start + SAID.length });
    const asked = { ...all, articleIds: [desk.articleId] };
    const id = await ask(editor, 'jsonl', asked);
    await run(id);
    const { language, origin: _, ...request } = asked;
    const small = await readReport(editor, { ...request, language });
    expect(small.articles).toHaveLength(2);
    const report = reportOfLines(await textOf(editor, id));
    expect({ ...report, asOf: '', hash: '' }).toEqual({ ...small, asOf: '', hash: '' });
  });
});
