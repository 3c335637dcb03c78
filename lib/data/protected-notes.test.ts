import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from '@/lib/domain/article-list';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { protectedHash } from '@/lib/domain/protected-note';
import { allowedTo, everything, plainRequest } from '@/lib/domain/report-request';
import { reportCsv } from '@/lib/formats/report-csv';
import { reportHtml } from '@/lib/formats/report-html';
import { reportJson } from '@/lib/formats/report-json';
import { databaseUrl, sqliteFile } from './address';
import { listArticles } from './article-list';
import { readClaim } from './claim-page';
import { findClaims } from './claims';
import { database } from './client';
import {
  destroyProtectedNote,
  nameReaders,
  possibleReaders,
  protectedNotesOf,
  readProtectedNote,
  writeProtectedNote,
} from './protected-notes';
import { readReport } from './report';
import { matchText } from './search-index';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim } from './testing-claim';
import { readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };

eachEngine('protected notes', (engine) => {
  let author: Person;
  let reader: Person;
  let other: Person;
  let admin: Person;
  let viewer: Person;
  let stranger: Person;
  let claim: Awaited<ReturnType<typeof aClaim>>;

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    [author, reader, other] = [
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'editor'),
      await aPerson(deskId, 'checker'),
    ];
    [admin, viewer] = [await aPerson(deskId, 'admin'), await aPerson(deskId, 'viewer')];
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    claim = await aClaim(author);
  });

  const aNote = async (text: string, readers: readonly string[] = [reader.userId]) => {
    const id = newId();
    await writeProtectedNote(author, { id, claimId: claim.id, text, readers: [...readers] });
    return id;
  };
  const eventsOf = async (target: string) =>
    (await database()).auditEvent.findMany({ where: { target }, orderBy: { seq: 'asc' } });

  it('are read by their author and those they name, each time with a trace', async () => {
    const id = await aNote('Nguồn là thư ký thứ hai.');
    expect(await readProtectedNote(author, id)).toEqual({ text: 'Nguồn là thư ký thứ hai.' });
    expect(await readProtectedNote(reader, id)).toEqual({ text: 'Nguồn là thư ký thứ hai.' });
    expect((await eventsOf(id)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['protected-note.write', author.userId],
      ['protected-note.read', author.userId],
      ['protected-note.read', reader.userId],
    ]);
  });

  it('are not there for anyone else, administrators included', async () => {
    const id = await aNote('Nguồn là tài xế.');
    const db = await database();
    for (const [who, code] of [
      [other, 'not-found'],
      [admin, 'not-found'],
      [stranger, 'not-found'],
      [viewer, 'permission.denied'],
    ] as const) {
      expect(await codeOf(readProtectedNote(who, id))).toBe(code);
      expect(await codeOf(destroyProtectedNote(who, id))).toBe(code);
      expect(await codeOf(nameReaders(who, { id, readers: [] }))).toBe(code);
      expect(await protectedNotesOf(db, who, claim.id)).toEqual([]);
    }
    expect(await protectedNotesOf(db, reader, claim.id)).toContainEqual(
      expect.objectContaining({ id, authorId: author.userId, readers: [reader.userId], destroyedAt: null }),
    );
  });

  it('let in whom their author names, and no longer whom they leave out', async () => {
    const id = await aNote('Nguồn là lính gác.');
    expect(await codeOf(nameReaders(reader, { id, readers: [other.userId] }))).toBe('permission.denied');
    await nameReaders(author, { id, readers: [other.userId] });
    expect(await codeOf(readProtectedNote(reader, id))).toBe('not-found');
    expect(await readProtectedNote(other, id)).toEqual({ text: 'Nguồn là lính gác.' });
    expect((await possibleReaders(author)).map((one) => one.id).toSorted()).toEqual(
      [reader, other, admin].map((one) => one.userId).toSorted(),
    );
  });

  it.each([
    ['a claim of another desk', () => ({ as: stranger, readers: [] }), 'not-found'],
    ['a reader of another desk', () => ({ as: author, readers: [stranger.userId] }), 'input.invalid'],
    ['a reader who may not', () => ({ as: author, readers: [viewer.userId] }), 'input.invalid'],
    ['a viewer', () => ({ as: viewer, readers: [] }), 'permission.denied'],
  ])('refuses %s', async (_, given, code) => {
    const { as, readers } = given();
    const input = { id: newId(), claimId: claim.id, text: 'x', readers };
    expect(await codeOf(writeProtectedNote(as, input))).toBe(code);
  });

  describe('stand nowhere else', () => {
    const secret = 'Zhanbolat-người-báo-tin';

    beforeAll(() => aNote(secret));

    /** Everything that is answered, sent or handed out, as text. */
    const places: Record<string, (actor: Person) => Promise<unknown>> = {
      'the page of the claim': (actor) => readClaim(actor, claim.id),
      workspace: (actor) => readWorkspace(actor, claim.articleId),
      'finding claims': (actor) => findClaims(actor, secret),
      'the list of articles': (actor) => listArticles(actor, readQuery(new URLSearchParams({ q: secret }))),
      'the full-text index': async (actor) => matchText(await database(), actor.deskId, secret),
      'the notes of the claim': async (actor) => protectedNotesOf(await database(), actor, claim.id),
      'the report as a page': async (actor) => reportHtml(await reportFor(actor), ''),
      'the report as a table': async (actor) => [...reportCsv(await reportFor(actor))],
      'the report as JSON': async (actor) => [...reportJson(await reportFor(actor))],
    };
    const reportFor = (actor: Person) =>
      readReport(actor, { ...allowedTo(actor, { ...plainRequest, selection: everything }), language: 'vi' });

    it.each(Object.entries(places))('not in %s', async (_, read) => {
      for (const actor of [author, reader, admin])
        expect(JSON.stringify(await read(actor))).not.toContain(secret);
    });

    it('not in any other table: events, search, notifications, mail', async () => {
      const db = await database();
      const names = Object.keys(db).filter((name) => !/^[_$]|^protectedNote$|^constructor$/.test(name));
      expect(names).toEqual(expect.arrayContaining(['auditEvent', 'searchText', 'notification']));
      for (const name of names) {
        const rows = await db[name as 'auditEvent'].findMany();
        expect(JSON.stringify(rows), name).not.toContain(secret);
      }
    });
  });

  it('are destroyed but for their hash, by whoever may read them', async () => {
    const id = await aNote('Nguồn là y tá trưởng.');
    const db = await database();
    const before = await db.protectedNote.findUniqueOrThrow({ where: { id } });
    expect(protectedHash(String(before.salt), String(before.text))).toBe(before.sha256);
    expect(await destroyProtectedNote(reader, id)).toEqual({ erased: true });
    expect(await db.protectedNote.findUniqueOrThrow({ where: { id } })).toMatchObject({
      text: null,
      salt: null,
      sha256: before.sha256,
      destroyedAt: expect.any(Date),
    });
    expect(await codeOf(readProtectedNote(author, id))).toBe('note.destroyed');
    expect(await codeOf(destroyProtectedNote(author, id))).toBe('note.destroyed');
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual([
      'protected-note.write',
      'protected-note.destroy',
    ]);
  });

  // A server's files are its own.
  if (engine !== 'sqlite') return;
  it('leave no byte in the files of the database', async () => {
    const file = sqliteFile(databaseUrl());
    const marks = ['short-4711', 'long-4712', 'edge-4713'].map((mark, n) => ({
      mark,
      text: `${mark} `.repeat([1, 1_500, 300][n] ?? 1),
    }));
    const inFiles = async (mark: string) => {
      const files = await Promise.all(
        [file, `${file}-wal`].map((name) => readFile(name).catch(() => Buffer.of())),
      );
      return files.some((bytes) => bytes.includes(mark));
    };
    const ids: string[] = [];
    // Among others, so that pages are split and joined around them.
    for (let n = 0; n < 30; n++) {
      await aNote(`${n} `.repeat(300));
      const marked = marks[n / 10];
      if (marked) ids.push(await aNote(marked.text));
    }
    for (const { mark } of marks) expect(await inFiles(mark)).toBe(true);
    for (const id of ids) expect(await destroyProtectedNote(author, id)).toEqual({ erased: true });
    for (const { mark } of marks) expect(await inFiles(mark), mark).toBe(false);
    expect(await inFiles('29 29 29')).toBe(true);
  });
});
