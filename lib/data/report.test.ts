import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor, Role } from '@/lib/domain/permissions';
import { isIntact } from '@/lib/domain/report';
import { allowedTo, everything, plainRequest } from '@/lib/domain/report-request';
import { addressesOf } from '@/lib/formats/addresses';
import { lintReport } from '@/lib/formats/report-lint';
import { importArticle } from './articles';
import { database } from './client';
import { perform } from './perform';
import { readReport, readReportPage } from './report';
import { aDesk, eachEngine } from './testing';

type Person = Actor & { kind: 'person' };

const actorIn = (desk: { deskId: string; userId: string }, role: Role): Person => ({
  kind: 'person',
  name: 'Checker A',
  role,
  ...desk,
});

const seeds = ['000_be9c6d21626579b7.txt', '001_eb2be8546647d80d.txt'] as const;
const airspace = 'Hiện có thông tin cho rằng, bọn khủng bố';
const washington = 'Những cáo buộc như vậy đã bị Washington bác bỏ.';
const capital = 'Thủ đô Alma-Ata';

const importSeed = async (actor: Actor, fileName: string): Promise<string> => {
  const bytes = await readFile(new URL(`../../seeds/${fileName}`, import.meta.url));
  return (await importArticle(actor, { bytes, fileName })).articleId;
};

const act = (actor: Actor, articleId: string | null, verb: string, input: unknown) =>
  perform(actor, { verb, requestId: randomUUID(), articleId, input });

/** Mark the first place where the words stand as a claim. */
const draft = async (actor: Actor, articleId: string, words: string): Promise<string> => {
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  const start = version.text.indexOf(words);
  const id = newId();
  const range = { start, end: start + words.length };
  await act(actor, articleId, 'claim.draft', { id, occurrenceId: newId(), versionId: version.id, ...range });
  return id;
};

const versionNow = async (claimId: string): Promise<number> =>
  (await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } })).version;

const onClaim = async (actor: Actor, verb: string, claimId: string, input: object) =>
  act(actor, null, verb, { id: newId(), claimId, version: await versionNow(claimId), ...input });

