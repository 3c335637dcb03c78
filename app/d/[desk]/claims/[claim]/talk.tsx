'use client';

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Thread } from '@/lib/data/comments';
import type { Tools } from '../../_claim/tools';

/** What every part of a thread works with. `say` tells a screen reader what was done. */
export type Talk = Pick<Tools, 'act' | 'can' | 'drafts'> & {
  claimId: string;
  userId: string;
  thread: Thread;
  say: (sentence: string) => void;
};

const TalkContext = createContext<Talk | null>(null);

export const TalkProvider = TalkContext.Provider;

export const useTalk = (): Talk => {
  const talk = useContext(TalkContext);
  if (!talk) throw new Error('outside a thread');
  return talk;
};

/** What is being typed under a key, kept on the device; null: nothing. */
export const useDraft = (key: string): string | null => {
  const { drafts } = useTalk();
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get(key),
    () => null,
  );
};

/** Where a comment stands in its page; notifications and search lead there. */
export const anchorOf = (commentId: string): string => `comment-${commentId}`;

/** Id of the comment that the page's address names; null: none. */
export const useLinked = (): string | null => {
  const [linked, setLinked] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setLinked(/^#comment-(.+)$/.exec(location.hash)?.[1] ?? null);
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return linked;
};
