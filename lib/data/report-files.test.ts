import { existsSync, readdirSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { isIntact, type ReportItem } from '@/lib/domain/report';
import { AskedFile } from '@/lib/domain/report-file';
import { everything } from '@/lib/domain/report-request';
import type { ReportFormat } from '@/lib/formats/report-format';
import { reportOfLines } from '@/lib/formats/report-jsonl';
import { putFile } from '@/lib/outside/files';
import { attemptAt, beginWritten } from '@/lib/outside/written';
import { importArticle } from './articles';
import { atOneMoment, database } from './client';
import { takeReportFile } from './file-attempt';
import { writeReportFile } from './file-writing';
import { readReport } from './report';
import { runReportFiles } from './report-file-runner';
import {
  askReportFile,
  cancelReportFile,
  listReportFiles,
  openReportFile,
  removeOldFiles,
  reportFile,
  tidyFiles,
} from './report-files';

import { streamReport } from './report-stream';
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
const inData = (...names: string[]) => path.join(process.env.DATA_DIR ?? '', ...names);
const listed = (folder: string) =>
  existsSync(inData(folder)) ? readdirSync(inData(folder), { recursive: true }).map(String) : [];
const unfinished = (id: string) => listed('exports').some((name) => name.startsWith(id));
/** Bytes that are kept, by their hashes. */
const kept = () =>
  listed('files')
    .map((name) => name.replace(path.sep, ''))
    .filter((name) => name.length === 64)
    .sort();

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

  it.each([
    { how: 'cancelled', data: { state: 'cancelled', runner: null, endedAt: new Date() } },
    { how: 'taken over', data: { runner: 'elsewhere 1 x' } },
  ])('leaves nothing when it is $how in its last moment', async ({ data }) => {
    const { reportFile: files, export: exports } = await database();
    const before = { kept: kept(), exports: await exports.count() };
    const id = await ask(editor, 'csv');
    const writing = writeReportFile(id);
    while ((await reportFile(editor, id)).state === 'waiting') await sleep(1);
    await files.update({ where: { id }, data });
    await writing;
    expect({ kept: kept(), exports: await exports.count() }).toEqual(before);
    expect(await files.findUniqueOrThrow({ where: { id } })).toMatchObject(data);
    expect(unfinished(id)).toBe(false);
    await files.delete({ where: { id } });
  });

  it('is not touched by who was thought to be gone and writes on', { timeout: 60_000 }, async () => {
    const { reportFile: files } = await database();
    const id = await ask(editor, 'jsonl', approved);
    const gone = { runner: 'elsewhere 1 stalled', beatAt: new Date(Date.now() - 120_000) };
    const stalled = await beginWritten(attemptAt(id, gone.runner));
    await stalled.add('half of');
    await files.update({ where: { id }, data: { state: 'writing', ...gone } });
    await run(id);
    await stalled.add(' a report');
    await stalled.close('', '');
    expect(isIntact(reportOfLines(await textOf(editor, id)))).toBe(true);
  });

  it('that nobody finished is tidied away, and bytes that no row names, after hours', async () => {
    const { sha256 } = await putFile(Buffer.from('nobody says so'));
    const file = inData('files', sha256.slice(0, 2), sha256.slice(2));
    await tidyFiles();
    expect(kept()).toContain(sha256);
    const before = kept().filter((one) => one !== sha256);
    const then = new Date(Date.now() - 7 * 3_600_000);
    for (const one of kept()) await utimes(inData('files', one.slice(0, 2), one.slice(2)), then, then);
    await tidyFiles();
    expect(existsSync(file)).toBe(false);
    const named = await (await database()).storedFile.findMany({ where: { sha256: { in: before } } });
    expect(kept()).toEqual(named.map((one) => one.sha256).sort());
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

  it('has as many on their way as one person can have on a desk, and one cancelled makes room', async () => {
    const formats = ['html', 'markdown', 'csv', 'jsonl', 'fever'] as const;
    const ids = await Promise.all(formats.map((format) => ask(editor, format)));
    const both = await Promise.all([codeOf(ask(editor, 'averitec')), codeOf(ask(editor, 'annotations'))]);
    expect(both).toEqual(['report.too-many', 'report.too-many']);
    await expect(ask(editor, 'averitec')).rejects.toMatchObject({
      details: { limit: 5, fileId: expect.stringMatching(/^\w{20}$/) },
    });
    expect(await ask(editor, 'csv')).toBe(ids[2]);
    const other = await aMember(desk.deskId, 'editor');
    await cancelReportFile(other, await ask(other, 'csv'));
    await cancelReportFile(editor, ids[0] ?? '');
    const sixth = await Promise.all([codeOf(ask(editor, 'averitec')), codeOf(ask(editor, 'annotations'))]);
    expect(sixth.filter((one) => one === 'report.too-many')).toHaveLength(1);
    for (const { id, state } of await listReportFiles(editor))
      if (state === 'waiting') await cancelReportFile(editor, id);
  });

  it('is written before the further ones of who asked first for many', { timeout: 120_000 }, async () => {
    const formats = ['csv', 'jsonl', 'markdown', 'fever', 'averitec'] as const;
    const many = [];
    for (const format of formats) many.push(await ask(editor, format));
    const other = await aMember(desk.deskId, 'editor');
    const one = await ask(other, 'csv');
    await runReportFiles(new AbortController().signal);
    const rows = await (await database()).reportFile.findMany({
      where: { id: { in: [...many, one] } },
      orderBy: { endedAt: 'asc' },
    });
    expect(rows.map(({ state }) => state)).toEqual(Array(6).fill('done'));
    expect(rows.findIndex(({ id }) => id === one)).toBeLessThan(3);
  });

  it('goes after a day, with its bytes', async () => {
    const db = await database();
    const stored = await db.storedFile.count();
    await removeOldFiles(Date.now() + 25 * 3_600_000);
    expect(await listReportFiles(editor)).toEqual([]);
    expect(await db.storedFile.count()).toBeLessThan(stored);
  });

  it('says what the desk said when it was begun, though a verdict changes while it is read', async () => {
    const { language, origin: _, ...request } = approved;
    const { version } = await (await database()).claim.findUniqueOrThrow({ where: { id: desk.claimId } });
    const given = { id: newId(), claimId: desk.claimId, version, verdict: 'confirmed', basis: 'primary' };
    const read = await atOneMoment(async (db) => {
      const { plan, batches } = await streamReport(db, editor, { ...request, language });
      await askAs(desk.checker, 'verdict.give', { ...given, rationale: 'Bộ đã công bố.' });
      const items: ReportItem[] = [];
      for await (const batch of batches()) items.push(...batch.items);
      return { totals: plan.head.totals, items };
    });
    expect(read.totals).toMatchObject({ confirmed: 0, unconfirmed: 1 });
    expect(read.items).toMatchObject([{ state: 'approved', verdict: 'unconfirmed', approvedBy: [{}] }]);
    expect((await readReport(editor, { ...request, language })).items).toEqual([]);
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
