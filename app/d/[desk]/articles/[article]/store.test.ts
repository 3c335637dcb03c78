import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { State } from './contract';
import { createDrafts } from './drafts';
import { createQueue } from './queue';
import { send } from './send';
import { createStore, type LiveStore } from './store';
import { createSync } from './sync';
import { memoryStorage, startDesk, type TestDesk } from './testing-server';
import { claimsInOrder } from './views';

let desk: TestDesk;
let device: ReturnType<typeof memoryStorage>;
let open: LiveStore[];

beforeEach(async () => {
  desk = await startDesk();
  device = memoryStorage();
  open = [];
});

afterEach(async () => {
  for (const store of open) store.close();
  await desk.close();
});

const me = { id: 'person-a', name: 'Checker A', email: 'checker-a@example.org' };

/** A page with the article: a tab, or what a reload of one gives. */
const page = (person = me): LiveStore => {
  const queue = createQueue(device, person.id, desk.articleId);
  const store = createStore({
    workspace: structuredClone(desk.workspace()),
    me: person,
    queue,
    drafts: createDrafts(device, person.id),
    read: async () => structuredClone(desk.workspace()),
    connect: (hear) =>
      createSync({
        queue,
        hear,
        channel: new BroadcastChannel(`${desk.articleId}/${person.id}`),
        locks: undefined,
        name: desk.articleId,
        send: (op) => send(desk.address, desk.articleId, op),
        firstPause: 10,
      }),
  });
  open.push(store);
  return store;
};

/** Resolves as soon as the state is as wanted. */
const until = (store: LiveStore, wanted: (state: State) => boolean): Promise<State> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`still ${store.get().save}`)), 4000);
    const look = () => {
      if (!wanted(store.get())) return;
      clearTimeout(timer);
      stop();
      resolve(store.get());
    };
    const stop = store.subscribe(look);
    look();
  });

const saved = (store: LiveStore) => until(store, (state) => state.save === 'saved');

const draft = (store: LiveStore, sentence = 0): string => {
  const id = newId();
  const range = store.get().sentences[sentence] ?? { start: 0, end: 1 };
  const { versionId } = desk;
  store.do('claim.draft', { id, occurrenceId: newId(), versionId, ...range, layer: 'content' });
  return id;
};

const giveVerdict = (store: LiveStore, claimId: string, verdict: 'confirmed' | 'unconfirmed') =>
  store.do('verdict.give', { id: newId(), claimId, verdict });

const verdictOf = (store: LiveStore, claimId: string) =>
  claimsInOrder(store.get()).find((view) => view.claim.id === claimId)?.verdict;

describe('what is done', () => {
  it('shows at once and is then saved', async () => {
    const store = page();
    const claimId = draft(store);
    expect(claimsInOrder(store.get())).toHaveLength(1);
    expect(store.get().save).toBe('saving');
    giveVerdict(store, claimId, 'unconfirmed');
    expect(verdictOf(store, claimId)).toBe('unconfirmed');
    const state = await saved(store);
    expect(state.pending).toEqual([]);
    expect(state.base.claim.get(claimId)?.version).toBe(2);
    expect(desk.records.claim.get(claimId)?.version).toBe(2);
  });

  it('carries the version that the ops before it will have made', async () => {
    const store = page();
    const claimId = draft(store);
    for (const verdict of ['confirmed', 'unconfirmed', 'confirmed'] as const)
      giveVerdict(store, claimId, verdict);
    await saved(store);
    expect(desk.records.claim.get(claimId)?.version).toBe(4);
    expect(store.get().conflict).toBeNull();
  });

  it('keeps the view of a claim that did not change', async () => {
    const store = page();
    draft(store, 0);
    const other = draft(store, 1);
    await saved(store);
    const before = claimsInOrder(store.get())[0];
    giveVerdict(store, other, 'confirmed');
    expect(claimsInOrder(store.get())[0]).toBe(before);
    await saved(store);
  });

  it('is refused here where it can be seen here, and what was typed goes back', async () => {
    const store = page();
    const claimId = draft(store);
    await saved(store);
    const id = newId();
    const asked = store.do('note.add', { id, claimId, text: '  ', visibility: 'internal' }, { k: '  ' });
    expect(asked).toBeNull();
    expect(store.get().refusals[0]?.problem.code).toBe('input.invalid');
    expect(createDrafts(device, me.id).get('k')).toBe('  ');
  });

  it('is nothing for someone who may not', () => {
    const store = page();
    expect(store.do('claim.merge', { fromId: newId(), intoId: newId() })).toBeNull();
    expect(desk.requests).toBe(0);
  });
});

