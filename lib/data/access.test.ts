import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { type Actor, can, type Permission, permissions, Role } from '@/lib/domain/permissions';
import { everything } from '@/lib/domain/report-request';
import { plainReporting } from '@/lib/domain/reporting';
import { QueueQuery } from '@/lib/domain/review-queue';
import { type VerbName, verbs } from '@/lib/domain/verbs';
import { addressesOf } from '@/lib/formats/addresses';
import { readAgreement, readOwnCalls } from './agreement';
import { putAnnotation } from './annotation-container';
import { importAnnotations } from './annotations';
import { importArticle } from './articles';
import { takeNext } from './assignments';
import { database } from './client';
import { declareConflict, endConflict, listConflicts } from './conflicts';
import { openSnapshot } from './custody';
import { changeDesk, createDesk } from './desks';
import { exportReport } from './exports';
import { addFeed, changeFeed, listFeeds, removeFeed } from './feeds';
import { listGuidelineVersions, readGuideline, writeGuideline } from './guideline';
import { LogQuery, readLog, readStory } from './history';
import { invite, listInvitations, revokeInvitation } from './invitations';
import { changeRole, deactivateMember, listMembers, reactivateMember, resetLink } from './members';
import { perform } from './perform';
import { destroyProtectedNote, readProtectedNote, writeProtectedNote } from './protected-notes';
import { publishReport, withdrawReport } from './published';
import { beginReading, finishReading, markDoubleRead } from './readings';
import { changeReporting, readReporting } from './reporting';
import { readQueue } from './review-queue';
import { joinOrigins, partOrigin } from './shared-origins';
import { captureFile } from './snapshots';
import { editSource, renameOrigin } from './sources';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { listTokens, makeToken, revokeToken } from './tokens';
import { verifyOwnDesk } from './verify';
import { addVersion, editText } from './versions';
import { addWebhook, listWebhooks, removeWebhook } from './webhooks';
import { readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };

/** Two sentences for two claims; the number keeps texts of one desk apart. */
const textOf = (n: number) => `Bản tin số ${n}. Quân đội đã tới sân bay. Tin này chưa được xác nhận.`;
let texts = 0;

const ask = (
  actor: Actor,
  articleId: string,
  verb: VerbName | 'history.undo' | 'history.redo',
  input: unknown,
) => perform(actor, { verb, requestId: newId(), articleId, input });

