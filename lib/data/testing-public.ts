/** A desk with public pages, two claims that were approved and published, and one that was not; for tests. */
import { newId } from '@/lib/domain/ids';
import { everything } from '@/lib/domain/report-request';
import { importArticle } from './articles';
import { database } from './client';
import { changeDeskOptions } from './desks';
import { writeProtectedNote } from './protected-notes';
import { publishReport } from './published';
import { anEmptyDesk } from './testing';
import { anItem, askAs } from './testing-claim';
import { aMember } from './testing-full-desk';

export const AIRSPACE =
  'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân, để chiếm quyền kiểm soát vùng trời của Kazakhstan; tuy nhiên hiện tại thông tin này vẫn chưa được xác nhận.';
export const CAPITAL = 'Thủ đô Alma-Ata';
export const WAITING = 'Nga đã đưa quân đội đặc nhiệm tới';

/** Stands in everything that is the desk's own: notes, grades' reasons, searches, who was asked in confidence. */
export const INTERNAL = 'chuyện nội bộ của bàn';

const text = `Tình hình tại Kazakhstan diễn biến phức tạp. ${WAITING} để bảo vệ các cơ sở trọng yếu. ${AIRSPACE} Các lực lượng an ninh đã được tăng cường. Bạo loạn đã lan tới ${CAPITAL} và nhiều thành phố khác, theo các hãng tin.`;

const page = (words: string, id: string): string => `<!doctype html><html lang="vi"><head>
<title>Tình hình Kazakhstan: điều gì đã rõ, điều gì chưa</title>
<link rel="canonical" href="https://bao-mau.example.org/kazakhstan/${id}">
<meta property="og:url" content="https://bao-mau.example.org/kazakhstan/${id}">
<meta property="og:site_name" content="Báo Mẫu"><meta property="article:published_time" content="2022-01-07T08:00:00Z">
</head><body><article><h1>Tình hình Kazakhstan: điều gì đã rõ, điều gì chưa</h1><p>${words}</p></article></body></html>`;

const AT = '2022-01-07T08:00:00.000Z';

type Judged = { readonly rationale: string; readonly [field: string]: unknown };

