import { appendFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Row } from '@/lib/domain/telling';
import type { Engine } from './address';
import { database } from './client';
import { Prisma } from './generated/sqlite/client';
import { eachEngine } from './testing';
import { aFullDesk, type FullDesk, storeChange } from './testing-full-desk';
import { verifyDesk } from './verify';
import { type ReadTable, rowsOf } from './verify-rows';

/** Columns of which no event tells, by table. */
const untold: Partial<Record<ReadTable, readonly string[]>> = {
  Desk: ['name', 'createdAt', 'auditCount', 'auditHead'],
  Article: ['titleKey'],
  ProtectedNote: ['claimId'],
  AccessToken: ['lastUsedAt'],
  Webhook: ['cursor', 'enabled'],
};

/** The row's own name, and what it belongs to: altered, the row is not found where it should be. */
const places: readonly string[] = [
  'id',
  'deskId',
  'claimId',
  'articleId',
  'userId',
  'readerId',
  'number',
  'reportId',
];

/** Long texts stand in the log by their hash; that of an article is in the row beside it. */
const told: Readonly<Record<string, string>> = {
  'ArticleVersion.sentences': 'sentencesSha256',
  'Snapshot.text': 'textSha256',
  'ConflictOfInterest.note': 'noteSha256',
  'GuidelineVersion.text': 'sha256',
  'ProtectedNote.salt': 'text',
};

/** Of which the database lets nobody change a row. */
const guarded = ['AuditEvent', 'PublishedReport', 'PublishedItem'];

/** Everything the database itself would refuse is let through, as for somebody who holds its file. */
const unguard = async (engine: Engine): Promise<void> => {
  const db = await database();
  const run = (sql: string) => db.$executeRawUnsafe(sql);
  if (engine === 'sqlite') {
    await db.$queryRawUnsafe('PRAGMA foreign_keys = OFF');
    await db.$queryRawUnsafe('PRAGMA ignore_check_constraints = ON');
    const guards = await db.$queryRaw<{ name: string }[]>`
      SELECT "name" FROM sqlite_master WHERE "type" = 'trigger' AND "tbl_name" IN (${Prisma.join(guarded)})`;
    for (const { name } of guards) await run(`DROP TRIGGER "${name}"`);
    return;
  }
  for (const table of guarded) await run(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  const guards = await db.$queryRaw<{ table: string; name: string }[]>`
    SELECT conrelid::regclass::text AS "table", conname::text AS "name" FROM pg_constraint
    WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace`;
  for (const { table, name } of guards) await run(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
};

const literal = (value: unknown): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
};

const isTime = (column: string) => column === 'asOf' || column.endsWith('At');

const numbers: readonly string[] = [
  ...['cueStart', 'cueEnd', 'start', 'end', 'guideline', 'credibility'],
  ...['sourceLine', 'anchorScore', 'seenStart', 'seenEnd'],
];

/** The least that can be different. */
const altered = (column: string, value: unknown): unknown => {
  if (isTime(column)) return new Date(value === null ? 1 : Date.parse(String(value)) + 1).toISOString();
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, 'x'];
  if (typeof value === 'object' && value !== null) return { ...value, x: 'x' };
  if (numbers.includes(column)) return 1;
  if (column === 'details') return { x: 'x' };
  if (column === 'removed') return { controls: 1, bidi: 0 };
  return value === null ? 'x' : `${value}x`;
};

const set = async (table: string, id: unknown, values: Row): Promise<void> => {
  const pairs = Object.entries(values).map(([column, value]) => `"${column}" = ${literal(value)}`);
  const db = await database();
  await db.$executeRawUnsafe(`UPDATE "${table}" SET ${pairs.join(', ')} WHERE "id" = ${literal(id)}`);
};

const tables: readonly ReadTable[] = [
  ...(['Article', 'Claim', 'Occurrence', 'Assessment', 'SourcingNote', 'ClaimLink', 'OriginGroup'] as const),
  ...(['Source', 'Evidence', 'SearchLogEntry', 'ContactAttempt', 'Review', 'Assignment', 'Comment'] as const),
  ...(['Correction', 'Desk', 'Membership', 'ArticleVersion', 'Snapshot', 'ConflictOfInterest'] as const),
  ...(['ProtectedNote', 'GuidelineVersion', 'Reading', 'Export', 'PublishedReport', 'ReportFile'] as const),
  ...(['AccessToken', 'Webhook'] as const),
];

