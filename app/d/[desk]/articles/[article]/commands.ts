/** What a key or a button does, by name. The keys' table, the bars, the cards and the sheet all run these. */
import { flushSync } from 'react-dom';
import { newId } from '@/lib/domain/ids';
import { caseOf } from '@/lib/domain/rules-case';
import { type Move, moveEdge } from '@/lib/domain/selection';
import type { Verdict } from '@/lib/domain/verdict';
import { inTheWay, isInHand, ownAssessment } from '../../_claim/submitting';
import type { ClaimView, Command, CommandName, FieldName, State, Store, Ui } from './contract';
import { claimInHand, claimsAt, claimsInOrder, claimView, rangeInHand } from './views';

const textOf = (state: State) => state.workspace.version.text;

const sentenceBy = (delta: number): Command => ({
  available: () => true,
  run: (store, ui) => goTo(store, ui, store.get().focus + delta),
});

const goTo = (store: Store, ui: Ui, sentence: number) => {
  store.setFocus(sentence);
  showHand(store, ui);
  ui.pane?.focusText();
};

const showHand = (store: Store, ui: Ui) => ui.pane?.scrollTo(rangeInHand(store.get()));

/** The passage of a claim that stands in the sentence in focus, else its first. */
export const passageInHand = (state: State, view: ClaimView) => {
  const sentence = state.sentences[state.focus];
  const inFocus = view.here.find((one) => sentence && one.start < sentence.end && one.end > sentence.start);
  return inFocus ?? view.here[0];
};

/** Moves an edge of the open claim's passage, or of the words chosen. */
export const moveIn = (store: Store, move: Move) => {
  const state = store.get();
  const open = claimView(state, state.openClaim);
  const passage = open && passageInHand(state, open);
  const from = passage ?? rangeInHand(state);
  const to = moveEdge(textOf(state), state.sentences, from, move);
  if (to.start === from.start && to.end === from.end) return;
  if (!open || !passage) return store.select(to);
  const { id, claimId, versionId } = passage;
  store.do('occurrence.adjust', { id, claimId, versionId, ...to });
};

const edge = (move: Move): Command => ({
  available: (store) => !store.get().openClaim || store.can('occurrence.adjust'),
  run: (store, ui) => {
    moveIn(store, move);
    showHand(store, ui);
  },
});

/** A claim of exactly these words is opened instead of made a second time. */
const draftClaim = (store: Store): string | null => {
  const state = store.get();
  const range = rangeInHand(state);
  const same = claimsAt(state, state.focus).find(
    (view) =>
      view.claim.layer === 'content' &&
      view.here.some((one) => one.start === range.start && one.end === range.end),
  );
  if (same) {
    store.open(same.claim.id);
    return same.claim.id;
  }
  const id = newId();
  const made = store.do('claim.draft', {
    id,
    occurrenceId: newId(),
    versionId: state.workspace.version.id,
    start: range.start,
    end: range.end,
    layer: 'content',
  });
  if (!made) return null;
  store.open(id);
  return id;
};

/** The claim in hand, opened; made from the words in hand where there is none. */
const openInHand = (store: Store): string | null => {
  const view = claimInHand(store.get());
  if (!view) return store.can('claim.draft') ? draftClaim(store) : null;
  store.open(view.claim.id);
  return view.claim.id;
};

/** Gives the claim in hand a verdict; the same one again changes nothing. */
export const giveVerdict = (store: Store, verdict: Verdict) => {
  const claimId = openInHand(store);
  if (!claimId || claimView(store.get(), claimId)?.verdict === verdict) return;
  store.do('verdict.give', { id: newId(), claimId, verdict });
};

const verdict = (which: Verdict): Command => ({
  available: (store) => store.can('verdict.give'),
  run: (store) => giveVerdict(store, which),
});

/** The claim of the other layer: opened where there is one, else made on the same words. */
export const openPartner = (store: Store) => {
  const state = store.get();
  const view = claimInHand(state);
  if (!view) return;
  if (view.partner) return store.open(view.partner);
  const passage = passageInHand(state, view);
  if (view.claim.layer === 'attribution' || !passage || !store.can('claim.draft')) return;
  const id = newId();
  const { versionId } = passage;
  const reports = { claimId: view.claim.id, linkId: newId() };
  const range = attributionRange(state, passage);
  const made = store.do('claim.draft', {
    id,
    occurrenceId: newId(),
    versionId,
    ...range,
    layer: 'attribution',
    reports,
  });
  if (made) store.open(id);
};

/** Who says so and what is said stand in one sentence: the attribution takes in the whole of it. */
const attributionRange = (state: State, passage: { start: number; end: number }) => {
  const first = state.sentences.find((one) => one.end > passage.start);
  const last = state.sentences.findLast((one) => one.start < passage.end);
  return {
    start: Math.min(first?.start ?? passage.start, passage.start),
    end: Math.max(last?.end ?? passage.end, passage.end),
  };
};

const write = (field: FieldName, permission: 'note.add' | 'claim.edit' | 'evidence.add'): Command => ({
  available: (store) => store.can(permission),
  run: (store) => {
    // The next letter is for the field: it has the caret before this returns.
    flushSync(() => {
      if (openInHand(store)) store.intoField(field);
    });
  },
});