eachEngine('reading a report', () => {
  let checker: Person;
  let viewer: Person;
  let editor: Person;
  let first: string;
  let second: string;
  let hedged: string;
  let denied: string;
  let open: string;

  beforeAll(async () => {
    const desk = await aDesk();
    checker = actorIn(desk, 'checker');
    viewer = actorIn(desk, 'viewer');
    editor = actorIn(desk, 'editor');
    first = await importSeed(checker, seeds[0]);
    second = await importSeed(checker, seeds[1]);
    denied = await draft(checker, second, washington);
    open = await draft(checker, second, capital);
    hedged = await draft(checker, first, airspace);
    await onClaim(checker, 'verdict.give', hedged, { verdict: 'unconfirmed', basis: 'anonymous_only' });
    await onClaim(checker, 'verdict.give', denied, {
      verdict: 'disputed',
      rationale: 'Hai bên nói trái nhau.',
    });
    await onClaim(checker, 'note.add', hedged, { text: 'Chưa ai trả lời.', visibility: 'public' });
    await onClaim(checker, 'note.add', hedged, { text: 'The deputy told us.', visibility: 'internal' });
    const link = { id: newId(), fromId: hedged, version: await versionNow(hedged), toId: denied };
    await act(checker, null, 'claim.link', { ...link, kind: 'contradicts' });
  });

  test('of an article: its claims in their sentences, and nothing of the other article but a link', async () => {
    const report = await readReport(editor, { articleIds: [first], selection: everything, language: 'vi' });
    expect(report).toMatchObject({ kind: 'article', desk: 'Desk', language: 'vi', notAssessed: [] });
    expect(report.articles).toMatchObject([{ id: first, fileName: seeds[0], publishedOn: '2022-01' }]);
    expect(report.items).toMatchObject([
      {
        claimId: hedged,
        verdict: 'unconfirmed',
        state: 'proposed',
        basis: 'anonymous_only',
        assessedBy: 'Checker A',
        notes: [{ text: 'Chưa ai trả lời.', author: 'Checker A' }],
        links: [{ kind: 'contradicts', direction: 'from', claimId: denied, number: null }],
      },
    ]);
    const [passage] = report.items[0]?.passages ?? [];
    expect(passage?.exact).toBe(airspace);
    expect(passage?.after).toMatch(/vẫn chưa được xác nhận\.$/);
  });

  test('breaks no rule of ClaimReview or Web Annotation, were it approved; without addresses it is warned of', async () => {
    const addresses = addressesOf('https://desk.example.org', checker.deskId);
    const { report, textOf } = await readReportPage(editor, {
      selection: everything,
      language: 'vi',
    });
    const items = report.items.map((item) => ({ ...item, state: 'approved' as const }));
    const names = new Map(report.articles.map(({ id }) => [addresses.version(id, 1), id]));
    const found = lintReport({ ...report, items }, addresses, (name) => textOf(names.get(name) ?? '', 1));
    expect(found.filter(({ level }) => level === 'error')).toEqual([]);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['CR-29']));
    expect(textOf(first, 2)).toBeUndefined();
  });

  test('of the desk: the articles in the order in which they came, what has no verdict at the end', async () => {
    const report = await readReport(editor, { selection: everything, language: 'en' });
    expect(report.articles.map(({ id }) => id)).toEqual([first, second]);
    expect(report.items.map((item) => [item.number, item.claimId])).toEqual([
      [1, hedged],
      [2, denied],
    ]);
    expect(report.notAssessed.map(({ claimId }) => claimId)).toEqual([open]);
    expect(report.items[0]?.links).toMatchObject([{ number: 2 }]);
    expect(report.definitions[0]?.text).toMatch(/^Two independent origins/);
    expect(isIntact(report)).toBe(true);
  });

  test('holds no internal note, whoever asks', async () => {
    const everyRole = (['viewer', 'checker', 'editor', 'admin'] as const).map((role) => ({
      ...checker,
      role,
    }));
    const reports = await Promise.all(
      everyRole.map((actor) =>
        readReport(actor, {
          ...allowedTo(actor, { ...plainRequest, selection: everything }),
          language: 'en',
        }),
      ),
    );
    expect(JSON.stringify(reports)).toContain('Chưa ai trả lời.');
    expect(JSON.stringify(reports)).not.toContain('deputy');
  });

  test('gives a viewer approved claims alone, and none whose approval covers something else', async () => {
    expect(await readReport(viewer, { language: 'en' })).toMatchObject({ items: [], notAssessed: [] });
    const db = await database();
    const where = { claimId: hedged };
    await db.assessment.updateMany({ where, data: { state: 'approved' } });
    const report = await readReport(viewer, { language: 'en' });
    const own = await readReport(checker, { language: 'en' });
    await db.assessment.updateMany({ where, data: { state: 'proposed' } });
    expect(report).toMatchObject({ items: [], withheld: 1 });
    expect(JSON.stringify(report)).not.toContain('Washington');
    expect(own.items.find(({ claimId }) => claimId === hedged)?.unsound).toContain('VR-09');
  });

  test('finds no article of another desk, none that is not there, none that was taken away', async () => {
    const elsewhere = actorIn(await aDesk(), 'admin');
    const gone = await importSeed(elsewhere, seeds[0]);
    const db = await database();
    await db.article.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    for (const [actor, articleId] of [
      [elsewhere, first],
      [elsewhere, gone],
      [checker, newId()],
    ] as const)
      await expect(readReport(actor, { articleIds: [articleId], language: 'en' })).rejects.toThrow(
        'not-found',
      );
    expect(await readReport(elsewhere, { language: 'en' })).toMatchObject({ articles: [], items: [] });
  });

  test('is refused to who may read no report', async () => {
    const system: Actor = { kind: 'system', deskId: checker.deskId };
    await expect(readReport(system, { language: 'en' })).rejects.toThrow('permission.denied');
  });

  test('is of one moment while others write', async () => {
    const give = async () => {
      for (const verdict of ['disputed', 'unconfirmed', 'disputed'])
        await onClaim(checker, 'verdict.give', denied, { verdict });
    };
    const read = async () => {
      for (let i = 0; i < 6; i += 1) {
        const report = await readReport(editor, { selection: everything, language: 'en' });
        expect(report.items.map(({ claimId }) => claimId)).toEqual([hedged, denied]);
      }
    };
    await Promise.all([give(), read()]);
  });
});