/** What there is to be changed: an article with two claims, a link, a note, and something to undo and to redo. */
const stage = async (writer: Person) => {
  const { articleId } = await importArticle(writer, { text: textOf(++texts) });
  const { version } = await readWorkspace(writer, articleId);
  const range = (quote: string) => {
    const start = version.text.indexOf(quote);
    return { versionId: version.id, start, end: start + quote.length };
  };
  const work = (verb: VerbName, input: unknown) => ask(writer, articleId, verb, input);
  const [first, second, occurrence, noteId, linkId] = [newId(), newId(), newId(), newId(), newId()];
  const kept = {
    evidence: newId(),
    search: newId(),
    contact: newId(),
    comment: newId(),
    assessment: newId(),
    source: newId(),
    origin: newId(),
    secret: newId(),
  };
  await work('claim.draft', { id: first, occurrenceId: occurrence, ...range('Quân đội đã tới sân bay') });
  await work('claim.draft', { id: second, occurrenceId: newId(), ...range('Tin này chưa được xác nhận') });
  await work('occurrence.add', { id: newId(), claimId: first, version: 1, ...range('Bản tin') });
  await work('note.add', { id: noteId, claimId: first, version: 2, text: 'Đã hỏi.', visibility: 'internal' });
  await work('claim.link', { id: linkId, fromId: second, version: 1, toId: first, kind: 'narrower' });
  await work('claim.edit', { claimId: second, version: 2, place: 'Almaty' });
  await ask(writer, articleId, 'history.undo', {});
  const on = (version: number) => ({ claimId: first, version });
  await work('verdict.give', { ...on(3), id: kept.assessment, verdict: 'unconfirmed' });
  await work('evidence.add', {
    ...{ ...on(4), ...item, id: kept.evidence },
    newSource: { id: kept.source, kind: 'publisher', name: 'Báo Mẫu' },
    newOrigin: { id: kept.origin, name: 'Thông cáo' },
  });
  const { snapshot } = await captureFile(writer, aFile);
  await writeProtectedNote(writer, aSecret(kept.secret, first));
  await work('search.log', { ...on(5), ...looked, id: kept.search });
  await work('contact.log', { ...on(6), ...asked, id: kept.contact });
  await work('comment.add', { id: kept.comment, claimId: first, text: 'Ai hỏi thì tốt hơn?' });
  const db = await database();
  const startedAt = new Date();
  await db.reading.create({ data: { id: newId(), articleId, readerId: writer.userId, startedAt } });
  await db.assignment.create({
    data: {
      ...{ id: newId(), claimId: first, createdAt: new Date() },
      ...{ assigneeId: writer.userId, assignedById: writer.userId },
    },
  });
  const versions = await db.claim.findMany({ where: { id: { in: [first, second] } } });
  const versionOf = (id: string) => versions.find((claim) => claim.id === id)?.version;
  return {
    articleId,
    range,
    occurrence,
    noteId,
    linkId,
    kept,
    snapshotId: snapshot.id,
    writer: writer.userId,
    first: { id: first, version: versionOf(first) },
    second: { id: second, version: versionOf(second) },
  };
};

const item = {
  url: 'https://example.org/tin',
  sourceKind: 'official',
  publisher: 'Báo Mẫu',
  accessedAt: '2022-01-07T08:00:00.000Z',
  quote: 'Sân bay đã được bảo vệ.',
  stance: 'supports',
  directness: 'primary',
};
const aFile = {
  bytes: new TextEncoder().encode('Sân bay đã được bảo vệ.'),
  fileName: 'tin.txt',
  declaredType: '',
};
const aSecret = (id: string, claimId: string) => ({ id, claimId, text: 'Thư ký.', readers: [] });
const looked = {
  lookedFor: 'sân bay',
  place: 'Trang của chính phủ',
  searchedAt: '2022-01-07T08:00:00.000Z',
  outcome: 'nothing',
};
const asked = {
  contacted: 'Bộ Quốc phòng',
  channel: 'email',
  attemptedAt: '2022-01-07T08:00:00.000Z',
  outcome: 'pending',
};

type Stage = Awaited<ReturnType<typeof stage>>;