eachEngine('verifying a desk', (engine) => {
  let desk: FullDesk;
  const verify = async () => (await verifyDesk(await database(), desk.deskId)).faults;
  const first = async (table: ReadTable): Promise<Row> => {
    for await (const [row] of rowsOf(await database(), desk.deskId, table)) if (row) return row;
    throw new Error(`no row in ${table}`);
  };
  /** With the row as it is after `values`; then as it was. */
  const verifyWith = async (table: ReadTable, values: Row) => {
    const row = await first(table);
    await set(table, row.id, values);
    const faults = await verify();
    const back = Object.keys(values).map((column) => [column, row[column]]);
    await set(table, values.id ?? row.id, Object.fromEntries(back));
    return { faults, row };
  };

  beforeAll(async () => {
    desk = await aFullDesk();
    const { claimId, assessmentId, editor, checker } = desk;
    const at = new Date().toISOString();
    const hash = 'a'.repeat(64);
    const review = {
      ...{ id: newId(), claimId, assessmentId, reviewerId: editor.userId, hash, opinionId: null },
      ...({ decision: 'changes_requested', reason: null, comment: 'Thêm nguồn.', createdAt: at } as const),
    };
    const assignment = {
      ...{ id: newId(), claimId, assigneeId: checker.userId, assignedById: editor.userId },
      ...{ dueOn: '2022-01-08', createdAt: at, deletedAt: null },
    };
    const correction = {
      ...({
        id: newId(),
        claimId,
        kind: 'minor',
        reason: 'Sai chữ.',
        before: { b: { c: 1 } },
        after: {},
      } as const),
      ...{ fromHash: hash, toHash: hash, authorId: editor.userId, createdAt: at },
    };
    await storeChange(editor, claimId, [
      { kind: 'review', id: review.id, create: review },
      { kind: 'assignment', id: assignment.id, create: assignment },
      { kind: 'correction', id: correction.id, create: correction },
    ]);
    await unguard(engine);
  }, 60_000);

  it('finds nothing where nobody meddled', async () => {
    const found = await verifyDesk(await database(), desk.deskId);
    expect(found.faults).toEqual([]);
    const { auditCount, auditHead } = await (await database()).desk.findUniqueOrThrow({
      where: { id: desk.deskId },
    });
    expect([found.events, found.head]).toEqual([auditCount, auditHead]);
    expect(found.rows).toBeGreaterThan(20);
    expect(found.files).toBe(4);
  });

  describe.each(tables)('%s', (table) => {
    it('names each column that was altered', async () => {
      const row = await first(table);
      const columns = Object.keys(row).filter(
        (column) => !places.includes(column) && !untold[table]?.includes(column),
      );
      const values = Object.fromEntries(columns.map((column) => [column, altered(column, row[column])]));
      const { faults } = await verifyWith(table, values);
      const found = faults.filter((fault) => fault.table === table).map(({ column }) => column);
      for (const column of columns) expect(found).toContain(told[`${table}.${column}`] ?? column);
      expect(await verify()).toEqual([]);
    });

    // These two are looked for from the chain itself, not by their rows.
    if (table === 'Desk' || table === 'Membership') return;
    it('misses a row that was taken away, and one put elsewhere', async () => {
      const { faults, row } = await verifyWith(table, { id: newId() });
      expect(faults).toContainEqual(expect.objectContaining({ table }));
      for (const column of places.filter((one) => one in row && row[one] !== null)) {
        const elsewhere = column === 'number' ? 2 : newId();
        const moved = await verifyWith(table, { [column]: elsewhere });
        expect(moved.faults).toContainEqual(expect.objectContaining({ table }));
      }
      expect(await verify()).toEqual([]);
    });
  });

  it('notices a claim that a published report did not hold, and one that it did', async () => {
    const db = await database();
    const item = await db.publishedItem.findFirstOrThrow({ where: { report: { deskId: desk.deskId } } });
    const where = { reportId_number: { reportId: item.reportId, number: item.number } };
    const kinds = async () => (await verify()).map(({ kind, table }) => [kind, table]);
    await db.publishedItem.update({ where, data: { sha256: 'b'.repeat(64) } });
    expect(await kinds()).toEqual([['published.items', 'PublishedItem']]);
    await db.publishedItem.delete({ where });
    expect(await kinds()).toEqual([['published.items', 'PublishedItem']]);
    await db.publishedItem.create({ data: item });
    expect(await kinds()).toEqual([]);
  });

  it('notices the salt alone of a protected note', async () => {
    const { faults } = await verifyWith('ProtectedNote', { salt: '0'.repeat(64) });
    expect(faults).toMatchObject([{ table: 'ProtectedNote', column: 'text' }]);
  });

  it('notices every column of an event, also where a later one is not touched', async () => {
    const db = await database();
    const events = await db.auditEvent.findMany({ where: { deskId: desk.deskId }, orderBy: { seq: 'asc' } });
    const event = events.at(-2);
    if (!event) throw new Error('no events');
    const { id, deskId: _, ...row } = event;
    const plain: Row = { ...row, at: row.at.toISOString() };
    for (const [column, value] of Object.entries(plain)) {
      const seq = column === 'undoes' ? 1 : altered(column === 'at' ? 'doneAt' : column, value);
      const next = column === 'seq' ? Number(value) + 1_000 : seq;
      await set('AuditEvent', id, { [column]: next });
      const faults = await verify();
      await set('AuditEvent', id, { [column]: value });
      expect(faults, column).toContainEqual(expect.objectContaining({ table: 'AuditEvent' }));
    }
    expect(await verify()).toEqual([]);
  });

  it('notices a cut-off end, and a count or head that was put right afterwards', async () => {
    const db = await database();
    const last = await db.auditEvent.findFirstOrThrow({
      where: { deskId: desk.deskId },
      orderBy: { seq: 'desc' },
    });
    await db.auditEvent.delete({ where: { id: last.id } });
    const kinds = (await verify()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['chain.count', 'chain.head', 'row.unlogged']));
    const desks = { where: { id: desk.deskId } };
    await db.desk.update({ ...desks, data: { auditCount: last.seq - 1, auditHead: last.prevHash } });
    expect((await verify()).map(({ kind }) => kind)).toContain('row.unlogged');
    await db.auditEvent.create({ data: { ...last, change: last.change as object } });
    await db.desk.update({ ...desks, data: { auditCount: last.seq, auditHead: last.hash } });
    expect(await verify()).toEqual([]);
  });

  it('notices a row that came past the verbs', async () => {
    const db = await database();
    const { id: _, ...row } = await db.sourcingNote.findFirstOrThrow({ where: { claimId: desk.claimId } });
    const forged = await db.sourcingNote.create({ data: { ...row, id: newId() } });
    expect(await verify()).toEqual([{ kind: 'row.unlogged', table: 'SourcingNote', id: forged.id }]);
    await db.sourcingNote.delete({ where: { id: forged.id } });
  });

  it('goes on while others write, and takes no half of a write for a fault', async () => {
    let n = 0;
    const writing = (async () => {
      for (; n < 15; n++) {
        const { claimId: target, checker } = desk;
        const claim = await (await database()).claim.findUniqueOrThrow({ where: { id: target } });
        await storeChange(checker, target, [
          { kind: 'claim', id: target, set: { place: [claim.place, `Nơi ${n}`] } },
        ]);
      }
    })();
    const found = [];
    while (n < 15) found.push(...(await verify()));
    await writing;
    expect(found).toEqual([]);
    expect(await verify()).toEqual([]);
  });

  it('reads a state that no move leads to as a fault of the log', async () => {
    const { claimId, assessmentId, checker } = desk;
    const set = { state: ['proposed', 'sent_back'] as const };
    await storeChange(checker, claimId, [{ kind: 'assessment', id: assessmentId, set }]);
    const kinds = (await verify()).map(({ kind }) => kind);
    expect(kinds).toEqual(['log.move']);
  });

  it('notices a stored file that was touched, or is gone', async () => {
    const folder = path.join(process.env.DATA_DIR ?? '', 'files');
    const [dir = ''] = await readdir(folder);
    const [file = ''] = await readdir(path.join(folder, dir));
    await appendFile(path.join(folder, dir, file), 'x');
    const faults = (await verify()).filter(({ table }) => table === 'StoredFile');
    expect(faults).toEqual([{ kind: 'file.missing', table: 'StoredFile', id: dir + file }]);
  });
});
