import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from '@/lib/domain/article-list';
import { isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { LookAgainQuery } from '@/lib/domain/look-again';
import type { Actor } from '@/lib/domain/permissions';
import { allowedTo, everything, plainRequest } from '@/lib/domain/report-request';
import { QueuePart, QueueQuery, QueueSort } from '@/lib/domain/review-queue';
import type { VerbName } from '@/lib/domain/verbs';
import { routes as lines } from '@/lib/web/v1/routes';
import { readAgreement, readOwnCalls } from './agreement';
import { countDesk, listArticles } from './article-list';
import { readClaim } from './claim-page';
import { earlierWordings, findClaims } from './claims';
import { atOneMoment, database } from './client';
import { readThread } from './comments';
import { asOf, LogQuery, readLog, readStory } from './history';
import { countLookAgain, listLookAgain } from './look-again';
import { listNotifications } from './notifications';
import { perform } from './perform';
import {
  readPublicClaim,
  readPublicDesk,
  readPublicIndex,
  readPublicMethod,
  readPublicReport,
  readPublicRow,
  readStandingClaim,
} from './public';
import { readPublicLog } from './public-log';
import { readPublicPlaces } from './public-places';
import { publishReport } from './published';
import { readPublishedFiles } from './published-apart';
import { listPublished, readPublished } from './published-list';
import { beginReading, finishReading, markDoubleRead, readReadings } from './readings';
import { readReportPage } from './report';
import { streamReport } from './report-stream';
import { readReviewPage } from './review-page';
import { readQueue } from './review-queue';
import { findOrigins, findSources } from './sources';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';
import { readTrends } from './trends';
import { verifyDesk } from './verify';
import { listWebhooks } from './webhooks';
import { readText, readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };
type Place = { articleId: string; claimId: string; noteId: string };
type Read = (reader: Person, place: Place) => Promise<unknown>;

const SECRET = 'chuyện chỉ mình tôi biết';

const everyQueue: Read = (reader) =>
  Promise.all(
    QueuePart.options.flatMap((part) =>
      QueueSort.options.map((sort) => readQueue(reader, QueueQuery.parse({ part, sort }))),
    ),
  );
const lists = ['', 'q=chuyện', 'verdict=disputed', 'progress=done', 'sort=unconfirmed', 'progress=working'];
const everyList: Read = (reader) =>
  Promise.all(lists.map((query) => listArticles(reader, readQuery(new URLSearchParams(query)))));
/** With all that the reader may ask for, and what stands beside it. */
const everyReport: Read = async (reader, { articleId, claimId }) => {
  const all = allowedTo(reader, { ...plainRequest, selection: everything });
  const asked = [plainRequest, all, { ...all, articleIds: [articleId] }, { ...all, without: [claimId] }];
  return Promise.all(asked.map((one) => readReportPage(reader, { ...one, language: 'vi' })));
};

/** The same as it is read for a large file. */
const everyStream: Read = (reader) =>
  atOneMoment(async (db) => {
    const asked = allowedTo(reader, { ...plainRequest, selection: everything });
    const { plan, batches } = await streamReport(db, reader, { ...asked, language: 'vi' });
    const read: unknown[] = [plan.head, plan.head.totals];
    for await (const { items, notAssessed } of batches()) read.push(items, notAssessed);
    return read;
  });

/** Everything that a program with this person's token can read; the report is read as a page does. */
const everyLine: Read = (reader, { articleId, claimId, noteId }) =>
  Promise.all(
    lines
      .filter(({ method, path }) => method === 'GET' && path !== '/report' && !/file$/.test(path))
      .map(async ({ path, handle, query }) => {
        const params = { articleId, claimId, versionId: noteId, id: noteId, number: '1' };
        const request = new Request('http://localhost:3000/api/v1/search?q=chuyện');
        const asked = { actor: reader, params, query: query?.parse({}), request, requestId: newId() };
        const answer = await handle({ ...asked, body: null, version: 0, locale: 'vi' }).catch(
          (error: unknown) => {
            if (isDomainError(error)) return error.code;
            throw error;
          },
        );
        return [path, answer instanceof Response ? await answer.text() : answer];
      }),
  );

/** What every address that is read by GET reads of a desk's claims; null: nothing of them. */
const routes: Readonly<Record<string, Read | null>> = {
  'api/auth/[...nextauth]': null,
  'api/desks/[desk]/articles/[article]': (reader, { articleId }) => readWorkspace(reader, articleId),
  'api/desks/[desk]/articles/[article]/reading': (reader, { articleId }) => readReadings(reader, articleId),
  'api/desks/[desk]/articles/[article]/source/[number]': null,
  'api/desks/[desk]/articles/[article]/versions': null,
  'api/desks/[desk]/claims': (reader) => findClaims(reader, 'quân đội'),
  'api/desks/[desk]/fact-checks/claims': (reader) => findClaims(reader, 'quân đội'),
  'api/desks/[desk]/claims/[claim]': (reader, { claimId }) => readClaim(reader, claimId),
  'api/desks/[desk]/claims/[claim]/history': async (reader, { claimId }) => [
    await readStory(reader, claimId),
    await asOf(reader, claimId, new Date().toISOString()),
  ],
  'api/desks/[desk]/alike': null,
  'api/desks/[desk]/articles/[article]/alike': null,
  'api/desks/[desk]/imports': null,
  'api/desks/[desk]/imports/[import]': null,
  'api/desks/[desk]/imports/[import]/files/[number]': null,
  'api/desks/[desk]/imports/[import]/outcome': null,
  'api/desks/[desk]/imports/[import]/report': null,
  'api/desks/[desk]/guideline': null,
  'api/desks/[desk]/notes/[note]/wordings': (reader, { noteId }) => earlierWordings(reader, noteId),
  'api/desks/[desk]/notifications': (reader) => listNotifications(reader),
  'api/desks/[desk]/origins': (reader) => findOrigins(reader, ''),
  'api/desks/[desk]/protected-notes/[note]': null,
  'api/desks/[desk]/report': everyReport,
  'api/desks/[desk]/reports/[number]': (reader) => readPublished(reader, 1),
  'api/desks/[desk]/report/files/[file]': everyStream,
  'api/desks/[desk]/search': everyList,
  'api/desks/[desk]/snapshots/[snapshot]': null,
  'api/desks/[desk]/sources': (reader) => findSources(reader, ''),
  'api/health': null,
  'api/openapi.json': null,
  'api/v1/[...path]': everyLine,
  'api/me/preferences': null,
  'api/schemas/report': null,
  oembed: ({ deskId }, { claimId }) => readStandingClaim(deskId, claimId),
  'p/[desk]': ({ deskId }) => readPublicDesk(deskId),
  'p/[desk]/corrections.atom': ({ deskId }) => readPublicLog(deskId),
  'p/[desk]/[locale]': ({ deskId }) => readPublicIndex(deskId),
  'p/[desk]/[locale]/claims/[claim]': ({ deskId }, { claimId }) => readPublicClaim(deskId, claimId),
  'p/[desk]/[locale]/claims/[claim]/picture.png': ({ deskId }, { claimId }) =>
    readStandingClaim(deskId, claimId),
  'p/[desk]/[locale]/corrections': ({ deskId }) => readPublicLog(deskId),
  'p/[desk]/[locale]/embed/claims/[claim]': ({ deskId }, { claimId }) => readStandingClaim(deskId, claimId),
  'p/[desk]/[locale]/method': ({ deskId }) => readPublicMethod(deskId, 'vi'),
  'p/[desk]/[locale]/reports/[number]': ({ deskId }) => readPublicReport(deskId, 1),
  'p/[desk]/[locale]/reports/[number]/files/[format]': ({ deskId }) => readPublicRow(deskId, 1),
  'p/[desk]/[locale]/reports/[number]/picture.png': ({ deskId }) => readPublicReport(deskId, 1),
  'p/fonts/[name]': null,
  'p/style/[name]': null,
  'robots.txt': null,
  'sitemap.xml': async ({ deskId }) => (await readPublicPlaces()).filter((one) => one.deskId === deskId),
};

const pages: Readonly<Record<string, Read | null>> = {
  '': null,
  account: null,
  'api/docs': null,
  'sign-in': null,
  verify: null,
  'welcome/[token]': null,
  'd/[desk]': async (reader, place) => [
    await everyList(reader, place),
    await countDesk(reader),
    await readTrends(reader),
    await countLookAgain(reader).catch(() => null),
  ],
  'd/[desk]/agreement': (reader) => readAgreement(reader, { from: null, to: null }),
  'd/[desk]/agreement/mine': (reader) => readOwnCalls(reader),
  'd/[desk]/articles/[article]': async (reader, { articleId }) => [
    await readText(reader, articleId),
    await readWorkspace(reader, articleId),
  ],
  'd/[desk]/articles/[article]/alike/[other]': null,
  'd/[desk]/articles/[article]/versions': (reader, { articleId }) => countLookAgain(reader, articleId),
  'd/[desk]/claims/[claim]': async (reader, { claimId }) => [
    await readClaim(reader, claimId),
    await readThread(reader, claimId),
  ],
  'd/[desk]/guideline': null,
  'd/[desk]/history': (reader) => readLog(reader, LogQuery.parse({}), 'UTC'),
  'd/[desk]/import': null,
  'd/[desk]/import/[job]': null,
  'd/[desk]/import/annotations': null,
  'd/[desk]/interests': null,
  'd/[desk]/look-again': async (reader) => [
    await listLookAgain(reader, LookAgainQuery.parse({})),
    await countLookAgain(reader),
  ],
  'd/[desk]/notifications': (reader) => listNotifications(reader),
  'd/[desk]/people': null,
  'd/[desk]/report': everyReport,
  'd/[desk]/reports': (reader) => listPublished(reader),
  'd/[desk]/reports/[number]': (reader) => readPublished(reader, 1),
  'd/[desk]/reports/[number]/files': (reader) => readPublishedFiles(reader, 1),
  'd/[desk]/report/files/[file]': null,
  'd/[desk]/review': everyQueue,
  'd/[desk]/review/[claim]': (reader, { claimId }) => readReviewPage(reader, claimId),
  'd/[desk]/settings': (reader) => listWebhooks(reader),
  'd/[desk]/settings/reports': null,
  'd/[desk]/tokens': null,
  'd/[desk]/sources': async (reader) => [await findSources(reader, ''), await findOrigins(reader, '')],
};

/** Addresses of the program whose file is called so, and which `holds` chooses. */
const addresses = (name: string, holds: RegExp): string[] =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => path.basename(file) === name && holds.test(readFileSync(path.join('app', file), 'utf8')),
    )
    .map((file) => path.dirname(file).replace(/^\.$/, ''));