/** For every verb a change that is right in itself, to be made on what `stage` has made. */
const inputs: { readonly [Name in VerbName]: (on: Stage) => unknown } = {
  'article.describe': ({ articleId }) => ({ articleId, version: 1, publisher: 'Báo Mẫu' }),
  'claim.draft': ({ range }) => ({ id: newId(), occurrenceId: newId(), ...range('sân bay') }),
  'claim.edit': ({ first }) => ({ claimId: first.id, version: first.version, place: 'Almaty' }),
  'claim.withdraw': ({ first }) => ({ claimId: first.id, version: first.version }),
  'claim.restore': ({ first }) => ({ claimId: first.id, version: first.version }),
  'claim.merge': ({ first, second }) => ({
    fromId: second.id,
    fromVersion: second.version,
    intoId: first.id,
    intoVersion: first.version,
  }),
  'claim.split': ({ first, occurrence }) => ({
    claimId: first.id,
    version: first.version,
    newId: newId(),
    occurrenceIds: [occurrence],
  }),
  'claim.link': ({ first, second }) => ({
    id: newId(),
    fromId: first.id,
    version: first.version,
    toId: second.id,
    kind: 'same',
  }),
  'claim.unlink': ({ second, linkId }) => ({ id: linkId, fromId: second.id, version: second.version }),
  'occurrence.add': ({ first, range }) => ({
    id: newId(),
    claimId: first.id,
    version: first.version,
    ...range('Tin'),
  }),
  'occurrence.adjust': ({ first, occurrence, range }) => ({
    id: occurrence,
    claimId: first.id,
    version: first.version,
    ...range('Quân đội'),
  }),
  'occurrence.accept': ({ first, occurrence }) => ({
    id: occurrence,
    claimId: first.id,
    version: first.version,
  }),
  'occurrence.place': ({ first, occurrence, range }) => ({
    id: occurrence,
    claimId: first.id,
    version: first.version,
    ...range('Tin'),
  }),
  'sentence.split': ({ range }) => ({ versionId: range('sân bay').versionId, at: range('sân bay').start }),
  'sentence.join': ({ range }) => ({ versionId: range('Tin').versionId, at: range('Tin').start }),
  'occurrence.remove': ({ first, occurrence }) => ({
    id: occurrence,
    claimId: first.id,
    version: first.version,
  }),
  'verdict.give': ({ first }) => ({
    id: newId(),
    claimId: first.id,
    version: first.version,
    verdict: 'unconfirmed',
  }),
  'note.add': ({ first }) => ({
    id: newId(),
    claimId: first.id,
    version: first.version,
    text: 'Chờ trả lời.',
    visibility: 'public',
  }),
  'note.edit': ({ first, noteId }) => ({
    id: noteId,
    claimId: first.id,
    version: first.version,
    text: 'Đã trả lời.',
  }),
  'note.delete': ({ first, noteId }) => ({ id: noteId, claimId: first.id, version: first.version }),
  'evidence.add': ({ first }) => ({ ...claimed(first), ...item, id: newId() }),
  'evidence.edit': ({ first, kept }) => ({ ...claimed(first), id: kept.evidence, note: 'Xem lại.' }),
  'evidence.remove': ({ first, kept }) => ({ ...claimed(first), id: kept.evidence }),
  'search.log': ({ first }) => ({ ...claimed(first), ...looked, id: newId() }),
  'search.edit': ({ first, kept }) => ({ ...claimed(first), id: kept.search, visibility: 'public' }),
  'search.remove': ({ first, kept }) => ({ ...claimed(first), id: kept.search }),
  'contact.log': ({ first }) => ({ ...claimed(first), ...asked, id: newId() }),
  'contact.edit': ({ first, kept }) => ({ ...claimed(first), id: kept.contact, outcome: 'declined' }),
  'contact.remove': ({ first, kept }) => ({ ...claimed(first), id: kept.contact }),
  'comment.add': ({ first }) => ({ id: newId(), claimId: first.id, text: 'Đồng ý.' }),
  'comment.edit': ({ first, kept }) => ({ id: kept.comment, claimId: first.id, text: 'Ai hỏi?' }),
  'comment.resolve': ({ first, kept }) => ({ id: kept.comment, claimId: first.id }),
  'comment.reopen': ({ first, kept }) => ({ id: kept.comment, claimId: first.id }),
  'comment.delete': ({ first, kept }) => ({ id: kept.comment, claimId: first.id }),
  'assessment.submit': ({ first, kept }) => ({ ...claimed(first), assessmentId: kept.assessment }),
  'review.approve': (on) => decision(on),
  'review.send-back': (on) => ({ ...decision(on), comment: 'Thiếu nguồn.' }),
  'review.disagree': (on) => ({ ...decision(on), opinionId: newId(), reason: 'wording' }),
  'review.decide': (on) => ({ ...decision(on), comment: 'Theo nguồn chính thức.' }),
  'claim.assign': ({ first, writer }) => ({ id: newId(), claimId: first.id, assigneeId: writer }),
  'claim.hand-back': ({ first }) => ({ claimId: first.id }),
  'assessment.take-back': ({ first, kept }) => ({ ...claimed(first), assessmentId: kept.assessment }),
};

