/**
 * The state of one article on one screen: what the server has acknowledged, what waits for it, and where the person
 * is. Everything done shows in the same frame; `sync` brings it to the server.
 */
import { same } from '@/lib/domain/change';
import { isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { type Range, sentenceAt } from '@/lib/domain/sentences';
import type { Undoable } from '@/lib/domain/undoable';
import { type VerbName, verbNamed } from '@/lib/domain/verbs';
import type { Performed, Workspace } from '@/lib/domain/workspace';
import { begin, cutOf, placeOf, recordsOf, speaksOfNewerText, speaksOfUnknown, touches } from './begin';
import type { Draft, Me, Op, Problem, Said, SaidKey, SaveState, State, Store } from './contract';
import type { Drafts } from './drafts';
import {
  acknowledged,
  type Folded,
  fold,
  isHere,
  isVerb,
  onVersions,
  type Place,
  rebased,
  step,
} from './fold';
import type { Queue } from './queue';
import type { Sync, SyncEvent } from './sync';
import { claimsAt, claimView } from './views';

/** A store with what its page has to call when it goes. */
export type LiveStore = Store & { close(): void };

export type StoreParts = {
  workspace: Workspace;
  me: Me;
  queue: Queue;
  drafts: Drafts;
  /** Starts the sending; what it hears comes back through `hear`. */
  connect: (hear: (event: SyncEvent) => void) => Sync;
  /** Reads the article again. */
  read: () => Promise<Workspace>;
  now?: () => number;
};

type Trouble = Exclude<SaveState, 'saved' | 'saving'>;

const saidOfTrouble: Record<Trouble, SaidKey> = {
  offline: 'offline',
  unsaved: 'unsaved',
  'signed-out': 'signedOut',
  conflict: 'conflict',
};

export const createStore = ({
  workspace,
  me,
  queue,
  drafts,
  connect,
  read,
  now = Date.now,
}: StoreParts): LiveStore => {
  const listeners = new Set<() => void>();
  let acked: Folded = { records: recordsOf(workspace), past: [], future: [] };
  let shown: Folded = acked;
  let trouble: Trouble | null = null;
  /** Numbers of the events already in `acked`: another tab's news and a retry's answer tell the same one twice. */
  const seen = new Set<number>();
  /** What was undone since the last new thing: an op that was never sent, or null for what the server undoes. */
  let undone: readonly (Op | null)[] = [];
  /** Wishes for the caret so far. */
  let wishes = 0;
  let state: State = begin(workspace, me, acked.records);
  const place = (): Place => placeOf(state.workspace);

  const set = (part: Partial<State>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  const undoable = (pending: readonly Op[]): Pick<State, 'undoes' | 'redoes'> => {
    const onlyHere = pending.some((op) => op.verb === 'history.undo' || op.verb === 'history.redo');
    const { undo, redo } = state.workspace.history;
    const past = shown.past.at(-1)?.verb ?? (onlyHere ? null : undo);
    const future = shown.future.at(-1)?.verb ?? (pending.length > 0 ? null : redo);
    const unsent = undone.at(-1);
    return { undoes: past, redoes: unsent && isVerb(unsent) ? unsent.verb : future };
  };

  /** Shows the queue as it is now on top of what is acknowledged. */
  const show = (part: Partial<State> = {}) => {
    const pending = queue.all();
    shown = fold(acked, pending, place());
    showAs(pending, part);
  };
  const showAs = (pending: readonly Op[], part: Partial<State> = {}) => {
    if (pending.length === 0) trouble = null;
    const open = shown.records.claim.get(state.openClaim ?? '');
    const { workspace: before } = state;
    const article = shown.records.article.get(before.article.id) ?? before.article;
    set({
      ...cutAnew(),
      workspace: article === before.article ? before : { ...before, article },
      pending,
      base: acked.records,
      records: shown.records,
      save: trouble ?? (pending.length > 0 ? 'saving' : 'saved'),
      openClaim: open && !open.deletedAt ? open.id : null,
      ...undoable(pending),
      ...part,
    });
  };

  /** Boundaries that the sentences shown were cut by. */
  let cutBy = workspace.version.boundaries;
  /** The sentences where a boundary was put right; the focus stays on the same words. */
  const cutAnew = (): Partial<State> => {
    const { version } = state.workspace;
    const { boundaries } = shown.records.version.get(version.id) ?? version;
    if (same(boundaries, cutBy)) return {};
    cutBy = boundaries;
    const cut = cutOf(state.workspace, boundaries);
    const at = state.sentences[state.focus]?.start ?? 0;
    return { ...cut, focus: Math.max(0, sentenceAt(cut.sentences, at)) };
  };

  const said = (key: SaidKey, values: Said['values'] = {}): Said => ({ key, values, at: state.said.at + 1 });

  const refuse = (op: Op, problem: Problem) => {
    giveBack(op);
    show({
      refusals: [...state.refusals.filter((one) => one.op.requestId !== op.requestId), { op, problem }],
      said: said('refused', { code: problem.code, title: problem.title }),
    });
  };

  /** What was typed is in its field again, unless something newer is. */
  const giveBack = (op: Op) => {
    for (const [key, text] of Object.entries(op.typed)) if (drafts.get(key) === null) drafts.set(key, text);
  };

  const adopt = (fresh: Workspace) => {
    const isOtherText = fresh.version.id !== state.workspace.version.id;
    acked = { ...acked, records: recordsOf(fresh) };
    cutBy = fresh.version.boundaries;
    const cut = cutOf(fresh, cutBy);
    const focus = Math.min(state.focus, Math.max(0, cut.sentences.length - 1));
    state = { ...state, workspace: fresh, ...cut, focus, ...(isOtherText && { selection: null }) };
  };

  const refresh = async () => {
    adopt(await read());
    show();
  };

  const hearDone = (op: Op, performed: Performed) => {
    const isNews = performed.seq > state.workspace.seq && !seen.has(performed.seq);
    seen.add(performed.seq);
    trouble = null;
    if (!isNews) return show();
    const about = op.verb === 'history.undo' ? state.workspace.history.undo : state.workspace.history.redo;
    const steps = { undone: acked.past.at(-1)?.verb ?? about, redone: acked.future.at(-1)?.verb ?? about };
    acked = acknowledged(acked, op, performed.change);
    state = { ...state, workspace: { ...state.workspace, history: performed.history } };
    const kept = performed.left.map(({ shortText }) => shortText).join('; ');
    show({ savedAt: now(), said: saidOf(op, steps, kept) });
    const isUnknown = speaksOfUnknown(acked.records, state.workspace.snapshots, performed);
    if (isUnknown || speaksOfNewerText(acked.records, state.workspace, performed))
      void refresh().catch(() => undefined);
  };

  const saidOf = (
    op: Op,
    steps: { undone: Undoable | null; redone: Undoable | null },
    kept: string,
  ): Said => {
    if (op.verb === 'history.undo') return said('undone', { verb: steps.undone ?? '', kept });
    if (op.verb === 'history.redo') return said('redone', { verb: steps.redone ?? '', kept });
    const { verdict } = op.input as { verdict?: string };
    return said('done', { verb: op.verb, verdict: verdict ?? '' });
  };

  const hearStale = async (op: Op) => {
    if (state.conflict?.op.requestId === op.requestId) return;
    const mine = shown.records;
    trouble = 'conflict';
    show();
    try {
      const fresh = await read();
      adopt(fresh);
      show({ conflict: { op, mine, theirs: acked.records }, said: said('conflict') });
    } catch {
      // Unreachable just now: the op is still there, the next attempt meets the same conflict.
      trouble = 'unsaved';
      show();
    }
  };

  const troubles: Partial<Record<SyncEvent['type'], Trouble>> = {
    'signed-out': 'signed-out',
    unreachable: 'offline',
    failed: 'unsaved',
  };

  const hear = (event: SyncEvent) => {
    if (event.type === 'done') return hearDone(event.op, event.performed);
    if (event.type === 'stale') return void hearStale(event.op);
    if (event.type === 'refused') {
      settleVersions();
      if (event.problem.code === 'text.newer') void refresh().catch(() => undefined);
      return refuse(event.op, event.problem);
    }
    if (event.type === 'resume') {
      trouble = null;
      return show({ conflict: null });
    }
    if (event.type === 'queue') return show();
    const before = trouble;
    trouble = troubles[event.type] ?? null;
    const news = trouble !== null && before !== trouble && trouble;
    show(news ? { said: said(saidOfTrouble[news], { count: queue.all().length }) } : {});
  };

  /** What came after an op that fell out is numbered anew. */
  const settleVersions = () => {
    for (const op of rebased(acked, queue.all(), place())) queue.put(op);
  };

  const sync = connect(hear);

  const opOf = (verb: Op['verb'], input: unknown, typed: Op['typed'] = {}): Op => ({
    requestId: newId(),
    by: me.id,
    at: new Date(now()).toISOString(),
    order: Math.max(now(), (queue.all().at(-1)?.order ?? 0) + 1),
    verb,
    input,
    tried: false,
    typed,
  });

  const can: Store['can'] = (permission) => state.workspace.abilities.includes(permission);

  const enqueue = (op: Op) => {
    if (!sync.add(op)) trouble = trouble ?? 'unsaved';
  };

  const doVerb = <Name extends VerbName>(verb: Name, draft: Draft<Name>, typed: Op['typed'] = {}) => {
    if (!can(verb)) return null;
    undone = [];
    return offer(verb, { ...draft }, typed);
  };

  const offer = (verb: VerbName, draft: Readonly<Record<string, unknown>>, typed: Op['typed']) => {
    const op = opOf(verb, onVersions(shown.records, verb, draft), typed);
    try {
      const input = parse(verbNamed(verb).input, op.input);
      const checked: Op = { ...op, input };
      if (isHere(shown.records, place(), verb, input)) step(shown, checked, place());
      enqueue(checked);
      for (const key of Object.keys(typed)) drafts.remove(key);
      return op.requestId;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code, status, details, fields } = error;
      refuse(op, { code, status, details, fields, title: '' });
      return null;
    }
  };

  const takeBack = () => {
    if (!state.undoes || !can('history.undo')) return;
    const last = queue.all().at(-1);
    if (!last || last.tried || !isVerb(last)) {
      undone = [...undone, null];
      return enqueue(opOf('history.undo', null));
    }
    undone = [...undone, last];
    sync.remove(last.requestId);
    set({ said: said('undone', { verb: last.verb }) });
  };

  const doAgain = () => {
    const unsent = undone.at(-1);
    if (!state.redoes || !can(unsent ? unsent.verb : 'history.redo')) return;
    undone = undone.slice(0, -1);
    if (!unsent || !isVerb(unsent)) return enqueue(opOf('history.redo', null));
    if (offer(unsent.verb, Object(unsent.input), unsent.typed))
      set({ said: said('redone', { verb: unsent.verb }) });
  };

  const setFocus = (sentence: number) => {
    const focus = Math.max(0, Math.min(sentence, state.sentences.length - 1));
    const here = claimsAt(state, focus);
    const stays = here.some((view) => view.claim.id === state.openClaim);
    set({
      focus,
      selection: null,
      openClaim: stays ? state.openClaim : null,
      said: said('sentence', { n: focus + 1, of: state.sentences.length, claims: here.length }),
    });
  };

  const select = (range: Range | null) => {
    if (!range) return set({ selection: null });
    const focus = Math.max(0, sentenceAt(state.sentences, range.end - 1));
    const words = state.workspace.version.text.slice(range.start, range.end);
    set({ selection: range, focus, openClaim: null, said: said('selected', { words }) });
  };

  const open = (claimId: string | null) => {
    const view = claimView(state, claimId);
    if (!view) return set({ openClaim: null, caret: null });
    const first = view.here.find((one) => touches(state, one)) ?? view.here[0];
    const focus = first ? Math.max(0, sentenceAt(state.sentences, first.start)) : state.focus;
    const stays = view.here.some((one) => touches(state, one));
    set({
      openClaim: view.claim.id,
      caret: null,
      selection: null,
      focus: stays ? state.focus : focus,
      said: said('opened', { n: view.number, words: view.claim.shortText, verdict: view.verdict ?? 'none' }),
    });
  };

  const resolve = (choice: 'mine' | 'theirs') => {
    const { conflict } = state;
    if (!conflict) return;
    if (choice === 'theirs') queue.remove(conflict.op.requestId);
    settleVersions();
    state = { ...state, conflict: null };
    sync.resume();
  };

  show();
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    can,
    do: doVerb,
    undo: takeBack,
    redo: doAgain,
    setFocus,
    select,
    point: (selection) => set({ selection }),
    open,
    show: (dialog) => set({ dialog }),
    intoField: (field) => set({ caret: { field, at: ++wishes } }),
    say: (key, values) => set({ said: said(key, values) }),
    retry: () => sync.resume(),
    resolve,
    dismiss: (requestId) => set({ refusals: state.refusals.filter((one) => one.op.requestId !== requestId) }),
    refresh,
    close: () => sync.close(),
  };
};