describe('the tables of what is read', () => {
  it('hold every address that answers a GET', () => {
    expect(addresses('route.ts', /export .*\bGET\b/).filter((one) => !(one in routes))).toEqual([]);
  });

  it('hold every page', () => {
    expect(addresses('page.tsx', /./).filter((one) => !(one in pages))).toEqual([]);
  });
});

/** What changes with every event, or with the time, whatever it is about. */
const PASSING = new Set(['seq', 'asOf', 'hash', 'sealed', 'isVeiled', 'generatedAt']);
/** What a report says of every verdict there could be. */
const GENERAL = 'definitions';

const settled = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, one) => (PASSING.has(key) || key === GENERAL ? undefined : one)) ?? 'null',
  );

/** All that a person can read, by address; a refusal is an answer too. */
const walk = async (reader: Person, place: Place): Promise<Record<string, unknown>> => {
  const read = Object.entries({ ...routes, ...pages }).filter(
    (one): one is [string, Read] => one[1] !== null,
  );
  const answers = read.map(async ([address, load]) => {
    const answer = await load(reader, place).catch((error: unknown) => {
      if (isDomainError(error)) return error.code;
      throw error;
    });
    return [address, settled(answer)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
};

/** What the log done again finds wrong with the desk's rows. */
const wrongIn = async ({ deskId }: Person) => {
  const { faults } = await verifyDesk(await database(), deskId);
  // People come into a test without an event.
  return faults.filter((one) => one.table !== 'Membership');
};

const versionOf = async (claimId: string): Promise<number> =>
  (await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } })).version;