describe('on the way', () => {
  it('a cut connection keeps everything and goes on by itself', async () => {
    desk.be('cut');
    const store = page();
    const claimId = draft(store);
    giveVerdict(store, claimId, 'confirmed');
    const offline = await until(store, (state) => state.save === 'offline');
    expect(offline.pending).toHaveLength(2);
    expect(verdictOf(store, claimId)).toBe('confirmed');
    desk.be('well');
    await saved(store);
    expect(desk.events.map((event) => event.action)).toEqual(['claim.draft', 'verdict.give']);
  });

  it('an answer that is lost makes one row', async () => {
    desk.be('lost-answer');
    const store = page();
    draft(store);
    await until(store, (state) => state.save === 'offline');
    desk.be('well');
    const state = await saved(store);
    expect(desk.events).toHaveLength(1);
    expect([...state.base.claim.values()].map((claim) => claim.version)).toEqual([1]);
  });

  it('an answer that was lost before a reload is not counted twice', async () => {
    const first = page();
    const claimId = draft(first);
    await saved(first);
    desk.be('lost-answer');
    giveVerdict(first, claimId, 'confirmed');
    await until(first, (state) => state.save === 'offline');
    first.close();
    desk.be('well');
    const again = page();
    await saved(again);
    expect(again.get().base.claim.get(claimId)?.version).toBe(2);
    giveVerdict(again, claimId, 'unconfirmed');
    await saved(again);
    expect(again.get().conflict).toBeNull();
  });

  it('a broken server is tried again', async () => {
    desk.be('broken');
    const store = page();
    draft(store);
    await until(store, (state) => state.save === 'unsaved');
    desk.be('well');
    await saved(store);
    expect(desk.events).toHaveLength(1);
  });

  it('an ended session stops the queue until the person is back', async () => {
    const store = page();
    const claimId = draft(store);
    await saved(store);
    desk.be('signed-out');
    giveVerdict(store, claimId, 'confirmed');
    await until(store, (state) => state.save === 'signed-out');
    const before = desk.requests;
    giveVerdict(store, claimId, 'unconfirmed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(desk.requests).toBe(before);
    desk.be('well');
    store.retry();
    await saved(store);
    expect(desk.records.claim.get(claimId)?.version).toBe(3);
  });

  it('survives a reload', async () => {
    desk.be('cut');
    const first = page();
    const claimId = draft(first);
    await until(first, (state) => state.save === 'offline');
    first.close();
    const again = page();
    expect(claimsInOrder(again.get()).map((view) => view.claim.id)).toEqual([claimId]);
    desk.be('well');
    again.retry();
    await saved(again);
    expect(desk.records.claim.has(claimId)).toBe(true);
  });

  it('two tabs make one row and both know', async () => {
    const first = page();
    const second = page();
    const claimId = draft(first);
    await saved(first);
    const state = await until(second, ({ base }) => base.claim.has(claimId));
    expect(state.base.claim.get(claimId)?.version).toBe(1);
    giveVerdict(second, claimId, 'confirmed');
    await saved(second);
    await until(first, () => verdictOf(first, claimId) === 'confirmed');
    expect(desk.events).toHaveLength(2);
  });

  it("another person's ops on this device are not sent", async () => {
    desk.be('cut');
    const first = page();
    draft(first);
    await until(first, (state) => state.save === 'offline');
    first.close();
    desk.be('well');
    const other = page({ ...me, id: 'person-b' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(other.get().pending).toEqual([]);
    expect(desk.events).toEqual([]);
  });

  it('a device that keeps nothing still sends', async () => {
    device.full = true;
    const store = page();
    draft(store);
    await saved(store);
    expect(desk.events).toHaveLength(1);
  });
});

describe('a newer version', () => {
  const meet = async () => {
    const store = page();
    const claimId = draft(store);
    await saved(store);
    desk.someoneElse('claim.edit', { claimId, version: 1, statement: 'Của người khác' });
    store.do('claim.edit', { claimId, statement: 'Của tôi' });
    giveVerdict(store, claimId, 'confirmed');
    const state = await until(store, ({ conflict }) => conflict !== null);
    return { store, claimId, conflict: state.conflict };
  };

  it('is shown beside the own one', async () => {
    const { conflict, claimId } = await meet();
    expect(conflict?.mine.claim.get(claimId)?.statement).toBe('Của tôi');
    expect(conflict?.theirs.claim.get(claimId)?.statement).toBe('Của người khác');
  });

  it('gives way to the own one, and what was done after it follows', async () => {
    const { store, claimId } = await meet();
    store.resolve('mine');
    await saved(store);
    expect(desk.records.claim.get(claimId)).toMatchObject({ statement: 'Của tôi', version: 4 });
    expect(verdictOf(store, claimId)).toBe('confirmed');
  });

  it('stays, and what was done after the dropped op follows', async () => {
    const { store, claimId } = await meet();
    store.resolve('theirs');
    await saved(store);
    expect(desk.records.claim.get(claimId)).toMatchObject({ statement: 'Của người khác', version: 3 });
    expect(verdictOf(store, claimId)).toBe('confirmed');
  });

  it('drops what can no longer be done, says so, and goes on', async () => {
    const store = page();
    const claimId = draft(store);
    const other = draft(store, 1);
    await saved(store);
    desk.someoneElse('claim.withdraw', { claimId, version: 1 });
    store.do('claim.edit', { claimId, statement: 'Của tôi' }, { 'claim/x/statement': 'Của tôi' });
    giveVerdict(store, other, 'confirmed');
    await until(store, ({ conflict }) => conflict !== null);
    store.resolve('mine');
    const state = await saved(store);
    expect(state.refusals.map((one) => one.problem.code)).toEqual(['claim.withdrawn']);
    expect(createDrafts(device, me.id).get('claim/x/statement')).toBe('Của tôi');
    expect(verdictOf(store, other)).toBe('confirmed');
  });
});

describe('undo and redo', () => {
  it('take back what the server has, and do it again', async () => {
    const store = page();
    const claimId = draft(store);
    giveVerdict(store, claimId, 'confirmed');
    await saved(store);
    store.undo();
    expect(verdictOf(store, claimId)).toBeNull();
    await saved(store);
    expect(store.get()).toMatchObject({ undoes: 'claim.draft', redoes: 'verdict.give' });
    store.redo();
    await saved(store);
    expect(verdictOf(store, claimId)).toBe('confirmed');
  });

  it('work after a reload, from the history of the server', async () => {
    const first = page();
    const claimId = draft(first);
    await saved(first);
    first.close();
    const again = page();
    expect(again.get().undoes).toBe('claim.draft');
    again.undo();
    await saved(again);
    expect(claimsInOrder(again.get())).toEqual([]);
    expect(desk.records.claim.get(claimId)?.deletedAt).not.toBeNull();
    expect(again.get().said).toMatchObject({ key: 'undone', values: { verb: 'claim.draft' } });
  });

  it('show at once while offline, and go in order', async () => {
    const store = page();
    const claimId = draft(store);
    giveVerdict(store, claimId, 'confirmed');
    await saved(store);
    desk.be('cut');
    store.undo();
    store.undo();
    expect(claimsInOrder(store.get())).toEqual([]);
    store.redo();
    expect(verdictOf(store, claimId)).toBeNull();
    await until(store, (state) => state.save === 'offline');
    desk.be('well');
    await saved(store);
    expect(claimsInOrder(store.get())).toHaveLength(1);
    expect(desk.events.slice(2).map((event) => event.action)).toEqual([
      'history.undo',
      'history.undo',
      'history.redo',
    ]);
  });

  it('take an op that was never sent off the queue', async () => {
    desk.be('cut');
    const store = page();
    const claimId = draft(store);
    await until(store, (state) => state.save === 'offline');
    giveVerdict(store, claimId, 'confirmed');
    store.undo();
    expect(store.get().pending.map((op) => op.verb)).toEqual(['claim.draft']);
    expect(verdictOf(store, claimId)).toBeNull();
    desk.be('well');
    store.retry();
    await saved(store);
    expect(desk.events).toHaveLength(1);
  });
});

describe('redo of what was never sent', () => {
  it('does it again, in the order in which it was undone', async () => {
    desk.be('cut');
    const store = page();
    const claimId = draft(store);
    await until(store, (state) => state.save === 'offline');
    giveVerdict(store, claimId, 'confirmed');
    store.undo();
    expect(store.get().redoes).toBe('verdict.give');
    store.undo();
    expect(claimsInOrder(store.get())).toEqual([]);
    store.redo();
    expect(verdictOf(store, claimId)).toBeNull();
    store.redo();
    expect(verdictOf(store, claimId)).toBe('confirmed');
    expect(store.get().said).toMatchObject({ key: 'redone', values: { verb: 'verdict.give' } });
    desk.be('well');
    store.retry();
    await saved(store);
    expect(verdictOf(store, claimId)).toBe('confirmed');
    expect(desk.events.at(-1)?.action).toBe('verdict.give');
  });

  it('is over with the next new thing', async () => {
    desk.be('cut');
    const store = page();
    const claimId = draft(store);
    await until(store, (state) => state.save === 'offline');
    giveVerdict(store, claimId, 'confirmed');
    store.undo();
    giveVerdict(store, claimId, 'unconfirmed');
    expect(store.get().redoes).toBeNull();
    store.redo();
    expect(verdictOf(store, claimId)).toBe('unconfirmed');
    desk.be('well');
    store.retry();
    await saved(store);
  });
});

describe('where the person is', () => {
  it('moving closes a claim that is not there', async () => {
    const store = page();
    const claimId = draft(store);
    store.open(claimId);
    store.setFocus(2);
    expect(store.get()).toMatchObject({ focus: 2, openClaim: null, selection: null });
    store.open(claimId);
    expect(store.get()).toMatchObject({ focus: 0, openClaim: claimId });
    store.undo();
    expect(store.get().openClaim).toBeNull();
    await saved(store);
  });

  it('says the sentence and its claims', () => {
    const store = page();
    store.setFocus(1);
    expect(store.get().said).toMatchObject({ key: 'sentence', values: { n: 2, of: 3, claims: 0 } });
  });

  it('stays within the text', () => {
    const store = page();
    store.setFocus(99);
    expect(store.get().focus).toBe(2);
    store.setFocus(-1);
    expect(store.get().focus).toBe(0);
  });
});
