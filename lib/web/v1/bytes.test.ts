/** A link to a file is checked like the page it came from: whoever may not read the page finds nothing behind the link. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/data/articles';
import { database } from '@/lib/data/client';
import { openSnapshot } from '@/lib/data/custody';
import { previewImportFile } from '@/lib/data/import-jobs';
import { importReport } from '@/lib/data/import-reads';
import { deactivateMember } from '@/lib/data/members';
import { personOfSession, placeOf } from '@/lib/data/people';
import { readPublishedAbout } from '@/lib/data/published-list';
import { readReport } from '@/lib/data/report';
import { runReportFiles } from '@/lib/data/report-file-runner';
import { askReportFile, openReportFile } from '@/lib/data/report-files';
import { captureFile } from '@/lib/data/snapshots';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from '@/lib/data/testing';
import { aPublicDesk, type PublicDeskForTests } from '@/lib/data/testing-public';
import type { Actor } from '@/lib/domain/permissions';
import { AskedFile } from '@/lib/domain/report-file';
import { routes } from './routes';
import { aProgram, askWith, type Program } from './testing';

type Person = Actor & { kind: 'person' };
type Place = { articleId: string; snapshotId: string; importId: string; fileId: string };

/** What the addresses of files read, by the route; each is asked with the ids of another desk's things. */
const files: Readonly<Record<string, ((reader: Person, place: Place) => Promise<unknown>) | 'public'>> = {
  'api/desks/[desk]/articles/[article]/source/[number]': (reader, { articleId }) =>
    articleSource(reader, articleId, 1),
  'api/desks/[desk]/imports/[import]/files/[number]': (reader, { importId }) =>
    previewImportFile(reader, importId, 1),
  'api/desks/[desk]/imports/[import]/report': (reader, { importId }) => importReport(reader, importId),
  'api/desks/[desk]/report': (reader, { articleId }) =>
    readReport(reader, { articleIds: [articleId], language: 'vi' }),
  'api/desks/[desk]/report/files/[file]': (reader, { fileId }) => openReportFile(reader, fileId),
  'api/desks/[desk]/reports/[number]': (reader) => readPublishedAbout(reader, 1),
  'api/desks/[desk]/snapshots/[snapshot]': (reader, { snapshotId }) => openSnapshot(reader, snapshotId),
  'p/[desk]/[locale]/reports/[number]/files/[format]': 'public',
};

const GIVES =
  /\b(?:download|storedFile|writtenFile|downloadPublished|reportFile|articleSource|previewImportFile|contentDisposition)\(/;
const sourceOf = (route: string): string => readFileSync(path.join('app', route, 'route.ts'), 'utf8');

describe('the table of addresses that give bytes', () => {
  it('has each of them', () => {
    const found = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => path.dirname(file))
      .filter((route) => /export const GET\b/.test(sourceOf(route)) && GIVES.test(sourceOf(route)));
    expect(found.sort()).toEqual(Object.keys(files).sort());
  });

  it.each(Object.keys(files))('asks who is there, and in which desk, before %s is read', (route) => {
    const gate = files[route] === 'public' ? /publicRoute</ : /await apiActor\(request, desk\)/;
    expect(sourceOf(route)).toMatch(gate);
  });
});

eachEngine('a link to a file', () => {
  let desk: PublicDeskForTests;
  let place: Place;
  let mine: Program;
  let stranger: Person;

  beforeAll(async () => {
    desk = await aPublicDesk();
    await desk.publish();
    const bytes = new TextEncoder().encode('Một thông cáo.');
    const { snapshot } = await captureFile(desk.editor, { bytes, fileName: 'tin.txt', declaredType: '' });
    mine = await aProgram(desk.editor);
    const began = await mine.ask('POST /imports', {});
    const asked = AskedFile.parse({ language: 'vi', origin: 'http://localhost' });
    const fileId = await askReportFile(desk.editor, { asked, format: 'csv', title: '', total: 2 });
    await runReportFiles(new AbortController().signal, fileId);
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    place = {
      ...{ articleId: desk.articleId, snapshotId: snapshot.id, fileId },
      importId: String(Object(began.body).id),
    };
  });

  it.each(Object.entries(files).filter(([, read]) => read !== 'public'))(
    'finds nothing for another desk at %s',
    async (_, read) => {
      if (read === 'public') return;
      expect(await codeOf(read(stranger, place))).toBe('not-found');
      expect(await codeOf(read(desk.editor, place))).not.toBe('permission.denied');
    },
  );

  /** Every line of the interface that gives a file, with what is there. */
  const lines = () =>
    routes
      .filter(({ method, answer }) => method === 'GET' && answer === null)
      .map(({ path: line }) =>
        line
          .replace('{importId}', place.importId)
          .replace('{id}', place.snapshotId)
          .replace('{number}', '1')
          .replace('{fileId}', place.fileId)
          .replace(/^\/report$/, `/report?format=csv&article=${place.articleId}`),
      );
  const statusesOf = async (ask: Program['ask']): Promise<Set<number>> =>
    new Set(await Promise.all(lines().map(async (line) => (await ask(`GET ${line}`)).status)));

  it('is answered to the desk’s own program, at every line', async () => {
    expect(lines()).toHaveLength(5);
    expect(await statusesOf(mine.ask)).toEqual(new Set([200]));
  });

  it('is 404 for a program of another desk, and 401 without a token that holds', async () => {
    const theirs = await aProgram(stranger);
    const of = async (line: string) => (await theirs.ask(`GET ${line}`)).status;
    expect(new Set(await Promise.all(lines().map(of)))).toEqual(new Set([404]));
    expect(await statusesOf(askWith(null))).toEqual(new Set([401]));
    expect(await statusesOf(askWith(`${mine.token}x`))).toEqual(new Set([401]));
  });

  it('is 401 once the token has run out, or was taken back', async () => {
    const { accessToken } = await database();
    for (const end of [{ expiresAt: new Date(0) }, { revokedAt: new Date() }]) {
      const { token, ask } = await aProgram(desk.second);
      expect(await statusesOf(ask)).not.toContain(401);
      const [row] = await accessToken.findMany({
        where: { userId: desk.second.userId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      await accessToken.update({ where: { id: row?.id ?? '' }, data: end });
      expect(await statusesOf(askWith(token))).toEqual(new Set([401]));
    }
  });

  it('is nothing for who left the desk, on the screens and by their token', async () => {
    const db = await database();
    const { token } = await aProgram(desk.second);
    const { sessionVersion } = await db.user.findUniqueOrThrow({ where: { id: desk.second.userId } });
    const person = await personOfSession(desk.second.userId, sessionVersion);
    if (!person) throw new Error('a person is signed in');
    expect((await placeOf(person, desk.deskId))?.actor.deskId).toBe(desk.deskId);
    await deactivateMember(desk.admin, { userId: desk.second.userId });
    expect(await placeOf(person, desk.deskId)).toBeNull();
    expect(await personOfSession(desk.second.userId, sessionVersion + 1)).toBeNull();
    expect(await statusesOf(askWith(token))).toEqual(new Set([401]));
  });
});