const judge = async (by: Person, claimId: string, verdict: string) => {
  const id = newId();
  const [version, rationale] = [await versionOf(claimId), SECRET];
  await askAs(by, 'verdict.give', { id, claimId, version, verdict, rationale });
  return id;
};

const note = async (by: Person, claimId: string, visibility: 'internal' | 'public', id = newId()) => {
  await askAs(by, 'note.add', { id, claimId, version: await versionOf(claimId), text: SECRET, visibility });
  return id;
};

eachEngine('a blind desk', () => {
  let [first, second, viewer, admin]: Person[] = [];
  let place: Place;
  let before: Record<string, unknown>[];

  const others = (): Person[] => [second, viewer, admin].filter((one) => one !== undefined);
  const person = (one: Person | undefined): Person => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    await (await database()).desk.update({ where: { id: deskId }, data: { blind: true, publishing: true } });
    [first, second, viewer, admin] = [
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'viewer'),
      await aPerson(deskId, 'admin'),
    ];
    const { id: claimId, articleId } = await aClaim(person(second));
    place = { claimId, articleId, noteId: newId() };
    before = await Promise.all(others().map((reader) => walk(reader, place)));
  });

  it('reads the same for everyone else before and after the first verdict, at every address', async () => {
    await judge(person(first), place.claimId, 'disputed');
    await note(person(first), place.claimId, 'internal', place.noteId);
    await note(person(first), place.claimId, 'public');
    await askAs(person(first), 'comment.add', { id: newId(), claimId: place.claimId, text: SECRET });
    const after = await Promise.all(others().map((reader) => walk(reader, place)));
    expect(after).toEqual(before);
  });

  it('says that a claim waits once it is submitted, and not a word more', async () => {
    const db = await database();
    const hash = '0'.repeat(64);
    await db.assessment.updateMany({
      where: { claimId: place.claimId },
      data: { state: 'submitted', hash, submittedAt: new Date() },
    });
    const assignment = { claimId: place.claimId, assigneeId: person(second).userId, dueOn: null };
    await askAs(person(admin), 'claim.assign', { id: newId(), ...assignment });
    const { rows, counts } = await readQueue(person(second), QueueQuery.parse({}));
    expect(rows).toMatchObject([{ claimId: place.claimId, verdict: null, basis: null, sealed: true }]);
    expect(counts.review).toBe(1);
    const told = JSON.stringify(await Promise.all(others().map((reader) => walk(reader, place))));
    expect(told.includes(SECRET)).toBe(false);
    expect(told.match(/"verdict":"(confirmed|unconfirmed|disputed)"/)).toBeNull();
    const { id } = await db.assessment.findFirstOrThrow({ where: { claimId: place.claimId } });
    expect(told.includes(id)).toBe(false);
  });

  it('answers verbs of others without what is hidden, a stale one too', async () => {
    const edit = { claimId: place.claimId, version: await versionOf(place.claimId), place: 'Almaty' };
    const ask = (input: unknown) =>
      perform(person(second), {
        verb: 'claim.edit',
        requestId: newId(),
        articleId: place.articleId,
        input,
      });
    const { change } = await ask(edit);
    expect(change.map((one) => one.kind)).toEqual(['claim']);
    const refused = await ask(edit).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'version.stale', details: { current: { assessmentId: null } } });
  });

  it('shows its author what is theirs', async () => {
    const { assessments, notes, sealed } = await readWorkspace(person(first), place.articleId);
    expect(assessments).toHaveLength(1);
    expect(notes).toHaveLength(2);
    expect(sealed).toEqual([]);
  });

  it('shows both when the second is in', async () => {
    await judge(person(second), place.claimId, 'confirmed');
    const { notes, sealed } = await readWorkspace(person(second), place.articleId);
    expect(notes.map((one) => one.text)).toEqual([SECRET, SECRET]);
    expect(sealed).toEqual([]);
    const { assessments } = await readClaim(person(admin), place.claimId);
    expect(assessments.map((one) => [one.verdict, one.independent]).sort()).toEqual([
      ['confirmed', true],
      ['disputed', true],
    ]);
    expect(JSON.stringify(await walk(person(second), place)).includes(SECRET)).toBe(true);
    expect((await wrongIn(person(second))).filter((one) => one.column === 'version')).toEqual([]);
  });
});

