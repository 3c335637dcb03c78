'use client';
import type { KeyboardEvent } from 'react';
import { useDraft, useParts, useWorkspace } from '../parts';
import { rangeInHand } from '../views';

type Typed = {
  value: string;
  /** Typed and not sent yet. */
  isDraft: boolean;
  /** What the server said against it: a field key of its answer, or the answer's sentence. */
  refused: { keys: readonly string[]; title: string; code: string } | null;
  onChange: (event: { currentTarget: { value: string } }) => void;
  onBlur: () => void;
  send: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  /** Forgets what was typed. */
  drop: () => void;
};

/**
 * A field whose text is kept on the device from the first keystroke. It is sent on blur and with Ctrl+Enter, which
 * leads back to the sentence, as Escape does; Enter sends a field of one line.
 */
export const useTyped = (
  key: string,
  saved: string,
  send: (text: string, typed: Readonly<Record<string, string>>) => void,
  { sendOnBlur = true, lines = 1 }: { sendOnBlur?: boolean; lines?: number } = {},
): Typed => {
  const { store, ui, drafts } = useParts();
  const draft = useDraft(key);
  const refusal = useWorkspace((state) => state.refusals.find((one) => key in one.op.typed) ?? null);

  const commit = () => {
    const text = drafts.get(key);
    if (text === null) return;
    if (text === saved) return drafts.remove(key);
    if (refusal) store.dismiss(refusal.op.requestId);
    send(text, { [key]: text });
  };
  const leave = () => {
    ui.pane?.focusText();
    ui.pane?.scrollTo(rangeInHand(store.get()));
  };
  return {
    value: draft ?? saved,
    isDraft: draft !== null && draft !== saved,
    refused: refusal && {
      keys: refusal.problem.fields.map((field) => field.key),
      title: refusal.problem.title,
      code: refusal.problem.code,
    },
    onChange: ({ currentTarget }) => drafts.set(key, currentTarget.value),
    send: commit,
    onBlur: () => {
      if (sendOnBlur) commit();
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (sends) {
        event.preventDefault();
        commit();
        leave();
      } else if (event.key === 'Enter' && lines === 1) {
        event.preventDefault();
        commit();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        leave();
      }
    },
    drop: () => drafts.remove(key),
  };
};
