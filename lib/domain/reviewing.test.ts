import { beforeEach, describe, expect, it } from 'vitest';
import { plainDesk } from './desk-rules';
import { DomainError } from './errors';
import { newId } from './ids';
import { printedHash } from './printed';
import type { Correction } from './review';
import { reviewDesk } from './reviewing-testing';

let desk: ReturnType<typeof reviewDesk>;
beforeEach(() => {
  desk = reviewDesk();
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) {
      const found = (error.details.findings ?? []) as { rule: string }[];
      return [error.code, ...found.map(({ rule }) => rule)].join(' ');
    }
    throw error;
  }
  return 'done';
};

const approve = (by: string, more: object = {}) => desk.decide('review.approve', by, more);
const contrary = (by: string) => {
  const id = desk.opine(by, { verdict: 'unconfirmed', basis: 'single_source' });
  desk.decide('review.disagree', by, { opinionId: id, reason: 'evidence_read_differently' });
  return id;
};

describe('approving', () => {
  it('is for somebody else', () => {
    expect(refusal(() => approve('author'))).toBe('rules.refused VR-08');
    expect(desk.state()).toBe('submitted');
    approve('second');
    expect(desk.state()).toBe('approved');
    expect([...desk.records.review.values()]).toMatchObject([
      { reviewerId: 'second', decision: 'approved', hash: desk.hash() },
    ]);
  });

  it('is not for who changed words or evidence', () => {
    desk.beyond.editors.set(desk.claimId, new Set(['second']));
    expect(refusal(() => approve('second'))).toBe('rules.refused VR-08');
    expect(refusal(() => approve('third'))).toBe('done');
  });

  it('is not for who declared an interest', () => {
    desk.interests = ['Sân bay Almaty'];
    expect(refusal(() => approve('second'))).toBe('rules.refused VR-23');
  });

  it('is of exactly what was read', () => {
    expect(refusal(() => approve('second', { hash: '0'.repeat(64) }))).toBe('hash.stale');
    expect(refusal(() => approve('second', { version: 1 }))).toBe('version.stale');
  });

  it('needs a snapshot or an archived address of every item', () => {
    desk = reviewDesk({ stored: 'not' });
    expect(refusal(() => approve('second'))).toBe('rules.refused VR-11');
  });

  it('asks for two where the desk does', () => {
    desk.rules = { ...plainDesk, approvals: 2 };
    approve('second');
    expect(desk.state()).toBe('submitted');
    expect(refusal(() => approve('second'))).toBe('move.illegal');
    approve('third');
    expect(desk.state()).toBe('approved');
  });

  it('counts no yes from before the last submission', () => {
    desk.rules = { ...plainDesk, approvals: 2 };
    approve('second');
    desk.perform('assessment.take-back', desk.on());
    desk.submit();
    approve('third');
    expect(desk.state()).toBe('submitted');
  });

  it('is not done blindly: one’s own opinion comes first', () => {
    desk.rules = { ...plainDesk, blind: true };
    expect(refusal(() => approve('second'))).toBe('rules.refused VR-10');
    expect(refusal(() => desk.decide('review.send-back', 'second', { comment: 'Vì sao?' }))).toBe(
      'rules.refused VR-10',
    );
    desk.opine('second', { verdict: 'confirmed' });
    approve('second');
    expect(desk.state()).toBe('approved');
  });

  it('is lost by an edit, and undoing the edit does not bring it back', () => {
    approve('second');
    const before = desk.statement();
    desk.perform('claim.edit', { claimId: desk.claimId, version: desk.version(), statement: 'Khác.' });
    expect(desk.state()).toBe('proposed');
    desk.perform('claim.edit', { claimId: desk.claimId, version: desk.version(), statement: before });
    expect(desk.state()).toBe('proposed');
    expect(refusal(() => approve('third'))).toBe('move.illegal');
  });

  it('ends whose turn it was', () => {
    desk.perform('claim.assign', { id: newId(), claimId: desk.claimId, assigneeId: newId() });
    approve('second');
    expect([...desk.records.assignment.values()].filter((one) => !one.deletedAt)).toEqual([]);
  });
});

describe('sending back', () => {
  it('says why, and the author submits again', () => {
    expect(refusal(() => desk.decide('review.send-back', 'second', { comment: ' ' }))).toBe('input.invalid');
    expect(refusal(() => desk.decide('review.send-back', 'author', { comment: 'Thôi.' }))).toBe(
      'permission.denied',
    );
    desk.decide('review.send-back', 'second', { comment: 'Thiếu nguồn.' });
    expect(desk.state()).toBe('sent_back');
    desk.submit();
    expect(desk.state()).toBe('submitted');
  });
});