eachEngine('a double-read article', () => {
  let [first, second]: Person[] = [];
  let place: Place;

  const person = (one: Person | undefined): Person => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    first = await aPerson(deskId, 'editor');
    second = await aPerson(deskId, 'checker');
    const { id: claimId, articleId } = await aClaim(person(first));
    place = { claimId, articleId, noteId: newId() };
  });

  /** By its id alone: the text of the article holds it too. */
  const isTold = async () => JSON.stringify(await walk(person(second), place)).includes(`"${place.claimId}"`);

  it('is open until it is marked so', async () => {
    expect(await isTold()).toBe(true);
  });

  it('shows each reader what they marked alone, at every address, until both are done', async () => {
    await markDoubleRead(person(first), { articleId: place.articleId, doubleRead: true });
    for (const reader of [first, second]) await beginReading(person(reader), place);
    expect(await isTold()).toBe(false);
    expect((await countDesk(person(second))).claims).toBe(0);
    expect((await readWorkspace(person(first), place.articleId)).claims).toHaveLength(1);
    await finishReading(person(first), place);
    expect(await isTold()).toBe(false);
    await finishReading(person(second), place);
    expect(await isTold()).toBe(true);
    expect((await readReadings(person(second), place.articleId)).readers).toHaveLength(2);
    expect(await wrongIn(person(second))).toEqual([]);
  });
  /** By its id alone: the texts of articles hold it too. */
  const addressesWith = (told: Record<string, unknown>, id: string): string[] =>
    Object.keys(told).filter((address) => JSON.stringify(told[address]).includes(`"${id}"`));

  /** What a verb is answered with: its change, or what it is refused with. */
  const answered = (verb: VerbName, input: object) =>
    askAs(person(second), verb, input).then(
      ({ change }) => JSON.stringify(change),
      (error: unknown) => {
        if (!isDomainError(error)) throw error;
        return `${error.code} ${JSON.stringify(error.details)}`;
      },
    );

  it('is not to be learned of through a claim that is open, nor linked with, merged, split or worked on', async () => {
    const deskId = await anEmptyDesk();
    first = await aPerson(deskId, 'editor');
    second = await aPerson(deskId, 'checker');
    const secret = await aClaim(person(first));
    const open = await aClaim(person(second));
    await markDoubleRead(person(first), { articleId: secret.articleId, doubleRead: true });
    const seen = { articleId: open.articleId, claimId: open.id, noteId: newId() };
    const before = await walk(person(second), seen);
    const version = 1;
    const link = { id: newId(), fromId: secret.id, version, toId: open.id, kind: 'same' };
    await askAs(person(first), 'claim.link', link);
    const back = { id: newId(), fromId: open.id, version, toId: secret.id, kind: 'contradicts' };
    await askAs(person(first), 'claim.link', back);
    const told = await walk(person(second), seen);
    expect(addressesWith(told, secret.id)).toEqual([]);
    expect(addressesWith(await walk(person(first), seen), secret.id)).not.toEqual([]);
    expect(told['api/desks/[desk]/claims/[claim]/history']).toEqual(
      before['api/desks/[desk]/claims/[claim]/history'],
    );

    const on = { claimId: secret.id, version: 9 };
    const marked = { versionId: open.versionId, start: 0, end: 7 };
    const tries: readonly (readonly [VerbName, object])[] = [
      ['claim.link', { ...link, id: newId(), fromId: open.id, toId: secret.id, version: 2 }],
      ['claim.link', { ...link, id: newId(), version: 9 }],
      ['claim.unlink', { id: back.id, fromId: open.id, version: 2 }],
      ['claim.merge', { fromId: secret.id, fromVersion: 9, intoId: open.id, intoVersion: 2 }],
      ['claim.merge', { fromId: open.id, fromVersion: 2, intoId: secret.id, intoVersion: 9 }],
      ['claim.split', { ...on, newId: newId(), occurrenceIds: [newId()] }],
      ['claim.edit', { ...on, place: 'Almaty' }],
      ['claim.withdraw', on],
      ['claim.restore', on],
      ['claim.draft', { ...marked, id: newId(), occurrenceId: newId(), reports: { ...on, linkId: newId() } }],
      ['occurrence.add', { ...on, ...marked, id: newId() }],
      ['verdict.give', { ...on, id: newId(), verdict: 'disputed' }],
      ['note.add', { ...on, id: newId(), text: 'x', visibility: 'internal' }],
      ['evidence.add', { ...on, ...anItem, id: newId() }],
      ['comment.add', { claimId: secret.id, id: newId(), text: 'x' }],
    ];
    for (const [verb, input] of tries)
      expect([verb, await answered(verb, input)]).toEqual([verb, 'not-found {}']);
  });

  it('is in nothing that is published, not even as what a claim is linked with', async () => {
    const open = await aClaim(person(second));
    const secret = await aClaim(person(first));
    await judge(person(first), open.id, 'disputed');
    const link = { id: newId(), fromId: secret.id, version: 1, toId: open.id, kind: 'same' };
    await askAs(person(first), 'claim.link', link);
    const asked = { articleIds: [open.articleId], selection: everything, language: 'vi' } as const;
    const publish = () => codeOf(publishReport(person(first), asked, null, newId()));
    expect(await publish()).toMatchObject({ number: 1 });
    await markDoubleRead(person(first), { articleId: secret.articleId, doubleRead: true });
    expect(await publish()).toBe('publish.sealed');
  });
});

eachEngine('a merge on a blind desk', () => {
  it('is nobody’s way to notes that are hidden from them', async () => {
    const deskId = await anEmptyDesk();
    await (await database()).desk.update({ where: { id: deskId }, data: { blind: true } });
    const [first, second] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'checker')];
    const [from, into] = [await aClaim(first), await aClaim(second)];
    await judge(first, from.id, 'disputed');
    await note(first, from.id, 'internal');
    const merge = async () => ({
      ...{ fromId: from.id, fromVersion: await versionOf(from.id) },
      ...{ intoId: into.id, intoVersion: await versionOf(into.id) },
    });
    expect(await codeOf(askAs(second, 'claim.merge', await merge()))).toBe('rules.refused');
    await judge(second, from.id, 'confirmed');
    await askAs(second, 'claim.merge', await merge());
    expect((await readWorkspace(second, into.articleId)).notes).toMatchObject([{ text: SECRET }]);
  });
});
