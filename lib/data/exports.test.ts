import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { database } from './client';
import { listCorrections } from './corrections';
import { exportFile, exportReport } from './exports';
import { readReport } from './report';
import { codeOf, eachEngine } from './testing';
import { anItem, askAs } from './testing-claim';
import { aFullDesk, aMember, type FullDesk } from './testing-full-desk';
import { verifyDesk } from './verify';

type Person = FullDesk['checker'];

eachEngine('what leaves the desk', () => {
  let desk: FullDesk;
  let viewer: Person;
  const asked = { language: 'en' } as const;
  const claim = async () => (await database()).claim.findUniqueOrThrow({ where: { id: desk.claimId } });
  const verb = async (actor: Person, name: Parameters<typeof askAs>[1], input: object) =>
    askAs(actor, name, { claimId: desk.claimId, version: (await claim()).version, ...input });
  const standing = async () => {
    const id = (await claim()).assessmentId ?? '';
    return (await database()).assessment.findUniqueOrThrow({ where: { id } });
  };
  const submit = async (actor: Person, reasons: object = {}) =>
    verb(actor, 'assessment.submit', { assessmentId: (await standing()).id, reasons });
  const approve = async (actor: Person, more: object = {}) => {
    const { id: assessmentId, hash } = await standing();
    return verb(actor, 'review.approve', { id: newId(), assessmentId, hash, ...more });
  };

  beforeAll(async () => {
    desk = await aFullDesk();
    viewer = await aMember(desk.deskId, 'viewer');
    await submit(desk.checker);
  });

  it('is not counted as sent while nobody has approved it', async () => {
    const report = await exportReport(
      desk.editor,
      { ...asked, selection: { states: ['submitted'] } },
      'html',
    );
    expect(report.items.map(({ state }) => state)).toEqual(['submitted']);
    expect(await (await database()).exportItem.count()).toBe(0);
  });

  it('prints what the verdict rests on, who approved it, and nothing internal', async () => {
    await approve(desk.editor);
    const before = await (await database()).export.count();
    const report = await readReport(viewer, asked);
    expect(await (await database()).export.count()).toBe(before);
    expect(report.items).toMatchObject([
      {
        state: 'approved',
        approvedBy: [{ name: 'The editor' }],
        evidence: { links: 1, origins: 1, items: [{ publisher: 'Báo Mẫu', stance: 'supports', origin: 1 }] },
        searches: [],
        contacts: [],
      },
    ]);
    expect(report.items[0]?.evidence.items[0]?.snapshotSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(report)).not.toMatch(/Bộ Quốc phòng|Cổng tin|Ai hỏi|"reliability"/);
  });

  it('is kept by hash with who took it along, and the log agrees', async () => {
    const report = await exportReport(viewer, asked, 'csv');
    const db = await database();
    const made = await db.export.findFirstOrThrow({
      where: { deskId: desk.deskId, format: 'csv' },
      include: { items: true },
    });
    expect(made).toMatchObject({ actorId: viewer.userId, hash: report.hash });
    expect(made.items).toMatchObject([{ claimId: desk.claimId, hash: (await standing()).hash }]);
    const { faults } = await verifyDesk(db, desk.deskId);
    expect(faults).toEqual([]);
    await db.exportItem.update({ where: { id: made.items[0]?.id }, data: { hash: 'b'.repeat(64) } });
    const kinds = (await verifyDesk(db, desk.deskId)).faults.map(({ kind }) => kind);
    await db.exportItem.update({ where: { id: made.items[0]?.id }, data: { hash: made.items[0]?.hash } });
    expect(kinds).toEqual(['export.items']);
  });

  it('is corrected when other words are approved, and the correction knows who has the old ones', async () => {
    const given = { verdict: 'confirmed', basis: 'primary', rationale: 'Chính Bộ công bố văn bản.' };
    await verb(desk.checker, 'verdict.give', { id: newId(), ...given });
    const why = 'Văn bản gốc, do chính cơ quan ban hành.';
    await submit(desk.checker, { 'VR-01': why, 'VR-03': why, 'VR-07': why });
    expect(await codeOf(approve(desk.admin))).toBe('correction.needed');
    const correction = { id: newId(), kind: 'minor', reason: 'Có văn bản.' };
    await approve(desk.admin, { correction });
    const [told] = await listCorrections(desk.checker, desk.claimId);
    expect(told).toMatchObject({ kind: 'substantial', author: 'The admin', reason: 'Có văn bản.' });
    expect(told?.affected).toMatchObject([{ by: 'The viewer', format: 'csv' }]);
    const { items } = await readReport(viewer, asked);
    expect(items[0]?.corrections).toMatchObject([
      { kind: 'substantial', verdict: { before: 'unconfirmed', after: 'confirmed' } },
    ]);
    const notified = await (await database()).notification.count({
      where: { userId: viewer.userId, kind: 'corrected' },
    });
    expect(notified).toBe(1);
  });

  /** Other words are approved. */
  const change = async (rationale: string) => {
    await verb(desk.checker, 'verdict.give', {
      id: newId(),
      verdict: 'confirmed',
      basis: 'primary',
      rationale,
    });
    const why = 'Văn bản gốc, do chính cơ quan ban hành.';
    await submit(desk.checker, { 'VR-01': why, 'VR-03': why, 'VR-07': why });
    await approve(desk.admin, { correction: { id: newId(), kind: 'minor', reason: 'Có văn bản.' } });
  };
  const exportsMade = async () => (await database()).export.count({ where: { deskId: desk.deskId } });

  it('says what the desk said at one moment, and so does its record, whatever is changed while it is written', async () => {
    const { hash } = await standing();
    const { report } = await exportFile(desk.editor, asked, 'html', async () => {
      const other = { verdict: 'unconfirmed', basis: 'single_source', rationale: 'Chỉ một nguồn.' };
      await verb(desk.checker, 'verdict.give', { id: newId(), ...other, whatWouldChangeIt: 'Một văn bản.' });
      await submit(desk.checker);
    });
    expect(report.items).toMatchObject([{ state: 'approved', verdict: 'confirmed', hash }]);
    expect(await standing()).not.toMatchObject({ state: 'approved' });
    const made = await (await database()).export.findFirstOrThrow({
      where: { hash: report.hash },
      include: { items: true },
    });
    expect(made.items).toMatchObject([{ claimId: desk.claimId, hash }]);
    expect((await verifyDesk(await database(), desk.deskId)).faults).toEqual([]);
  });

  it('is read again where other words were approved meanwhile: their correction did not know of it', async () => {
    await change('Lần một.');
    const before = await exportsMade();
    let times = 0;
    const { report } = await exportFile(desk.editor, asked, 'html', async () => {
      times += 1;
      if (times === 1) await change('Lần hai.');
    });
    expect([times, report.items[0]?.rationale]).toEqual([2, 'Lần hai.']);
    expect(await exportsMade()).toBe(before + 1);
    const never = exportFile(desk.editor, asked, 'html', () => change(`Lần ${newId()}.`));
    expect(await codeOf(never)).toBe('publish.busy');
    expect(await exportsMade()).toBe(before + 1);
  });

  /** How an export is refused. */
  const refused = (actor: Person) => exportReport(actor, asked, 'json').catch((error) => error);

  it('is refused where a snapshot was touched, and names the claim to who works on it (VR-12)', async () => {
    const db = await database();
    const { sha256 } = await db.snapshot.findFirstOrThrow({ where: { deskId: desk.deskId } });
    const file = path.join(process.env.DATA_DIR ?? '', 'files', sha256.slice(0, 2), sha256.slice(2));
    const before = await db.export.count();
    await writeFile(file, `${anItem.quote}!`);
    const [own, told, page] = [
      await refused(desk.editor),
      await refused(viewer),
      await readReport(viewer, asked),
    ];
    await writeFile(file, anItem.quote);
    expect(own).toMatchObject({
      code: 'rules.refused',
      details: {
        claims: [{ claimId: desk.claimId, number: 1, rules: ['VR-12'] }],
        findings: [{ rule: 'VR-12', details: { claimId: desk.claimId } }],
      },
      fields: [{ path: 'items.1', key: 'unsound' }],
    });
    expect(told).toMatchObject({ code: 'rules.refused', details: { claims: [], withheld: 1 } });
    expect(page).toMatchObject({ items: [], withheld: 1 });
    expect(await db.export.count()).toBe(before);
  });

  it('is refused where the stored words are not those approved (VR-09)', async () => {
    const db = await database();
    const { id, rationale } = await standing();
    await db.assessment.update({ where: { id }, data: { rationale: `${rationale}!` } });
    const own = await refused(desk.editor);
    await db.assessment.update({ where: { id }, data: { rationale } });
    expect(own).toMatchObject({ code: 'rules.refused', details: { claims: [{ rules: ['VR-09'] }] } });
    await expect(exportReport(desk.editor, asked, 'json')).resolves.toMatchObject({ withheld: 0 });
  });
});