describe('disagreeing', () => {
  it('needs a verdict of one’s own that says something else', () => {
    const same = desk.opine('second', { verdict: 'confirmed', basis: 'corroborated' });
    const disagree = (opinionId: string) =>
      refusal(() => desk.decide('review.disagree', 'second', { opinionId, reason: 'wording' }));
    expect(disagree(same)).toBe('input.invalid');
    expect(disagree(desk.assessmentId)).toBe('permission.denied');
    expect(disagree(desk.opine('second', { verdict: 'disputed' }))).toBe('done');
    expect(desk.state()).toBe('submitted');
  });

  it('leaves the claim to an editor who is neither of the two', () => {
    contrary('second');
    expect(refusal(() => approve('third'))).toBe('review.disputed');
    expect(refusal(() => desk.decide('review.decide', 'second', { comment: 'Tôi.' }))).toBe(
      'permission.denied',
    );
    expect(refusal(() => desk.decide('review.decide', 'author', { comment: 'Tôi.' }))).toBe(
      'permission.denied',
    );
    desk.decide('review.decide', 'third', { comment: 'Hai nguồn gốc độc lập.' });
    expect(desk.state()).toBe('approved');
  });

  it('can be decided for the second opinion; what each said is kept', () => {
    const opinion = contrary('second');
    const { claim, other } = { claim: desk.claim(), other: desk.assessment(opinion) };
    const hash = printedHash(desk.records, claim, other);
    const decide = () =>
      desk.decide('review.decide', 'third', { assessmentId: opinion, hash, comment: 'Chưa đủ.' });
    expect(refusal(decide)).toBe('rules.refused VR-05');
    desk.log();
    decide();
    expect(desk.claim().assessmentId).toBe(opinion);
    expect(desk.assessment(opinion)).toMatchObject({ state: 'approved', hash });
    expect(desk.assessment(desk.assessmentId)).toMatchObject({ state: 'withdrawn', verdict: 'confirmed' });
    expect([...desk.records.review.values()].map((one) => one.decision)).toEqual(['disagreed', 'decided']);
  });

  it('is over when the one who disagreed approves after all', () => {
    contrary('second');
    approve('second');
    expect(desk.state()).toBe('approved');
  });

  it('is decided with one of two approvals, where the desk asks for two', () => {
    desk.rules = { ...plainDesk, approvals: 2 };
    contrary('second');
    desk.decide('review.decide', 'third', { comment: 'Rõ.' });
    expect(desk.state()).toBe('submitted');
    approve('fourth');
    expect(desk.state()).toBe('approved');
  });

  it('there is nothing to decide without one', () => {
    expect(refusal(() => desk.decide('review.decide', 'third', { comment: 'Rõ.' }))).toBe('move.illegal');
  });
});

describe('a claim that stands in an exported report', () => {
  const correction = { id: newId(), kind: 'minor', reason: 'Thêm nguồn.' };
  const exported = (verdict: 'confirmed' | 'disputed', hash: string) => {
    const { basis, confidence, rationale, whatWouldChangeIt } = desk.assessment(desk.assessmentId);
    const assessment = { verdict, basis, confidence, rationale, whatWouldChangeIt };
    desk.beyond.exported.set(desk.claimId, { hash, assessment });
  };
  const made = (): Correction[] => [...desk.records.correction.values()];

  it('is corrected with the approval of what is printed otherwise', () => {
    exported('confirmed', 'a'.repeat(64));
    expect(refusal(() => approve('second'))).toBe('correction.needed');
    approve('second', { correction });
    expect(made()).toMatchObject([{ kind: 'minor', fromHash: 'a'.repeat(64), toHash: desk.hash() }]);
  });

  it('is corrected substantially when its verdict changed, whatever is said', () => {
    exported('disputed', 'a'.repeat(64));
    approve('second', { correction });
    expect(made()).toMatchObject([
      { kind: 'substantial', before: { verdict: 'disputed' }, after: { verdict: 'confirmed' } },
    ]);
  });

  it('is not corrected when the same is printed', () => {
    exported('confirmed', desk.hash());
    approve('second', { correction });
    expect(made()).toEqual([]);
  });
});

describe('whose turn it is', () => {
  const open = () => [...desk.records.assignment.values()].filter((one) => !one.deletedAt);
  const assign = (assigneeId: string) =>
    desk.perform('claim.assign', { id: newId(), claimId: desk.claimId, assigneeId, dueOn: '2022-02-01' });

  it('is one person’s at a time', () => {
    const [before, after] = [newId(), newId()];
    assign(before);
    assign(after);
    expect(open()).toMatchObject([{ assigneeId: after, dueOn: '2022-02-01' }]);
  });

  it('can be handed back by that person', () => {
    const assignee = newId();
    assign(assignee);
    const handBack = (by: string) =>
      refusal(() => desk.perform('claim.hand-back', { claimId: desk.claimId }, by));
    expect(handBack('third')).toBe('not-found');
    expect(handBack(assignee)).toBe('done');
    expect(open()).toEqual([]);
  });
});
