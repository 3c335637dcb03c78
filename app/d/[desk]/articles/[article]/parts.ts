'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { State, Store, Ui } from './contract';
import type { Drafts } from './drafts';
import { useStore } from './use-store';

/** What every part of the workspace works with. */
export type Parts = { deskId: string; store: Store; ui: Ui; drafts: Drafts };

const PartsContext = createContext<Parts | null>(null);

export const PartsProvider = PartsContext.Provider;

export const useParts = (): Parts => {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('outside the workspace');
  return parts;
};

/** Part of the state of the workspace around. */
export const useWorkspace = <Part>(pick: (state: State) => Part): Part => useStore(useParts().store, pick);

/** What is being typed under a key; null: nothing. */
export const useDraft = (key: string): string | null => {
  const { drafts } = useParts();
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get(key),
    () => null,
  );
};

/** Whether a media query holds; false on the server. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
    () => false,
  );

/** Wide enough for the claims to stand beside the text. */
export const BESIDE = '(min-width: 1181px)';
