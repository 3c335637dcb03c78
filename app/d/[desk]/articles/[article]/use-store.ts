'use client';
import { useSyncExternalStore } from 'react';
import type { State, Store } from './contract';

/** Part of the state; the component is drawn anew when the part is another. `pick` returns what is in the state, nothing new. */
export const useStore = <Part>(store: Store, pick: (state: State) => Part): Part => {
  const snapshot = () => pick(store.get());
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
};