/** On words that have changed since they were read: whoever may decide is told so. */
const decision = ({ first, kept }: Stage) => ({
  ...{ ...claimed(first), id: newId(), assessmentId: kept.assessment },
  hash: '0'.repeat(64),
});

const claimed = ({ id, version }: Stage['first']) => ({ claimId: id, version });

const verbNames = Object.keys(verbs) as VerbName[];

/** What a reviewer does with an article of the desk. */
const reviewing: Partial<Record<Permission, (actor: Person, on: Stage) => Promise<unknown>>> = {
  ...Object.fromEntries(
    verbNames.map((verb) => [
      verb,
      (actor: Person, on: Stage) => ask(actor, on.articleId, verb, inputs[verb](on)),
    ]),
  ),
  'history.undo': (actor, { articleId }) => ask(actor, articleId, 'history.undo', {}),
  'history.redo': (actor, { articleId }) => ask(actor, articleId, 'history.redo', {}),
  'history.read': (actor, { first }) => readStory(actor, first.id),
  'article.read': (actor, { articleId }) => readWorkspace(actor, articleId),
  'version.add': (actor, { articleId }) => addVersion(actor, articleId, { text: textOf(++texts) }),
  'version.edit': (actor, { articleId }) => editText(actor, articleId, { text: textOf(++texts), version: 1 }),
  'annotation.import': (actor, { articleId }) =>
    importAnnotations(
      actor,
      { json: null, articleId, addresses: addressesOf('https://desk.example.org', actor.deskId) },
      newId(),
    ),
  'annotation.replace': async (actor, { articleId, occurrence }) => {
    const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
    const json = { type: 'Annotation', target: { source: 'urn:x:none' } };
    const asked = { version: 1, origin: 'https://desk.example.org', requestId: newId() };
    await putAnnotation(actor, { versionId: version.id, occurrenceId: occurrence }, json, asked);
  },
  'article.double-read': (actor, { articleId }) => markDoubleRead(actor, { articleId, doubleRead: true }),
  'article.join-origin': async (actor, { articleId }) => {
    const { articleId: otherId } = await importArticle(
      { kind: 'system', deskId: actor.deskId },
      { text: textOf(++texts) },
    );
    await joinOrigins(actor, { articleId, otherId });
  },
  'article.part-origin': (actor, { articleId }) => partOrigin(actor, { articleId }),
  'reading.begin': (actor, { articleId }) => beginReading(actor, { articleId }),
  'reading.finish': (actor, { articleId }) => finishReading(actor, { articleId }),
  'snapshot.view': (actor, { snapshotId }) => openSnapshot(actor, snapshotId),
  'protected-note.write': (actor, { first }) => writeProtectedNote(actor, aSecret(newId(), first.id)),
  'protected-note.read': (actor, { kept }) => readProtectedNote(actor, kept.secret),
  'protected-note.destroy': (actor, { kept }) => destroyProtectedNote(actor, kept.secret),
  'source.edit': (actor, { kept }) => editSource(actor, { id: kept.source, note: 'Đáng tin.' }),
  'origin.rename': (actor, { kept }) => renameOrigin(actor, { id: kept.origin, name: 'Thông cáo 1' }),
};

/** What an administrator does with a person of the desk; `guest` stands in the desk that is acted upon. */
const managing: Partial<Record<Permission, (actor: Person, guest: Person) => Promise<unknown>>> = {
  'people.role': (actor, { userId }) => changeRole(actor, { userId, role: 'editor' }),
  'people.deactivate': async (actor, guest) => {
    await deactivateMember(actor, guest);
    await reactivateMember(actor, guest);
  },
  'people.reset': (actor, guest) => resetLink(actor, guest),
};

const aFeed = () => ({ url: `https://example.org/${newId()}`, minutes: 60 as const, pages: true });

const wholeDesk = { selection: everything, language: 'en' } as const;