/** @param options whether the desk has public pages */
export const aPublicDesk = async ({ publishing } = { publishing: true }) => {
  const deskId = await anEmptyDesk();
  const [checker, second, editor, admin] = [
    await aMember(deskId, 'checker'),
    await aMember(deskId, 'checker'),
    await aMember(deskId, 'editor'),
    await aMember(deskId, 'admin'),
  ];
  const show = (on: boolean) =>
    changeDeskOptions(admin, { approvals: 1, blind: false, fetching: false, publishing: on });
  await show(publishing);
  const { articleId } = await importArticle(checker, {
    bytes: new TextEncoder().encode(page(text, deskId)),
    fileName: 'kazakhstan.html',
  });
  const db = await database();
  const version = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
  const draft = async (words: string): Promise<string> => {
    const [id, start] = [newId(), version.text.indexOf(words)];
    const range = { versionId: version.id, start, end: start + words.length };
    await askAs(checker, 'claim.draft', { id, occurrenceId: newId(), ...range }, articleId);
    return id;
  };
  const versionOf = async (claimId: string) =>
    (await db.claim.findUniqueOrThrow({ where: { id: claimId } })).version;
  /** A verb on a claim as it is now, in the first checker's name. */
  const on = async (claimId: string, verb: Parameters<typeof askAs>[1], input: object) =>
    askAs(checker, verb, { id: newId(), claimId, version: await versionOf(claimId), ...input });
  const search = { lookedFor: 'phòng không Kazakhstan', place: 'Cổng thông tin Bộ Quốc phòng' };
  const ready = async (claimId: string) => {
    await on(claimId, 'search.log', { ...search, searchedAt: AT, outcome: 'nothing', visibility: 'public' });
    const asked = { contacted: 'Bộ Quốc phòng', channel: 'email', attemptedAt: AT };
    const answer = { outcome: 'answered', response: 'Không bình luận.', visibility: 'public' };
    await on(claimId, 'contact.log', { ...asked, ...answer });
    await on(claimId, 'contact.log', {
      ...asked,
      contacted: INTERNAL,
      outcome: 'answered',
      response: INTERNAL,
    });
    await on(claimId, 'search.log', {
      ...search,
      place: INTERNAL,
      searchedAt: AT,
      outcome: 'found',
      result: INTERNAL,
    });
    await on(claimId, 'note.add', { text: INTERNAL, visibility: 'internal' });
    await on(claimId, 'note.add', { text: 'Bàn đã đọc văn bản gốc.', visibility: 'public' });
    await askAs(checker, 'comment.add', { id: newId(), claimId, text: INTERNAL, mentions: [] });
    const guarded = { id: newId(), claimId, text: INTERNAL, readers: [editor.userId] };
    await writeProtectedNote(checker, guarded);
  };
  const inside = { note: INTERNAL, reliability: 'B', credibility: 2 };
  const item = async (claimId: string, more: object) =>
    on(claimId, 'evidence.add', {
      ...anItem,
      ...inside,
      archiveUrl: 'https://archive.example.org/1',
      ...more,
    });
  /** Judge, submit and approve; `correction` where the claim has gone out before. */
  const approve = async (claimId: string, given: Judged, correction?: object) => {
    const assessmentId = newId();
    await on(claimId, 'verdict.give', { ...given, id: assessmentId });
    const reasons = Object.fromEntries(
      ['VR-03', 'VR-07', 'VR-17', 'VR-22', 'VR-25'].map((rule) => [rule, 'Có lý do.']),
    );
    await on(claimId, 'assessment.submit', { assessmentId, reasons });
    const { hash } = await db.assessment.findUniqueOrThrow({ where: { id: assessmentId } });
    const own = { id: newId(), claimId, version: await versionOf(claimId), assessmentId, hash };
    const how = correction && { correction: { id: newId(), ...correction } };
    await askAs(second, 'review.approve', { ...own, ...how });
  };
  const selection = { ...everything, unassessed: false };
  const publish = async (supersedes: number | null = null, more: object = {}) =>
    (await publishReport(editor, { selection, language: 'vi', ...more }, supersedes, newId())).number;

  const [hedged, capital, waiting] = [await draft(AIRSPACE), await draft(CAPITAL), await draft(WAITING)];
  await on(hedged, 'claim.edit', { shortText: 'Bọn khủng bố tìm cách chiếm quyền kiểm soát vùng trời' });
  await on(hedged, 'claim.edit', {
    ...{ subjects: ['Bộ Quốc phòng Kazakhstan'], place: 'Kazakhstan', claimDate: '2022-01-06' },
    ...{ type: 'event', sourceKind: 'anonymous' },
  });
  await on(capital, 'claim.edit', { shortText: 'Alma-Ata là thủ đô của Kazakhstan' });
  for (const id of [hedged, capital]) await ready(id);
  const agency = { publisher: 'Hãng tin Mẫu', title: 'Tin nhanh từ Nur-Sultan', publishedOn: '2022-01-06' };
  await item(hedged, { ...agency, sourceKind: 'agency', directness: 'secondary' });
  const official = {
    publisher: 'Chính phủ Kazakhstan',
    title: 'Hiến pháp, điều 2',
    publishedOn: '2019-03-23',
  };
  await item(capital, { ...official, stance: 'contradicts', quote: 'Thủ đô là Nur-Sultan.' });
  await approve(hedged, {
    ...{ verdict: 'unconfirmed', basis: 'anonymous_only', confidence: 'moderate' },
    rationale: 'Chỉ có một hãng tin nhắc lại, không nêu ai nói. Bộ Quốc phòng không bình luận.',
    whatWouldChangeIt: 'Một quan chức có tên, hoặc hình ảnh xác minh được.',
  });
  await approve(capital, {
    ...{ verdict: 'disputed', basis: 'contradicted', confidence: 'high' },
    rationale: 'Thủ đô từ năm 1997 là Astana, nay mang tên Nur-Sultan; Alma-Ata là thành phố lớn nhất.',
  });
  return {
    deskId,
    checker,
    second,
    editor,
    admin,
    articleId,
    hedged,
    capital,
    waiting,
    approve,
    publish,
    show,
    on,
  };
};

export type PublicDeskForTests = Awaited<ReturnType<typeof aPublicDesk>>;
