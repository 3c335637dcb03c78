import { describe, expect, it } from 'vitest';
import { type Deed, historyOf, type Step, stacks, tookIn, workedOn } from './history';

const step = (seq: number, action: string, undoes: number | null = null): Step => ({ seq, action, undoes });
const draft = step(1, 'claim.draft');
const verdict = step(2, 'verdict.give');
const undo = (seq: number, undoes: number) => step(seq, 'history.undo', undoes);
const redo = (seq: number, undoes: number) => step(seq, 'history.redo', undoes);

const cases: [string, Step[], { undo: string | null; redo: string | null }][] = [
  ['nothing done', [], { undo: null, redo: null }],
  ['two writes', [draft, verdict], { undo: 'verdict.give', redo: null }],
  ['one taken back', [draft, verdict, undo(3, 2)], { undo: 'claim.draft', redo: 'verdict.give' }],
  ['both taken back', [draft, verdict, undo(3, 2), undo(4, 1)], { undo: null, redo: 'claim.draft' }],
  [
    'and done again',
    [draft, verdict, undo(3, 2), undo(4, 1), redo(5, 4)],
    { undo: 'claim.draft', redo: 'verdict.give' },
  ],
  [
    'what is done again can be taken back',
    [draft, undo(2, 1), redo(3, 2), undo(4, 3)],
    { undo: null, redo: 'claim.draft' },
  ],
  [
    'a new write ends what could be done again',
    [draft, undo(2, 1), step(3, 'note.add')],
    { undo: 'note.add', redo: null },
  ],
  [
    'an undo of something beyond reach is passed over',
    [undo(9, 1), verdict],
    { undo: 'verdict.give', redo: null },
  ],
  [
    'an import that is taken back by itself, before what came later',
    [step(1, 'annotation.take-over'), verdict, undo(3, 1)],
    { undo: 'verdict.give', redo: 'annotation.take-over' },
  ],
  ['other events do not count', [draft, step(2, 'article.import')], { undo: 'claim.draft', redo: null }],
];

describe('history', () => {
  it.each(cases)('%s', (_, steps, expected) => {
    expect(historyOf(stacks(steps))).toEqual(expected);
  });
});

const deed = (seq: number, target: string, undoes: number | null = null): Deed => ({
  ...step(seq, undoes === null ? 'note.add' : 'history.undo', undoes),
  target,
});

const worked: [string, Deed[], string[]][] = [
  ['nothing since', [], []],
  ['a note', [deed(5, 'a')], ['a']],
  ['a note that was taken back', [deed(5, 'a'), deed(6, 'a', 5)], []],
  ['one that was done again', [deed(5, 'a'), deed(6, 'a', 5), deed(7, 'a', 6)], ['a']],
  ['something earlier that was taken back', [deed(5, 'a', 1)], ['a']],
  ['the step itself, and what took some of it back', [deed(2, 'a'), deed(3, 'b'), deed(9, 'b', 3)], []],
  ['one of two', [deed(5, 'a'), deed(6, 'b'), deed(7, 'b', 6)], ['a']],
];

describe('what somebody has worked on since', () => {
  it.each(worked)('%s', (_, deeds, expected) => {
    expect([...workedOn(deeds, new Set([2, 3]))]).toEqual(expected);
  });

  it('is asked of steps that say what they took', () => {
    expect(tookIn({ took: [3, 4] })).toEqual({ took: [3, 4], left: [] });
    for (const change of [[], null, { took: ['x'] }, { number: 1 }]) expect(tookIn(change)).toBeNull();
  });
});
