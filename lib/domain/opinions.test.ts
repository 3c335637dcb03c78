import { describe, expect, it } from 'vitest';
import { differing, opinionsOf, type Part, partOf } from './opinions';
import type { Role } from './permissions';
import type { Review } from './review';
import type { Assessment } from './verdict';

const assessment = (id: string, authorId: string, more: Partial<Assessment> = {}): Assessment => ({
  id,
  claimId: 'claim',
  authorId,
  state: 'proposed',
  verdict: 'disputed',
  basis: 'conflicting',
  confidence: 'high',
  rationale: '',
  whatWouldChangeIt: '',
  asOf: '2022-01-08T05:05:00.000Z',
  independent: true,
  reasons: {},
  guideline: null,
  hash: null,
  submittedAt: null,
  createdAt: '2022-01-08T05:05:00.000Z',
  deletedAt: null,
  ...more,
});

const first = assessment('first', 'checker-a', { state: 'submitted', hash: 'h' });
const second = assessment('second', 'checker-b', {
  verdict: 'unconfirmed',
  basis: 'single_source',
  createdAt: '2022-01-08T06:40:00.000Z',
});
const disagreed: Review = {
  id: 'review',
  claimId: 'claim',
  assessmentId: 'first',
  reviewerId: 'checker-b',
  hash: 'h',
  decision: 'disagreed',
  reason: 'evidence_read_differently',
  comment: '',
  opinionId: 'second',
  createdAt: '2022-01-08T06:41:00.000Z',
};

describe('opinions', () => {
  it('are none while no verdict stands', () => {
    expect(opinionsOf(null, [first], [])).toBeNull();
  });

  it('stand as first and second, whatever the order they come in', () => {
    expect(opinionsOf('first', [second, first], [])).toEqual({ first, second, disagreement: null });
  });

  it('do not count what was withdrawn, deleted, or one’s own', () => {
    const gone = [
      assessment('w', 'checker-b', { state: 'withdrawn' }),
      assessment('d', 'checker-b', { deletedAt: '2022-01-09T00:00:00.000Z' }),
      assessment('own', 'checker-a'),
    ];
    expect(opinionsOf('first', [first, ...gone], [])?.second).toBeNull();
  });

  it('keep the one that was disagreed with, though a newer one is there', () => {
    const third = assessment('third', 'checker-c', { createdAt: '2022-01-09T00:00:00.000Z' });
    expect(opinionsOf('first', [first, second, third], [disagreed])).toEqual({
      first,
      second,
      disagreement: disagreed,
    });
  });

  it('forget a disagreement about words that have changed since', () => {
    const again = { ...first, hash: 'other' };
    expect(opinionsOf('first', [again, second], [disagreed])?.disagreement).toBeNull();
  });

  it('differ in what is compared', () => {
    expect(differing(first, second)).toEqual(['verdict', 'basis']);
    expect(differing(first, null)).toEqual([]);
  });
});

describe('the part a person has', () => {
  const open = { first, second: null, disagreement: null };
  const split = { first, second, disagreement: disagreed };
  const table: [string, Role, typeof open | typeof split, Part][] = [
    ['checker-a', 'admin', open, 'author'],
    ['checker-b', 'checker', open, 'second'],
    ['checker-d', 'editor', open, 'editor-of-it'],
    ['viewer', 'viewer', open, 'reader'],
    ['checker-b', 'checker', split, 'disagreeing'],
    ['checker-c', 'checker', split, 'reader'],
    ['editor', 'editor', split, 'arbiter'],
    ['checker-d', 'editor', split, 'editor-of-it'],
  ];
  it.each(table)('%s, %s', (userId, role, opinions, part) => {
    const actor = { kind: 'person', userId, name: userId, deskId: 'desk', role } as const;
    expect(partOf(actor, opinions, new Set(['checker-a', 'checker-d']))).toBe(part);
  });

  it('is none in what is not submitted', () => {
    const actor = { kind: 'person', userId: 'x', name: 'x', deskId: 'desk', role: 'editor' } as const;
    const proposed = { ...open, first: { ...first, state: 'proposed' as const } };
    expect(partOf(actor, proposed, new Set())).toBe('reader');
  });
});