const anInterest = () => ({ id: newId(), subject: 'Cảng Mẫu', note: '' });

/** What has no target but the actor's own desk. */
const own: Partial<Record<Permission, (actor: Person) => Promise<unknown>>> = {
  'article.import': (actor) => importArticle(actor, { text: textOf(++texts) }),
  'snapshot.capture': (actor) => captureFile(actor, aFile),
  'claim.take': (actor) => takeNext(actor),
  'review.read': (actor) => readQueue(actor, QueueQuery.parse({})),
  'people.read': async (actor) => [await listMembers(actor), await listInvitations(actor)],
  'people.invite': (actor) => invite(actor, { email: `${newId()}@example.org`, role: 'viewer' }),
  'report.export': (actor) => exportReport(actor, { language: 'en' }, 'json'),
  'report.publish': (actor) => publishReport(actor, wholeDesk, null, newId()),
  'report.withdraw': async (actor) => {
    const mayPublish = can(actor, 'report.publish');
    const { number } = mayPublish ? await publishReport(actor, wholeDesk, null, newId()) : { number: 1 };
    await withdrawReport(actor, number, 'Nguồn chính rút lại lời.');
  },
  'guideline.read': async (actor) => [await readGuideline(actor), await listGuidelineVersions(actor)],
  'guideline.write': (actor) => writeGuideline(actor, { text: 'Hai nguồn.', basedOn: null }),
  'audit.verify': (actor) => verifyOwnDesk(actor),
  'audit.read': (actor) => readLog(actor, LogQuery.parse({}), 'UTC'),
  'feed.read': (actor) => listFeeds(actor),
  'feed.add': (actor) => addFeed(actor, aFeed()),
  'feed.change': async (actor) => {
    const feedId = can(actor, 'feed.add') ? await addFeed(actor, aFeed()) : newId();
    await changeFeed(actor, { feedId, minutes: 15, pages: false, enabled: false });
  },
  'feed.remove': async (actor) => {
    const feedId = can(actor, 'feed.add') ? await addFeed(actor, aFeed()) : newId();
    await removeFeed(actor, { feedId });
  },
  'token.read': (actor) => listTokens(actor),
  'token.make': (actor) => makeToken(actor, { name: 'Máy', scopes: [], days: '7' }),
  'token.revoke': async (actor) => {
    await makeToken(actor, { name: 'Máy', scopes: [], days: '7' });
    const own = (await listTokens(actor)).find((one) => one.userId === actor.userId && one.state === 'open');
    await revokeToken(actor, { tokenId: own?.id ?? '' });
  },
  'webhook.read': (actor) => listWebhooks(actor),
  'webhook.add': (actor) => addWebhook(actor, { url: 'https://example.org/hook', actions: [] }),
  'webhook.remove': async (actor) => {
    const hook = { url: 'https://example.org/hook', actions: [] };
    await removeWebhook(actor, {
      webhookId: can(actor, 'webhook.add') ? await addWebhook(actor, hook) : newId(),
    });
  },
  'report.settings': async (actor) => [
    await changeReporting(actor, plainReporting),
    await readReporting(actor),
  ],
  'desk.settings': (actor) => changeDesk(actor, { name: 'Desk', timeZone: 'Asia/Almaty' }),
  'desk.create': (actor) => createDesk(actor, { name: 'Bàn mới' }),
  'agreement.read': async (actor) => [
    await readAgreement(actor, { from: null, to: null }),
    await readOwnCalls(actor),
  ],
  'conflict.declare': async (actor) => [
    await declareConflict(actor, anInterest()),
    await listConflicts(actor),
  ],
  'conflict.end': async (actor) => {
    const interest = anInterest();
    if (can(actor, 'conflict.declare')) await declareConflict(actor, interest);
    await endConflict(actor, interest);
  },
};

