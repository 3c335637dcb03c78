import { z } from 'zod';
import { isUndoable, type Undoable } from './undoable';
import { isVerbName, verbNamed } from './verbs';
import type { History } from './workspace';

/** What the log tells of a person's own writes in one article, oldest first. */
export type Step = { seq: number; action: string; undoes: number | null };

/** Events that can be taken back, and undo events that can, the next one last; each with the verb it is about. */
export type Stacks = { done: readonly Standing[]; undone: readonly Standing[] };
type Standing = { seq: number; verb: Undoable };

const isOnce = (verb: Undoable): boolean => isVerbName(verb) && verbNamed(verb).once === true;

/**
 * Replay the steps: a new write ends what could be done again; an undo moves an event over, a redo moves it back. It is the
 * last one, or an import that was taken back by itself.
 */
export const stacks = (steps: readonly Step[]): Stacks =>
  steps.reduce<Stacks>(replay, { done: [], undone: [] });

const replay = ({ done, undone }: Stacks, step: Step): Stacks => {
  if (isVerbName(step.action) && verbNamed(step.action).final) return { done, undone };
  if (isUndoable(step.action)) return { done: [...done, { seq: step.seq, verb: step.action }], undone: [] };
  const isMeant = ({ seq }: Standing): boolean => seq === step.undoes;
  const others = (standing: readonly Standing[]) => standing.filter((one) => !isMeant(one));
  const [back, again] = [done.find(isMeant), undone.find(isMeant)];
  if (back && isOnce(back.verb)) return { done: others(done), undone };
  if (back) return { done: others(done), undone: [...undone, { seq: step.seq, verb: back.verb }] };
  if (again) return { done: [...done, { seq: step.seq, verb: again.verb }], undone: others(undone) };
  return { done, undone };
};

/** The next verb each way. */
export const historyOf = ({ done, undone }: Stacks): History => ({
  undo: done.at(-1)?.verb ?? null,
  redo: undone.at(-1)?.verb ?? null,
});

const Took = z.object({ took: z.array(z.int().positive()), left: z.array(z.string()).default([]) });

/** What an event says that is a step of many: the numbers of those it holds together, and ids of claims that were left as they are. */
export type Took = { readonly took: readonly number[]; readonly left: readonly string[] };

/** @returns null for an event that is a step by itself */
export const tookIn = (change: unknown): Took | null => Took.safeParse(change).data ?? null;

/** An event with what it is filed under. */
export type Deed = Step & { readonly target: string };

/**
 * On which of the things that a step took somebody has worked since: where something stands that came later and was not
 * taken back.
 *
 * @param deeds all that was done to them since, oldest first
 */
export const workedOn = (deeds: readonly Deed[], took: ReadonlySet<number>): ReadonlySet<string> => {
  const later = deeds.filter(({ seq, undoes }) => !took.has(seq) && !(undoes && took.has(undoes)));
  const here = new Set(later.map(({ seq }) => seq));
  const gone = new Set<number>();
  const worked = new Set<string>();
  for (const { seq, target, undoes } of later.toReversed()) {
    if (gone.has(seq)) continue;
    if (undoes !== null && here.has(undoes)) gone.add(undoes);
    else worked.add(target);
  }
  return worked;
};
