import { isVerbName, type VerbName } from './verbs';

/** Several verbs in one event, or, of an import, several events in one step: they are taken back as one. */
export const batches = ['annotation.import', 'annotation.replace', 'annotation.take-over'] as const;

/** What can be taken back as one step. */
export type Undoable = VerbName | (typeof batches)[number];

/** Whether an event of this name can be taken back. */
export const isUndoable = (action: string): action is Undoable =>
  isVerbName(action) || batches.some((one) => one === action);
