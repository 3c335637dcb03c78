import { describe, expect, it } from 'vitest';
import type { Change, Patch } from './change';
import { audience, NotificationKind, occasionsIn } from './notification';

const set = (fields: Record<string, readonly [string | string[], string | string[]]>): Patch => ({
  kind: 'assessment',
  id: 'a',
  set: fields,
});
const review = (decision: 'approved' | 'changes_requested' | 'disagreed' | 'decided'): Patch => ({
  kind: 'review',
  id: 'r',
  create: {
    id: 'r',
    claimId: 'c',
    assessmentId: 'a',
    reviewerId: 'u',
    hash: '',
    decision,
    reason: null,
    comment: '',
    opinionId: null,
    createdAt: '',
  },
});
const comment = (mentions: string[]): Patch => ({
  kind: 'comment',
  id: 'k',
  create: {
    id: 'k',
    claimId: 'c',
    authorId: 'u',
    text: '',
    mentions,
    parentId: null,
    resolvedAt: null,
    resolvedById: null,
    createdAt: '',
    editedAt: null,
    deletedAt: null,
  },
});

describe('what people are told of', () => {
  const cases: [name: string, change: Change, kinds: NotificationKind[]][] = [
    ['nothing', [], []],
    ['a comment that calls nobody', [comment([])], []],
    ['a comment that calls someone', [comment(['v'])], ['mentioned']],
    ['the same person called again', [{ kind: 'comment', id: 'k', set: { mentions: [['v'], ['v']] } }], []],
    [
      'one more called',
      [{ kind: 'comment', id: 'k', set: { mentions: [['v'], ['v', 'w']] } }],
      ['mentioned'],
    ],
    ['a proposal', [set({ state: ['withdrawn', 'proposed'] })], []],
    ['a submission', [set({ state: ['proposed', 'submitted'] })], ['submitted']],
    ['an approval', [review('approved'), set({ state: ['submitted', 'approved'] })], ['approved']],
    ['sent back', [review('changes_requested'), set({ state: ['submitted', 'sent_back'] })], ['sent_back']],
    ['a disagreement', [review('disagreed')], ['disagreed']],
    [
      'a decision, which ends the other assessment too',
      [review('decided'), set({ state: ['submitted', 'withdrawn'] })],
      ['decided'],
    ],
    ['an approval lost by an edit', [set({ state: ['approved', 'proposed'] })], ['voided']],
    ['an approval overtaken by a new verdict', [set({ state: ['approved', 'withdrawn'] })], ['voided']],
    ['the grounds alone', [set({ rationale: ['a', 'b'] })], []],
  ];
  it.each(cases)('%s', (_, change, kinds) =>
    expect(occasionsIn(change).map(({ kind }) => kind)).toEqual(kinds),
  );

  it('has somebody for every kind', () => {
    expect(Object.keys(audience).sort()).toEqual([...NotificationKind.options].sort());
    expect(Object.values(audience).every((parts) => parts.length > 0)).toBe(true);
  });
});
