'use client';
import { useEffect, useRef, useState } from 'react';
import type { Workspace } from '@/lib/domain/workspace';
import { unpack, type WorkspaceWire } from '@/lib/domain/workspace-wire';
import { addressOf } from './address';
import type { Me } from './contract';
import { createDrafts, type Drafts } from './drafts';
import { createQueue, deviceStorage, type Queue } from './queue';
import { send } from './send';
import { createStore, type LiveStore } from './store';
import { createSync, type Sync, type SyncEvent } from './sync';

export type Live = { store: LiveStore; drafts: Drafts };

/** @throws Error when the answer is no workspace */
const read = async (address: string): Promise<Workspace> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const wire = (await response.json()) as WorkspaceWire;
  performance.mark('verimark:data');
  return unpack(wire);
};

/** The store of one article for one person, joined to this device and to the server. */
const connectStore = (workspace: Workspace, deskId: string, me: Me): Live => {
  const storage = deviceStorage();
  const articleId = workspace.article.id;
  const drafts = createDrafts(storage, me.id);
  const queue = createQueue(storage, me.id, articleId);
  const name = `verimark/${me.id}/${articleId}`;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  const connect = (hear: (event: SyncEvent) => void): Sync => {
    const sync = createSync({
      queue,
      hear,
      channel,
      name,
      locks: navigator.locks,
      send: (op) => send(`/api/desks/${deskId}/verbs`, articleId, op),
    });
    const stop = followWindow(queue, sync);
    return {
      ...sync,
      close: () => {
        stop();
        sync.close();
      },
    };
  };
  const store = createStore({
    workspace,
    me,
    queue,
    drafts,
    connect,
    read: () => read(addressOf(deskId, articleId)),
  });
  return { store, drafts };
};

/**
 * The window in front sends; a line that is there again is used at once; the browser asks before it closes only what
 * this device could not keep.
 *
 * @returns what ends the following
 */
const followWindow = (queue: Queue, sync: Sync): (() => void) => {
  const stop = new AbortController();
  const { signal } = stop;
  const onFront = () => {
    if (document.visibilityState === 'visible') sync.takeOver();
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    if (queue.hasUnstored) event.preventDefault();
  };
  window.addEventListener('focus', onFront, { signal });
  document.addEventListener('visibilitychange', onFront, { signal });
  window.addEventListener('online', () => sync.wake(), { signal });
  window.addEventListener('beforeunload', onLeave, { signal });
  return () => stop.abort();
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
