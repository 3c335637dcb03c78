import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { aPdf } from '@/lib/formats/testing-documents';
import type { Reach } from '@/lib/outside/connect';
import { readBeyond } from './beyond';
import { database } from './client';
import { openSnapshot, readCustody } from './custody';
import { changeDeskOptions } from './desks';
import { captureLink } from './snapshot-links';
import { captureFile, type Link } from './snapshots';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';

type Person = Actor & { kind: 'person' };

const bytesOf = (text: string) => new TextEncoder().encode(text);
const page = (text: string) => bytesOf(`<!doctype html><title>Tin</title><p>${text}</p>`);
const aFile = (fileName: string, bytes: Uint8Array, declaredType = '') => ({ fileName, bytes, declaredType });

eachEngine('snapshots', () => {
  let checker: Person;
  let admin: Person;
  let viewer: Person;
  let stranger: Person;

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    [checker, admin, viewer] = [
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'admin'),
      await aPerson(deskId, 'viewer'),
    ];
    stranger = await aPerson(await anEmptyDesk(), 'admin');
  });

  const custodyOf = async (id: string) =>
    (await readCustody(await database(), checker.deskId, [id])).map(({ action, intact }) => [action, intact]);

  /** Where the bytes lie in the data folder. */
  const fileOf = (sha256: string) =>
    path.join(String(process.env.DATA_DIR), 'files', sha256.slice(0, 2), sha256.slice(2));

  it.each([
    ['a page', aFile('tin.html', page('Sân bay yên ổn.')), 'text/html', 'Tin\n\nSân bay yên ổn.'],
    [
      'a PDF',
      aFile('C:\\tin.pdf', aPdf(['The airfield is quiet.'])),
      'application/pdf',
      'The airfield is quiet.',
    ],
    ['a text', aFile('', bytesOf('Sân bay.')), 'text/plain', 'Sân bay.'],
    ['a locked PDF', aFile('khoá.pdf', aPdf(['x'], { encrypted: true })), 'application/pdf', null],
  ])('keeps %s with its words', async (_, file, mediaType, text) => {
    const { snapshot, quotable } = await captureFile(checker, file);
    expect(snapshot).toMatchObject({ mediaType, url: null, capturedById: checker.userId });
    expect(snapshot.name).toBe(file.fileName.replace('C:\\', '') || snapshot.sha256.slice(0, 12));
    const row = await (await database()).snapshot.findUniqueOrThrow({ where: { id: snapshot.id } });
    expect([row.text?.trim() ?? null, quotable]).toEqual([text, text !== null]);
  });

  it('keeps the same bytes once in a desk, and once on the disk', async () => {
    const [ours, again] = await Promise.all([
      captureFile(checker, aFile('a.txt', bytesOf('Một tin.'))),
      captureFile(admin, aFile('b.txt', bytesOf('Một tin.'))),
    ]);
    const { snapshot: theirs } = await captureFile(stranger, aFile('c.txt', bytesOf('Một tin.')));
    expect(again.snapshot).toEqual(ours.snapshot);
    expect(theirs).toMatchObject({ sha256: ours.snapshot.sha256, name: 'c.txt' });
    expect(theirs.id).not.toBe(ours.snapshot.id);
    const folder = path.dirname(fileOf(theirs.sha256));
    expect((await readdir(folder)).filter((name) => theirs.sha256.endsWith(name))).toHaveLength(1);
    expect(await custodyOf(ours.snapshot.id)).toEqual([
      ['snapshot.capture', true],
      ['snapshot.capture', true],
    ]);
  });

  it.each([
    ['nothing', aFile('a.txt', new Uint8Array()), 'snapshot.empty'],
    ['a page called a picture', aFile('a.png', page('x')), 'snapshot.type-mismatch'],
    ['a PDF that is none', aFile('a.pdf', bytesOf('%PDF-1.4\nnot really')), 'parse.failed'],
    ['a program', aFile('a.bin', new Uint8Array([0x4d, 0x5a, 0, 1])), 'snapshot.type-unknown'],
  ])('refuses %s, and keeps nothing of it', async (_, file, code) => {
    const count = async () => (await database()).snapshot.count();
    const before = await count();
    expect(await codeOf(captureFile(checker, file))).toBe(code);
    expect(await count()).toBe(before);
  });

  it('is opened by those who work there, each time with a trace', async () => {
    const { snapshot } = await captureFile(checker, aFile('tin.txt', bytesOf('Mở ra xem.')));
    expect((await openSnapshot(admin, snapshot.id)).bytes.toString()).toBe('Mở ra xem.');
    expect(await codeOf(openSnapshot(viewer, snapshot.id))).toBe('permission.denied');
    expect(await codeOf(openSnapshot(stranger, snapshot.id))).toBe('not-found');
    expect(await custodyOf(snapshot.id)).toEqual([
      ['snapshot.view', true],
      ['snapshot.capture', true],
    ]);
    expect(await codeOf(captureFile(viewer, aFile('tin.txt', bytesOf('x'))))).toBe('permission.denied');
  });

  it('says so when its bytes are no longer what they were', async () => {
    const { snapshot } = await captureFile(checker, aFile('tin.txt', bytesOf('Bản gốc.')));
    const claim = await aClaim(checker);
    await askAs(checker, 'evidence.add', {
      ...{ ...anItem, id: newId(), claimId: claim.id, version: 1, quote: 'Bản gốc.' },
      snapshotId: snapshot.id,
    });
    const tampered = async () => [
      ...(await readBeyond(await database(), checker.deskId, [claim.id])).tampered,
    ];
    expect(await tampered()).toEqual([]);
    await writeFile(fileOf(snapshot.sha256), 'Bản sửa.');
    expect(await tampered()).toEqual([snapshot.id]);
    expect(await codeOf(openSnapshot(checker, snapshot.id))).toBe('snapshot.tampered');
    expect(await custodyOf(snapshot.id)).toEqual([
      ['snapshot.view', false],
      ['snapshot.capture', true],
    ]);
  });

  it('knows by what it was replaced', async () => {
    const [first, second] = await Promise.all(
      ['Bản một.', 'Bản hai.'].map((text) => captureFile(checker, aFile('tin.txt', bytesOf(text)))),
    );
    const claim = await aClaim(checker);
    const id = newId();
    const item = { ...anItem, id, claimId: claim.id, quote: 'Bản một.', snapshotId: first?.snapshot.id };
    await askAs(checker, 'evidence.add', { ...item, version: 1 });
    const to = { quote: 'Bản hai.', snapshotId: second?.snapshot.id };
    await askAs(checker, 'evidence.edit', { id, claimId: claim.id, version: 2, ...to });
    expect(await custodyOf(String(first?.snapshot.id))).toEqual([
      ['snapshot.replace', true],
      ['snapshot.capture', true],
    ]);
  });

  describe('of links', () => {
    const here: Reach = {
      address: () => true,
      port: () => true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    };

    const serving = async (status: number, type: string, body: Uint8Array): Promise<Link> => {
      const server = createServer((_, response) => {
        response.writeHead(status, { 'content-type': type, etag: '"1"' }).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => {
        server.close();
      });
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tin/sân-bay` };
    };

    it('are off until an administrator turns them on', async () => {
      const link = await serving(200, 'text/html', page('Có mạng.'));
      expect(await codeOf(captureLink(checker, link, { reach: here }))).toBe('fetch.off');
      await changeDeskOptions(admin, { approvals: 1, blind: false, fetching: true, publishing: false });
      const { snapshot, quotable } = await captureLink(checker, link, { reach: here });
      expect(quotable).toBe(true);
      expect(snapshot).toMatchObject({
        mediaType: 'text/html',
        name: '127.0.0.1 › tin › sân-bay',
        url: new URL(link.url).href,
      });
      const event = await (await database()).auditEvent.findFirstOrThrow({
        where: { deskId: checker.deskId, target: snapshot.id },
      });
      expect(event.change).toMatchObject({ asked: link.url, status: 200, headers: { etag: '"1"' } });
    });

    it('keep nothing where there is nothing, or something else than is said', async () => {
      const missing = await serving(404, 'text/html', page('Không có.'));
      expect(await codeOf(captureLink(checker, missing, { reach: here }))).toBe('fetch.failed');
      const other = await serving(200, 'image/png', page('Không phải ảnh.'));
      expect(await codeOf(captureLink(checker, other, { reach: here }))).toBe('snapshot.type-mismatch');
      expect(await codeOf(captureLink(checker, { url: 'http://127.0.0.1/' }))).toBe('fetch.refused');
    });
  });
});
