'use client';
import { type ReactNode, useMemo } from 'react';
import type { Act } from '../../../_claim/act';
import { type Tools, ToolsProvider } from '../../../_claim/tools';
import type { Draft, Problem, Store } from '../contract';
import { useParts, useWorkspace } from '../parts';

/** What the parts of a claim work with here: the store, which shows what is done at once and brings it to the desk. */
export function ClaimTools({ children }: { children: ReactNode }) {
  const { store, deskId, drafts } = useParts();
  const refusals = useWorkspace((state) => state.refusals);
  const tools = useMemo<Tools>(
    () => ({
      deskId,
      act: actThrough(store),
      can: store.can,
      drafts,
      late: refusals.map(({ op, problem }) => ({ requestId: op.requestId, typed: op.typed, problem })),
      dismiss: store.dismiss,
    }),
    [store, deskId, drafts, refusals],
  );
  return <ToolsProvider value={tools}>{children}</ToolsProvider>;
}

const denied: Problem = { status: 403, code: 'permission.denied', title: '', details: {}, fields: [] };

/** Refused here and now it is the caller's to show; refused later it comes back as one of `late`. */
const actThrough =
  (store: Store): Act =>
  async (verb, input, typed) => {
    const before = store.get().refusals.length;
    if (store.do(verb, input as Draft<typeof verb>, typed)) return null;
    const refusal = store.get().refusals[before];
    return refusal?.problem ?? denied;
  };
