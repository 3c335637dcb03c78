import { isUndoable, type Undoable } from './undoable';
import { isVerbName, verbNamed } from './verbs';
import type { History } from './workspace';

/** What the log tells of a person's own writes in one article, oldest first. */
export type Step = { seq: number; action: string; undoes: number | null };

/** Events that can be taken back, and undo events that can, the next one last; each with the verb it is about. */
export type Stacks = { done: readonly Standing[]; undone: readonly Standing[] };
type Standing = { seq: number; verb: Undoable };

const isOnce = (verb: Undoable): boolean => isVerbName(verb) && verbNamed(verb).once === true;

/** Replay the steps: a new write ends what could be done again; an undo moves an event over, a redo moves it back. */
export const stacks = (steps: readonly Step[]): Stacks =>
  steps.reduce<Stacks>(replay, { done: [], undone: [] });

const replay = ({ done, undone }: Stacks, step: Step): Stacks => {
  if (isVerbName(step.action) && verbNamed(step.action).final) return { done, undone };
  if (isUndoable(step.action)) return { done: [...done, { seq: step.seq, verb: step.action }], undone: [] };
  const lastDone = done.at(-1);
  const lastUndone = undone.at(-1);
  if (lastDone && lastDone.seq === step.undoes && isOnce(lastDone.verb))
    return { done: done.slice(0, -1), undone };
  if (lastDone && lastDone.seq === step.undoes)
    return { done: done.slice(0, -1), undone: [...undone, { seq: step.seq, verb: lastDone.verb }] };
  if (lastUndone && lastUndone.seq === step.undoes)
    return { done: [...done, { seq: step.seq, verb: lastUndone.verb }], undone: undone.slice(0, -1) };
  return { done, undone };
};

/** The next verb each way. */
export const historyOf = ({ done, undone }: Stacks): History => ({
  undo: done.at(-1)?.verb ?? null,
  redo: undone.at(-1)?.verb ?? null,
});
