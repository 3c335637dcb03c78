/** A desk in which every table that the log tells of has a row, each with the event that made it, for tests. */
import type { Change } from '@/lib/domain/change';
import { newId } from '@/lib/domain/ids';
import type { Actor, Role } from '@/lib/domain/permissions';
import { everything } from '@/lib/domain/report-request';
import { plainReporting } from '@/lib/domain/reporting';
import { Verdict } from '@/lib/domain/verdict';
import { importArticle } from './articles';
import { database, inTransaction } from './client';
import { declareConflict } from './conflicts';
import { changeDeskOptions } from './desks';
import { exportReport } from './exports';
import { writeGuideline } from './guideline';
import { writeProtectedNote } from './protected-notes';
import { publishReport } from './published';
import { frozenFile } from './published-files';
import { readPublishedAbout } from './published-list';
import { beginReading, markDoubleRead } from './readings';
import { load, save } from './records';
import { changeReporting } from './reporting';
import { captureFile } from './snapshots';
import { anEmptyDesk } from './testing';
import { anItem, askAs } from './testing-claim';
import { makeToken } from './tokens';
import { addWebhook } from './webhooks';
import { record, write } from './write';

type Person = Actor & { kind: 'person' };

/** Someone who joined the desk as one does: the log knows. */
export const aMember = async (deskId: string, role: Role): Promise<Person> => {
  const [userId, createdAt, name] = [newId(), new Date(), `The ${role}`];
  const actor: Person = { kind: 'person', userId, name, deskId, role };
  await inTransaction(async (tx) => {
    const user = { id: userId, email: `${userId}@example.org`, name, passwordHash: '-', preferences: {} };
    await tx.user.create({ data: { ...user, createdAt } });
    await tx.membership.create({ data: { id: newId(), deskId, userId, role, createdAt } });
    await record(tx, actor, 'people.join', { target: userId, change: { role } }, createdAt);
  });
  return actor;
};

const SENTENCE = 'Theo một quan chức, quân đội đã tới sân bay.';

/** Store a change as a verb would, whatever it says. */
export const storeChange = (actor: Person, target: string, change: Change) =>
  write(actor, 'claim.edit', async (tx) => {
    const { records } = await load(tx, actor.deskId, { cases: [target] });
    await save(tx, actor.deskId, records, change);
    return { target, change };
  });

/** The desk, its people, and a claim on which everything hangs. */
export const aFullDesk = async () => {
  const deskId = await anEmptyDesk();
  const [checker, editor, admin] = [
    await aMember(deskId, 'checker'),
    await aMember(deskId, 'editor'),
    await aMember(deskId, 'admin'),
  ];
  await changeDeskOptions(admin, { approvals: 1, blind: false, fetching: true, publishing: false });
  const { articleId } = await importArticle(checker, { text: `Bản tin. ${SENTENCE} Tin này chưa rõ.` });
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  const start = version.text.indexOf(SENTENCE);
  const range = { versionId: version.id, start, end: start + SENTENCE.length - 1 };
  const [claimId, otherId, assessmentId] = [newId(), newId(), newId()];
  const ask = (verb: Parameters<typeof askAs>[1], input: object) => askAs(checker, verb, input, articleId);
  await ask('claim.draft', { id: claimId, occurrenceId: newId(), ...range });
  const reports = { claimId, linkId: newId(), version: 1 };
  await ask('claim.draft', { id: otherId, occurrenceId: newId(), ...range, layer: 'attribution', reports });
  const on = (n: number) => ({ claimId, version: n });
  await ask('note.add', { ...on(2), id: newId(), text: 'Đã hỏi.', visibility: 'public' });
  const verdict = { verdict: 'unconfirmed', basis: 'single_source', whatWouldChangeIt: 'Một nguồn thứ hai.' };
  await ask('verdict.give', { ...on(3), id: assessmentId, ...verdict, rationale: 'Chỉ một nguồn nói vậy.' });
  const { snapshot } = await captureFile(checker, {
    bytes: new TextEncoder().encode(anItem.quote),
    fileName: 'tin.txt',
    declaredType: '',
  });
  await ask('evidence.add', {
    ...{ ...on(4), ...anItem, id: newId(), snapshotId: snapshot.id, reliability: 'B', credibility: 2 },
    newSource: { id: newId(), kind: 'publisher', name: 'Báo Mẫu' },
    newOrigin: { id: newId(), name: 'Thông cáo' },
  });
  const at = '2022-01-07T08:00:00Z';
  await ask('search.log', {
    ...{ ...on(5), id: newId(), lookedFor: 'sân bay', place: 'Cổng tin', searchedAt: at, outcome: 'nothing' },
  });
  const asked = { contacted: 'Bộ Quốc phòng', channel: 'email', attemptedAt: at, outcome: 'pending' };
  await ask('contact.log', { ...on(6), id: newId(), ...asked });
  await ask('comment.add', { id: newId(), claimId, text: 'Ai hỏi thì tốt hơn?', mentions: [editor.userId] });
  await declareConflict(checker, { id: newId(), subject: 'Cảng Mẫu', note: 'Anh em làm ở đó.' });
  await writeProtectedNote(checker, {
    id: newId(),
    claimId,
    text: 'Người ở cổng.',
    readers: [editor.userId],
  });
  await writeGuideline(editor, { text: 'Hai nguồn độc lập.', basedOn: null });
  await markDoubleRead(editor, { articleId, doubleRead: true });
  await beginReading(checker, { articleId });
  await markDoubleRead(editor, { articleId, doubleRead: false });
  await makeToken(checker, { name: 'Máy nhập tin', scopes: ['import'], days: '30' });
  await addWebhook(admin, { url: 'https://example.org/hook', actions: ['review.'] });
  await changeReporting(editor, { ...plainReporting, vi: { ...plainReporting.vi, byline: 'Ban Quốc tế' } });
  const selection = { verdicts: [...Verdict.options], unassessed: true };
  await exportReport(editor, { articleIds: [articleId], selection, language: 'vi' }, 'json');
  const published = await publishReport(editor, { selection: everything, language: 'vi' }, null, newId());
  const about = await readPublishedAbout(editor, published.number);
  await frozenFile(deskId, about, 'csv', async () => new TextEncoder().encode('number;claim'));
  return {
    deskId,
    checker,
    editor,
    admin,
    articleId,
    versionId: version.id,
    claimId,
    otherId,
    assessmentId,
  };
};

export type FullDesk = Awaited<ReturnType<typeof aFullDesk>>;
