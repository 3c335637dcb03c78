import { describe, expect, it } from 'vitest';
import { plainDesk } from '@/lib/domain/desk-rules';
import { newId } from '@/lib/domain/ids';
import { caseOf } from '@/lib/domain/rules-case';
import { sandbox } from '@/lib/domain/testing';
import { asking, inTheWay, isInHand, ownAssessment } from './submitting';

const text = 'Có người đưa tin rằng sân bay đã bị chiếm.';

/** A claim with a verdict, and what is known of it. */
const judged = (verdict: string, by = 'checker-a') => {
  const desk = sandbox(text);
  const claimId = desk.draft(text, { layer: 'attribution' });
  const version = () => claimNow().version;
  const claimNow = () => {
    const claim = desk.records.claim.get(claimId);
    if (!claim) throw new Error('no such claim');
    return claim;
  };
  const give = (what: string, who = by) =>
    desk.perform('verdict.give', { id: newId(), claimId, version: version(), verdict: what }, who);
  give(verdict);
  const own = (userId = by) => ownAssessment(desk.records, claimNow(), userId);
  const caseNow = (reasons: Record<string, string> = {}) => {
    const assessment = own();
    if (!assessment) throw new Error('no assessment');
    return caseOf(
      desk.records,
      claimNow(),
      { ...assessment, reasons },
      { by, desk: plainDesk, interests: [] },
    );
  };
  return { desk, claimId, version, give, own, caseNow };
};

describe('whose verdict is submitted', () => {
  it('the standing one where it is one’s own', () => {
    const { own } = judged('unconfirmed');
    expect(own()?.verdict).toBe('unconfirmed');
  });

  it('else one’s newest', () => {
    const { give, own } = judged('unconfirmed');
    give('disputed', 'checker-b');
    expect(own()?.verdict).toBe('unconfirmed');
    expect(own('checker-b')?.verdict).toBe('disputed');
  });

  it('nobody’s else', () => {
    expect(judged('unconfirmed').own('checker-b')).toBeNull();
  });
});

describe('what is in the way', () => {
  it('of an attribution: the passage itself, then a reason, then nothing', () => {
    const { desk, claimId, version, caseNow } = judged('confirmed');
    expect(inTheWay(caseNow()).map(({ rule }) => rule)).toEqual(['VR-01']);
    expect(asking(caseNow())).toEqual([]);
    desk.perform('evidence.add', {
      id: newId(),
      claimId,
      version: version(),
      articleId: desk.articleId,
      versionId: desk.versionId,
      start: 0,
      end: text.length,
      quote: text,
      publisher: 'tin.txt',
      accessedAt: '2022-01-07T07:00:00.000Z',
      sourceKind: 'document',
      stance: 'supports',
      directness: 'primary',
    });
    expect(asking(caseNow()).map(({ rule }) => rule)).toEqual(['VR-01']);
    const answered = caseNow({ 'VR-01': 'The words are the report.' });
    expect(inTheWay(answered)).toEqual([]);
    expect(asking(answered).map(({ rule }) => rule)).toEqual(['VR-01']);
  });
});

it.each([
  ['proposed', true],
  ['sent_back', true],
  ['submitted', false],
  ['approved', false],
  ['withdrawn', false],
] as const)('%s: in its author’s hand is %s', (state, isIt) => {
  expect(isInHand({ state })).toBe(isIt);
});
