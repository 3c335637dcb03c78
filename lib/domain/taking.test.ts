import { describe, expect, it } from 'vitest';
import { apply, invert, noRecords } from './change';
import { plainDesk } from './desk-rules';
import { newId } from './ids';
import type { Actor } from './permissions';
import { splitSentences } from './sentences';
import { needsOf, type Step, takeAll } from './taking';
import type { Writing } from './writing';

const text = 'Bản tin. Quân đội đã tới sân bay. Tin này chưa rõ.';
const [versionId, articleId, claimId] = [newId(), newId(), newId()];
const sentences = splitSentences(text, 'vi').flatMap(({ start, end }) => [start, end]);
const writing: Writing = {
  by: 'checker-a',
  at: '2022-01-07T08:00:00.000Z',
  texts: new Map([[versionId, { articleId, text, language: 'vi', sentences, boundaries: {} }]]),
  desk: plainDesk,
  interests: [],
};
const actor: Actor = { kind: 'person', userId: 'checker-a', name: '', deskId: 'd', role: 'checker' };
const asked = { actor, writing };

const draft: Step = {
  verb: 'claim.draft',
  input: { id: claimId, occurrenceId: newId(), versionId, start: 9, end: 20 },
};
const edit: Step = {
  verb: 'claim.edit',
  input: { statement: 'Quân đội đã tới Almaty.', subjects: ['Quân đội'] },
};
const note: Step = { verb: 'note.add', input: { id: newId(), text: 'Đã hỏi.', visibility: 'public' } };
const verdict: Step = { verb: 'verdict.give', input: { id: newId(), verdict: 'unconfirmed' } };

describe('several verbs on one claim', () => {
  const { change, refused } = takeAll(noRecords, claimId, [draft, edit, note, verdict], asked);
  const after = apply(noRecords, change);

  it('make it as it is in the end, with nothing set on what was made but what points back', () => {
    expect(refused).toEqual([]);
    expect(change.map((one) => [one.kind, 'create' in one])).toEqual([
      ['claim', true],
      ['occurrence', true],
      ['note', true],
      ['assessment', true],
      ['claim', false],
    ]);
    expect(after.claim.get(claimId)).toMatchObject({
      ...{ statement: 'Quân đội đã tới Almaty.', subjects: ['Quân đội'], version: 2 },
      assessmentId: verdict.input.id,
    });
  });

  it('are taken back as one', () => {
    const back = apply(after, invert(change, writing.at));
    for (const records of [back.claim, back.occurrence, back.note, back.assessment])
      expect([...records.values()].every(({ deletedAt }) => deletedAt === writing.at)).toBe(true);
  });

  it('leave out what is refused, and go on with the others', () => {
    const wrong: Step = {
      verb: 'verdict.give',
      input: { id: newId(), verdict: 'confirmed', basis: 'conflicting' },
    };
    const found = takeAll(noRecords, claimId, [draft, wrong, note], asked);
    expect(found.refused.map(({ step, error }) => [step.verb, error.code])).toEqual([
      ['verdict.give', 'basis.mismatch'],
    ]);
    expect(found.change.map(({ kind }) => kind)).toEqual(['claim', 'occurrence', 'note']);
  });

  it('ask for the permission of each', () => {
    const only: Actor = { ...actor, only: ['claim.draft'] };
    const found = takeAll(noRecords, claimId, [draft, note], { actor: only, writing });
    expect(found.refused.map(({ error }) => error.code)).toEqual(['permission.denied']);
  });

  it('end where the claim cannot be made', () => {
    const nowhere: Step = { ...draft, input: { ...draft.input, end: 9_999 } };
    const found = takeAll(noRecords, claimId, [nowhere, note, verdict], asked);
    expect([found.change, found.refused.length]).toEqual([[], 1]);
  });

  it('on one that is there count it up, and end its approval', () => {
    const standing = [...after.assessment.values()][0];
    const approved = apply(after, [
      { kind: 'assessment', id: standing?.id ?? '', set: { state: ['proposed', 'approved'] } },
    ]);
    const found = takeAll(
      approved,
      claimId,
      [note].map((one) => ({ ...one, input: { ...one.input, id: newId() } })),
      asked,
    );
    const then = apply(approved, found.change);
    expect(then.claim.get(claimId)?.version).toBe(3);
    expect(then.assessment.get(standing?.id ?? '')?.state).not.toBe('approved');
  });

  it('need the texts they mark in, and all of a claim that is there', () => {
    expect(needsOf(claimId, [draft, note], true)).toEqual({ versions: [versionId] });
    expect(needsOf(claimId, [note], false)).toEqual({ versions: [], cases: [claimId] });
  });
});