/** The open claim's verdict goes to a second person; where something is missing, to what is missing. */
const submit: Command = {
  available: (store) => store.can('assessment.submit') && claimInHand(store.get()) !== null,
  run: (store) => {
    const claimId = openInHand(store);
    const state = store.get();
    const view = claimView(state, claimId);
    if (!view) return;
    const { claim } = view;
    const assessment = ownAssessment(state.records, claim, state.me.id);
    if (!assessment || !isInHand(assessment)) return store.say(assessment ? 'submitted' : 'unjudged');
    const { desk, interests } = state.workspace;
    const asking = { by: state.me.id, desk, interests };
    if (inTheWay(caseOf(state.records, claim, assessment, asking)).length > 0)
      return store.intoField('submit');
    store.do('assessment.submit', { claimId: claim.id, assessmentId: assessment.id, reasons: {} });
  },
};

/** From the open claim, else from the sentence in focus. */
const claimBy = (delta: 1 | -1): Command => ({
  available: (store) => claimsInOrder(store.get()).length > 0,
  run: (store, ui) => {
    const state = store.get();
    const all = claimsInOrder(state);
    const from = all.findIndex((view) => view.claim.id === state.openClaim);
    const next = from < 0 ? nearest(state, all, delta) : all[from + delta];
    if (!next) return;
    store.open(next.claim.id);
    const passage = next.here[0];
    if (passage) ui.pane?.scrollTo(passage);
  },
});

const nearest = (state: State, all: readonly ClaimView[], delta: 1 | -1) => {
  const { start, end } = rangeInHand(state);
  return delta > 0
    ? all.find((view) => (view.here[0]?.start ?? 0) >= start)
    : all.findLast((view) => (view.here[0]?.start ?? 0) < end);
};

const withdraw: Command = {
  available: (store) => store.can('claim.withdraw') && store.get().openClaim !== null,
  run: (store, ui) => {
    const claimId = store.get().openClaim;
    if (!claimId) return;
    store.open(null);
    store.do('claim.withdraw', { claimId });
    ui.pane?.focusText();
  },
};

/** One step out: the words chosen, then the open claim. */
const close: Command = {
  available: () => true,
  run: (store, ui) => {
    if (store.get().selection) store.select(null);
    else store.open(null);
    ui.pane?.focusText();
  },
};

/** Before the words chosen, or behind them where they begin the sentence. */
const splitAt = ({ selection, sentences }: State): number | null => {
  if (!selection) return null;
  const starts = sentences.some(({ start }) => start === selection.start);
  return starts ? selection.end : selection.start;
};

const split: Command = {
  available: (store) => store.can('sentence.split') && store.get().selection !== null,
  run: (store, ui) => {
    const state = store.get();
    const at = splitAt(state);
    if (at === null || !store.do('sentence.split', { versionId: state.workspace.version.id, at })) return;
    goTo(
      store,
      ui,
      store.get().sentences.findIndex(({ start }) => start >= at),
    );
  },
};

const join: Command = {
  available: (store) => store.can('sentence.join') && nextStart(store.get()) !== null,
  run: (store, ui) => {
    const state = store.get();
    const at = nextStart(state);
    if (at === null || !store.do('sentence.join', { versionId: state.workspace.version.id, at })) return;
    goTo(store, ui, store.get().focus);
  },
};

const nextStart = ({ sentences, focus }: State): number | null => sentences[focus + 1]?.start ?? null;

/** Every command. */
export const commands: Record<CommandName, Command> = {
  'sentence.next': sentenceBy(1),
  'sentence.previous': sentenceBy(-1),
  'sentence.first': { available: () => true, run: (store, ui) => goTo(store, ui, 0) },
  'sentence.last': {
    available: () => true,
    run: (store, ui) => goTo(store, ui, store.get().sentences.length - 1),
  },
  'sentence.split': split,
  'sentence.join': join,
  'selection.end-next-sentence': edge({ edge: 'end', by: 'sentence', to: 'next' }),
  'selection.end-previous-sentence': edge({ edge: 'end', by: 'sentence', to: 'previous' }),
  'selection.end-next-word': edge({ edge: 'end', by: 'word', to: 'next' }),
  'selection.end-previous-word': edge({ edge: 'end', by: 'word', to: 'previous' }),
  'selection.start-next-word': edge({ edge: 'start', by: 'word', to: 'next' }),
  'selection.start-previous-word': edge({ edge: 'start', by: 'word', to: 'previous' }),
  'claim.draft': {
    available: (store) => store.can('claim.draft'),
    run: (store) => {
      if (!store.get().openClaim) draftClaim(store);
    },
  },
  'claim.attribution': { available: (store) => claimInHand(store.get()) !== null, run: openPartner },
  'claim.next': claimBy(1),
  'claim.previous': claimBy(-1),
  'claim.attach': {
    available: (store) => store.can('occurrence.add'),
    run: (store) => store.show('attach'),
  },
  'claim.close': close,
  'claim.withdraw': withdraw,
  'verdict.confirmed': verdict('confirmed'),
  'verdict.unconfirmed': verdict('unconfirmed'),
  'verdict.disputed': verdict('disputed'),
  'note.write': write('note', 'note.add'),
  'evidence.add': write('evidence', 'evidence.add'),
  'statement.write': write('statement', 'claim.edit'),
  'assessment.submit': submit,
  'history.undo': {
    available: (store) => store.can('history.undo') && store.get().undoes !== null,
    run: (store) => store.undo(),
  },
  'history.redo': {
    available: (store) => store.can('history.redo') && store.get().redoes !== null,
    run: (store) => store.redo(),
  },
  'search.open': { available: () => true, run: (store) => store.show('find') },
  'help.open': { available: () => true, run: (store) => store.show('help') },
};
