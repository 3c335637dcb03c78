/** An article whose passages go through new versions, for tests. */
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { importArticle } from './articles';
import { database } from './client';
import { anEmptyDesk } from './testing';
import { anItem, askAs } from './testing-claim';
import { aMember } from './testing-full-desk';

type Person = Actor & { kind: 'person' };

export const SENTENCES = [
  'Quân đội đã tới sân bay Almaty.',
  'Theo một quan chức, ba người đã bị bắt trong đêm.',
  'Washington bác bỏ những cáo buộc như vậy.',
  'Chính phủ nói rằng tình hình đã ổn định trở lại.',
] as const;
export const TEXT = SENTENCES.join(' ');

/** A desk with an article, somebody of every role, and a claim for each of its sentences. */
export const aMarkedDesk = async () => {
  const db = await database();
  const deskId = await anEmptyDesk();
  const [viewer, checker, second, editor] = [
    await aMember(deskId, 'viewer'),
    await aMember(deskId, 'checker'),
    await aMember(deskId, 'checker'),
    await aMember(deskId, 'editor'),
  ];
  const { articleId } = await importArticle(checker, { text: TEXT, title: 'Almaty' });
  const version = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
  const claims: string[] = [];
  for (const words of SENTENCES) {
    const [id, start] = [newId(), TEXT.indexOf(words)];
    const range = { versionId: version.id, start, end: start + words.length };
    await askAs(checker, 'claim.draft', { id, occurrenceId: newId(), ...range }, articleId);
    claims.push(id);
  }
  const versionOf = async (claimId: string) =>
    (await db.claim.findUniqueOrThrow({ where: { id: claimId } })).version;
  const ask = async (by: Person, verb: Parameters<typeof askAs>[1], claimId: string, input: object = {}) =>
    askAs(by, verb, { claimId, version: await versionOf(claimId), ...input }, articleId);

  /** Give a verdict that holds, and have a second person approve it. @returns the assessment's id */
  const approve = async (claimId: string): Promise<string> => {
    const id = newId();
    await ask(checker, 'search.log', claimId, {
      ...{ id: newId(), lookedFor: 'Almaty', place: 'Cổng tin', outcome: 'nothing' },
      searchedAt: '2022-01-07T08:00:00Z',
    });
    await ask(checker, 'verdict.give', claimId, {
      ...{ id, verdict: 'unconfirmed', basis: 'single_source', rationale: 'Chỉ một nguồn nói vậy.' },
      whatWouldChangeIt: 'Một nguồn thứ hai.',
    });
    await ask(checker, 'evidence.add', claimId, {
      ...anItem,
      id: newId(),
      archiveUrl: 'https://example.org/a',
    });
    const reasons = { 'VR-22': 'Không ai bị nêu tên.', 'VR-07': 'Đã hỏi lại.', 'VR-03': 'Chưa có thêm.' };
    await ask(checker, 'assessment.submit', claimId, { assessmentId: id, reasons });
    const { hash } = await db.assessment.findUniqueOrThrow({ where: { id } });
    await ask(second, 'review.approve', claimId, { id: newId(), assessmentId: id, hash });
    return id;
  };
  const passage = (i: number) =>
    db.occurrence.findFirstOrThrow({ where: { claimId: claims[i] ?? '', deletedAt: null } });
  const claim = (i: number) => claims[i] ?? '';
  return {
    db,
    deskId,
    articleId,
    first: version,
    viewer,
    checker,
    second,
    editor,
    ask,
    approve,
    passage,
    claim,
  };
};

export type MarkedDesk = Awaited<ReturnType<typeof aMarkedDesk>>;