/** Asked for within another verb or page, not done by themselves. */
const within: Permission[] = [
  'desk.read',
  'claim.read',
  'note.read-internal',
  'report.read',
  'report.unapproved',
  'token.oversee',
];

const expected = (actor: Actor, permission: Permission, otherwise: unknown = 'works') =>
  can(actor, permission) ? otherwise : 'permission.denied';

const outcome = async (work: Promise<unknown>) => {
  const result = await codeOf(work);
  return typeof result === 'string' && /^(permission\.denied|not-found)$/.test(result) ? result : 'works';
};

const entries = <Work>(table: Partial<Record<Permission, Work>>) =>
  Object.entries(table) as [Permission, Work][];

describe('the matrix', () => {
  it('holds every permission', () => {
    const held = [reviewing, managing, own].flatMap((table) => Object.keys(table));
    expect([...held, ...within].sort()).toEqual(Object.keys(permissions).sort());
  });
});

eachEngine('who may do what', () => {
  let people: Record<Role, Person>;
  let strangers: Record<Role, Person>;
  /** Where nothing may be changed, one stage serves all. */
  let [here, there]: (Stage | undefined)[] = [];

  const team = async (): Promise<Record<Role, Person>> => {
    const deskId = await anEmptyDesk();
    const [viewer, checker, editor, admin] = [
      await aPerson(deskId, 'viewer'),
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'editor'),
      await aPerson(deskId, 'admin'),
    ];
    return { viewer, checker, editor, admin };
  };

  beforeAll(async () => {
    people = await team();
    strangers = await team();
    [here, there] = [await stage(people.checker), await stage(strangers.editor)];
  });

  describe.each(Role.options)('a %s', (role) => {
    it.each(entries(reviewing))('%s in their own desk', async (permission, work) => {
      const actor = people[role];
      const mayChange = can(actor, permission) && role !== 'viewer';
      const on = mayChange || !here ? await stage(actor) : here;
      if (permission === 'claim.restore' && mayChange) await withdraw(actor, on);
      expect(await outcome(work(actor, on))).toBe(expected(actor, permission));
    });

    it.each(entries(reviewing))('%s in another desk', async (permission, work) => {
      const on = there ?? (await stage(strangers.editor));
      expect(await outcome(work(people[role], on))).toBe(expected(people[role], permission, 'not-found'));
    });

    it.each(entries(managing))('%s in their own desk', async (permission, work) => {
      const guest = await aPerson(people[role].deskId, 'viewer');
      expect(await outcome(work(people[role], guest))).toBe(expected(people[role], permission));
    });

    it.each(entries(managing))('%s in another desk', async (permission, work) => {
      const guest = strangers.checker;
      expect(await outcome(work(people[role], guest))).toBe(expected(people[role], permission, 'not-found'));
    });

    it.each(entries(own))('%s in their own desk', async (permission, work) => {
      expect(await outcome(work(people[role]))).toBe(expected(people[role], permission));
    });

    it('people.invite: withdrawing', async () => {
      const [ours, theirs] = [people.admin, strangers.admin];
      await invite(ours, { email: `${newId()}@example.org`, role: 'viewer' });
      await invite(theirs, { email: `${newId()}@example.org`, role: 'viewer' });
      const idOf = async (admin: Person) => (await listInvitations(admin))[0]?.id ?? '';
      const withdrawal = async (admin: Person) =>
        outcome(revokeInvitation(people[role], { ticketId: await idOf(admin) }));
      expect(await withdrawal(theirs)).toBe(expected(people[role], 'people.invite', 'not-found'));
      expect(await withdrawal(ours)).toBe(expected(people[role], 'people.invite'));
    });
  });
});

/** So that there is something to restore. The version is then one higher. */
const withdraw = async (actor: Person, on: Stage): Promise<void> => {
  await ask(actor, on.articleId, 'claim.withdraw', inputs['claim.withdraw'](on));
  Object.assign(on.first, { version: (on.first.version ?? 0) + 1 });
};
