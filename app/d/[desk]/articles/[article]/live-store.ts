'use client';
import { useEffect, useRef, useState } from 'react';
import type { Workspace } from '@/lib/domain/workspace';
import { addressOf } from './address';
import type { Me } from './contract';
import { createDrafts, type Drafts } from './drafts';
import { createQueue, deviceStorage } from './queue';
import { send } from './send';
import { createStore, type LiveStore } from './store';
import { createSync } from './sync';

export type Live = { store: LiveStore; drafts: Drafts };

/** @throws Error when the answer is no workspace */
const read = async (address: string): Promise<Workspace> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Workspace;
};

/** The store of one article for one person, joined to this device and to the server. */
const connectStore = (workspace: Workspace, deskId: string, me: Me): Live => {
  const storage = deviceStorage();
  const articleId = workspace.article.id;
  const drafts = createDrafts(storage, me.id);
  const queue = createQueue(storage, me.id, articleId);
  const name = `verimark/${me.id}/${articleId}`;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  const store = createStore({
    workspace,
    me,
    queue,
    drafts,
    connect: (hear) =>
      createSync({
        queue,
        hear,
        channel,
        name,
        locks: navigator.locks,
        send: (op) => send(`/api/desks/${deskId}/verbs`, articleId, op),
      }),
    read: () => read(addressOf(deskId, articleId)),
  });
  return { store, drafts };
};

/** Fetches the article and opens its store; `failed` until it can be had. */
export const useLive = (deskId: string, articleId: string, me: Me) => {
  const [live, setLive] = useState<Live | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const person = useRef(me);
  useEffect(() => {
    let gone = false;
    let opened: Live | null = null;
    void attempt;
    read(addressOf(deskId, articleId)).then(
      (workspace) => {
        if (gone) return;
        performance.mark('verimark:data');
        opened = connectStore(workspace, deskId, person.current);
        setFailed(false);
        setLive(opened);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
      opened?.store.close();
    };
  }, [deskId, articleId, attempt]);
  return { live, failed, again: () => setAttempt((n) => n + 1) };
};
