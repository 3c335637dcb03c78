import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { PublishedRecord } from '@/lib/domain/manifest';
import { isIntact } from '@/lib/domain/report';
import { everything } from '@/lib/domain/report-request';
import { getFile } from '@/lib/outside/files';
import { database, inTransaction } from './client';
import { publishReport, withdrawReport } from './published';
import { frozenFile } from './published-files';
import { listPublished, readFrozen, readPublished } from './published-list';
import { codeOf, eachEngine } from './testing';
import { askAs } from './testing-claim';
import { aFullDesk, aMember, type FullDesk } from './testing-full-desk';
import { verifyDesk } from './verify';
import { lockDesk } from './write';

type Person = FullDesk['checker'];

eachEngine('publishing', () => {
  let desk: FullDesk;
  let viewer: Person;
  const asked = { selection: everything, language: 'en' } as const;
  const publish = (actor: Person, supersedes: number | null = null, requestId: string = newId()) =>
    publishReport(actor, asked, supersedes, requestId);
  const rows = async () => (await database()).publishedReport.count({ where: { deskId: desk.deskId } });

  beforeAll(async () => {
    desk = await aFullDesk();
    viewer = await aMember(desk.deskId, 'viewer');
  });

  it('freezes the report under a number, in an event, an export and a file that say the same', async () => {
    const [about] = await listPublished(viewer);
    expect(about).toMatchObject({
      ...{
        number: 1,
        title: 'Desk: điều gì đã xác nhận, điều gì chưa',
        language: 'vi',
        articleId: null,
        publishedBy: 'The editor',
      },
      totals: { confirmed: 0, unconfirmed: 1, disputed: 0, unapproved: 1, unassessed: 1 },
      ...{ supersedes: null, supersededBy: null, withdrawn: null },
    });
    const bytes = await getFile(about?.sha256 ?? '');
    const record = PublishedRecord.parse(JSON.parse(bytes.toString('utf8')));
    expect(record.published).toEqual({ number: 1, at: about?.publishedAt, supersedes: null });
    expect(isIntact(record)).toBe(true);
    expect([about?.hash, about?.hash]).toEqual([record.hash, record.manifest.report]);
    const db = await database();
    const row = await db.publishedReport.findFirstOrThrow({
      where: { deskId: desk.deskId },
      include: { export: true, items: true },
    });
    expect(row.export).toMatchObject({ format: 'published', hash: record.hash, actorId: desk.editor.userId });
    expect(row.items.map(({ claimId, sha256 }) => ({ claimId, sha256 }))).toEqual(
      record.manifest.items.map(({ claimId, sha256 }) => ({ claimId, sha256 })),
    );
    expect((await verifyDesk(db, desk.deskId)).faults).toEqual([]);
  });

  it('gives the same record again, to whoever may read reports, and to nobody of another desk', async () => {
    const { about, report } = await readPublished(viewer, 1);
    expect(await readFrozen(about)).toEqual({ ...report, manifest: undefined });
    const stranger = (await aFullDesk()).admin;
    expect((await readPublished(stranger, 1)).about.id).not.toBe(about.id);
    expect(await codeOf(readPublished(viewer, 99))).toBe('not-found');
    expect(await codeOf(withdrawReport(stranger, 2, 'x'))).toBe('not-found');
  });

  it('numbers two at once 2 and 3, and none twice', async () => {
    const numbers = await Promise.all([publish(desk.editor), publish(desk.admin)]);
    expect(numbers.map(({ number }) => number).sort()).toEqual([2, 3]);
    const { number } = await publish(desk.editor);
    expect(number).toBe(4);
  });

  it('answers a request that it has seen with the first number, also at once', async () => {
    const requestId = newId();
    const before = await rows();
    const [first, again] = await Promise.all([
      publish(desk.editor, null, requestId),
      publish(desk.editor, null, requestId),
    ]);
    expect(await publish(desk.editor, null, requestId)).toEqual(first);
    expect(again).toEqual(first);
    expect(await rows()).toBe(before + 1);
    expect(await codeOf(publish(desk.admin, null, requestId))).toBe('input.invalid');
  });

  it('supersedes a report that stands, once', async () => {
    const { number } = await publish(desk.editor, 1);
    const [{ about: old }, { about, report }] = [
      await readPublished(viewer, 1),
      await readPublished(viewer, number),
    ];
    expect([old.supersededBy, about.supersedes]).toEqual([number, 1]);
    expect(report.published.supersedes).toEqual({ number: 1, hash: old.hash });
    expect(await codeOf(publish(desk.editor, 1))).toBe('publish.superseded');
    expect(await codeOf(publish(desk.editor, 99))).toBe('not-found');
    const both = await Promise.all([codeOf(publish(desk.editor, 2)), codeOf(publish(desk.admin, 2))]);
    expect(both).toContain('publish.superseded');
    expect(both.filter((one) => one === 'publish.superseded')).toHaveLength(1);
  });

  it('withdraws once, and says why; what was withdrawn is superseded by none', async () => {
    expect(await codeOf(withdrawReport(desk.checker, 3, 'Sai nguồn.'))).toBe('permission.denied');
    await withdrawReport(desk.editor, 3, 'Sai nguồn.');
    expect((await readPublished(viewer, 3)).about.withdrawn).toMatchObject({
      ...{ by: 'The editor', reason: 'Sai nguồn.' },
    });
    expect(await codeOf(withdrawReport(desk.editor, 3, 'Sai nguồn.'))).toBe('publish.withdrawn');
    expect(await codeOf(publish(desk.editor, 3))).toBe('publish.superseded');
    expect((await verifyDesk(await database(), desk.deskId)).faults).toEqual([]);
  });

  it('is refused to whoever may not, where there is nothing to publish, and where a verdict is still sealed', async () => {
    expect(await codeOf(publish(desk.checker))).toBe('permission.denied');
    expect(await codeOf(publish(viewer))).toBe('permission.denied');
    const none = { ...asked, selection: { ...everything, verdicts: [], unassessed: false } };
    expect(await codeOf(publishReport(desk.editor, none, null, newId()))).toBe('publish.empty');
    const db = await database();
    await db.desk.update({ where: { id: desk.deskId }, data: { blind: true } });
    const own = { ...desk.checker, role: 'editor' as const };
    expect(await codeOf(publish(own))).toBe('publish.sealed');
    await db.desk.update({ where: { id: desk.deskId }, data: { blind: false } });
  });

  it('writes each format once, for all who come at once and ever after', async () => {
    const { about } = await readPublished(viewer, 4);
    let written = 0;
    const write = async () => new TextEncoder().encode(`<p>${++written}</p>`);
    const html = () => frozenFile(desk.deskId, about, 'html', write);
    const [first, second] = await Promise.all([html(), html()]);
    expect([Buffer.from(first).toString(), Buffer.from(second).toString()]).toEqual(['<p>1</p>', '<p>1</p>']);
    expect([written, Buffer.from(await html()).toString()]).toEqual([1, '<p>1</p>']);
    const json = await frozenFile(desk.deskId, about, 'json', write);
    expect(PublishedRecord.parse(JSON.parse(Buffer.from(json).toString())).hash).toBe(about.hash);
    const db = await database();
    const files = await db.reportFile.findMany({ where: { reportId: about.id } });
    expect(files).toMatchObject([{ format: 'html', state: 'done', size: 8, title: about.title }]);
    expect((await verifyDesk(db, desk.deskId)).faults).toEqual([]);
  });

  it('writes nothing where writing fails, and again when asked again', async () => {
    const { about } = await readPublished(viewer, 4);
    const fails = () => Promise.reject(new Error('no ink'));
    await expect(frozenFile(desk.deskId, about, 'pdf', fails)).rejects.toThrow('no ink');
    const works = async () => new TextEncoder().encode('%PDF');
    expect(Buffer.from(await frozenFile(desk.deskId, about, 'pdf', works)).toString()).toBe('%PDF');
  });

  it('is lost neither silently nor in part: verifying names its file', async () => {
    const db = await database();
    const kinds = async () =>
      (await verifyDesk(db, desk.deskId)).faults.map(({ kind, table }) => [kind, table]);
    const row = await db.publishedReport.findFirstOrThrow({ where: { deskId: desk.deskId, number: 2 } });
    const file = path.join(process.env.DATA_DIR ?? '', 'files', row.sha256.slice(0, 2), row.sha256.slice(2));
    const bytes = await getFile(row.sha256);
    await writeFile(file, bytes.toString('utf8').replace('unconfirmed', 'confirmed'));
    expect(await kinds()).toEqual([['file.missing', 'StoredFile']]);
    expect(await codeOf(readPublished(viewer, 2))).toBe('publish.tampered');
    await writeFile(file, bytes);
    expect(await kinds()).toEqual([]);
  });

  it('is refused where a verdict is taken back between reading and freezing', async () => {
    const db = await database();
    const claim = async () => db.claim.findUniqueOrThrow({ where: { id: desk.claimId } });
    const assessmentId = (await claim()).assessmentId ?? '';
    const ask = async (actor: Person, name: 'assessment.submit' | 'review.approve', more: object) =>
      askAs(actor, name, { claimId: desk.claimId, version: (await claim()).version, assessmentId, ...more });
    await ask(desk.checker, 'assessment.submit', { reasons: {} });
    const { hash } = await db.assessment.findUniqueOrThrow({ where: { id: assessmentId } });
    await ask(desk.editor, 'review.approve', { id: newId(), hash });
    const folder = path.join(process.env.DATA_DIR ?? '', 'exports');
    const onTheWay = async () => (await readdir(folder).catch(() => [])).length;
    const before = await rows();
    const { publishing } = await inTransaction(async (tx) => {
      await lockDesk(tx, desk.deskId);
      const outcome = codeOf(publish(desk.editor));
      // Its bytes are there: it has been read, and waits for the desk.
      while ((await onTheWay()) === 0) await sleep(10);
      await tx.assessment.update({ where: { id: assessmentId }, data: { state: 'proposed' } });
      return { publishing: outcome };
    }, 'ReadCommitted');
    expect(await publishing).toBe('publish.busy');
    expect(await rows()).toBe(before);
  });
});
