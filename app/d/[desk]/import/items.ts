import type { Answer, Outcome } from './send';

/** One thing handed in. */
export type Item = { key: string; name: string } & (
  | { state: 'waiting' | 'reading' }
  | { state: 'settled'; outcome: Outcome }
);

type Change = { add: readonly Item[] } | { set: Item };

export const noItems: readonly Item[] = [];

export const begin = (name: string): Item => ({ key: crypto.randomUUID(), name, state: 'waiting' });

/** The item with its outcome; null: no answer came. */
export const settle = (item: Item, answer: Answer | null, unreachable: string): Item => {
  const { key, name } = item;
  if (answer?.ok) return { key, name, state: 'settled', outcome: answer.outcome };
  const message = answer?.problem.title ?? unreachable;
  return { key, name, state: 'settled', outcome: { outcome: 'refused', message } };
};

/** The list after a change. */
export const progress = (items: readonly Item[], change: Change): readonly Item[] =>
  'add' in change
    ? [...items, ...change.add]
    : items.map((item) => (item.key === change.set.key ? change.set : item));

/** How many came to what. */
export const tally = (items: readonly Item[]) => {
  const count = (outcome: Outcome['outcome']) =>
    items.filter((item) => item.state === 'settled' && item.outcome.outcome === outcome).length;
  const done = items.filter((item) => item.state === 'settled').length;
  return {
    total: items.length,
    done,
    imported: count('imported'),
    duplicate: count('duplicate'),
    refused: count('refused'),
  };
};
