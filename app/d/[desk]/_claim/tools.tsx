'use client';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Permission } from '@/lib/domain/permissions';
import type { Problem } from '../articles/[article]/contract';
import { createDrafts, type Drafts } from '../articles/[article]/drafts';
import { deviceStorage } from '../articles/[article]/queue';
import type { Act, Typed } from './act';
import { useAct } from './use-act';

/** Refused after it had been queued: what was typed for it is in its fields again. */
export type Late = { requestId: string; typed: Typed; problem: Problem };

/** What the parts of a claim work with, wherever it is shown. */
export type Tools = {
  deskId: string;
  act: Act;
  can: (permission: Permission) => boolean;
  drafts: Drafts;
  late: readonly Late[];
  dismiss: (requestId: string) => void;
};

const ToolsContext = createContext<Tools | null>(null);

export const ToolsProvider = ToolsContext.Provider;

export const useTools = (): Tools => {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('outside a claim');
  return tools;
};

/** The tools of a page that shows one claim outside the workspace. */
export const usePageTools = ({
  deskId,
  userId,
  claim,
  abilities,
}: {
  deskId: string;
  userId: string;
  claim: { id: string; version: number };
  abilities: readonly Permission[];
}): Tools => {
  const act = useAct({ deskId, userId, claim });
  const drafts = useMemo(() => createDrafts(deviceStorage(), userId), [userId]);
  return useMemo(
    () => ({
      deskId,
      act,
      can: (permission) => abilities.includes(permission),
      drafts,
      late: [],
      dismiss: () => {},
    }),
    [deskId, act, abilities, drafts],
  );
};

/** What is being typed under a key; null: nothing. */
export const useDraftOf = (key: string): string | null => {
  const { drafts } = useTools();
  return useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get(key),
    () => null,
  );
};
