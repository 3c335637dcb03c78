import { describe, expect, it } from 'vitest';
import { historyOf, type Step, stacks } from './history';

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
  ['other events do not count', [draft, step(2, 'article.import')], { undo: 'claim.draft', redo: null }],
];

describe('history', () => {
  it.each(cases)('%s', (_, steps, expected) => {
    expect(historyOf(stacks(steps))).toEqual(expected);
  });
});
