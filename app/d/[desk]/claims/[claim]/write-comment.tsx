'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { callAt, callable, mentionsIn } from '@/lib/domain/mention';
import type { Problem } from '../../articles/[article]/contract';
import { Callables } from './callables';
import { useDraft, useTalk } from './talk';
import style from './thread.module.css';

/** What a refusal says: at the field, else of the whole; `otherwise` where the server could not be reached. */
export const sentenceOf = ({ title, fields }: Problem, otherwise: string): string =>
  fields[0]?.message || title || otherwise;

/**
 * A comment being written. It is kept on the device from the first letter and sent by its button or Ctrl+Enter; after @
 * the people who can be called are listed.
 */
export function WriteComment({
  draft,
  label,
  action,
  saved = '',
  takesFocus = false,
  onSend,
  onDone,
  onCancel,
}: {
  /** Key under which it is kept. */
  draft: string;
  label: string;
  action: string;
  saved?: string;
  takesFocus?: boolean;
  onSend: (text: string, mentions: string[]) => Promise<Problem | null>;
  onDone: () => void;
  onCancel?: () => void;
}) {
  const t = useTranslations('thread');
  const { drafts, thread } = useTalk();
  const text = useDraft(draft) ?? saved;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const calling = useCalling(text, (next) => drafts.set(draft, next));
  const id = useId();
  useEffect(() => {
    if (takesFocus) calling.field.current?.focus();
  }, [takesFocus, calling.field]);

  const send = async () => {
    if (sending || text.trim() === '') return;
    setSending(true);
    const refused = await onSend(text.trim(), mentionsIn(text, thread.people));
    setSending(false);
    setProblem(refused);
    if (refused) return;
    drafts.remove(draft);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || calling.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      className={style.write}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id} className={style.label}>
        {label}
      </label>
      <div className={style.field}>
        <textarea
          {...calling.wiring}
          ref={calling.field}
          id={id}
          rows={2}
          maxLength={20_000}
          value={text}
          placeholder={t('placeholder')}
          aria-keyshortcuts="Control+Enter"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onKeyDown={onKeyDown}
        />
        <Callables {...calling.list} />
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className={style.problem}>
          {sentenceOf(problem, t('failed'))}
        </p>
      )}
      <p className={style.deeds}>
        <Button type="submit" shortcut="Ctrl ↵" aria-disabled={sending || text.trim() === ''}>
          {action}
        </Button>
        {onCancel && (
          <Button
            look="bare"
            onClick={() => {
              drafts.remove(draft);
              onCancel();
            }}
          >
            {t('cancel')}
          </Button>
        )}
      </p>
    </form>
  );
}

/** The list of people while a name is being typed after @: with the arrow keys, Enter or Tab, and Escape. */
const useCalling = (text: string, set: (text: string) => void) => {
  const { thread } = useTalk();
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const call = callAt(text, caret);
  const people = call && call.start !== dismissed ? callable(call.query, thread.people) : [];
  const at = Math.min(chosen, people.length - 1);

  const take = (name: string) => {
    if (!call) return;
    const before = `${text.slice(0, call.start)}@${name} `;
    // At once: the next letter may be typed before the next frame, and belongs behind the name.
    flushSync(() => {
      set(before + text.slice(caret).replace(/^ /, ''));
      setCaret(before.length);
      setChosen(0);
    });
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
  };
  /** @returns whether the key was for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const person = people[at];
    if (!person || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'ArrowDown') setChosen((at + 1) % people.length);
    else if (event.key === 'ArrowUp') setChosen((at + people.length - 1) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(person.name);
    else if (event.key === 'Escape') setDismissed(call?.start ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const follow = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) =>
    setCaret(currentTarget.selectionStart);
  return {
    field,
    onKeyDown,
    list: { id: listId, people, at, onChoose: take },
    wiring: {
      'aria-autocomplete': 'list',
      'aria-controls': people.length > 0 ? listId : undefined,
      'aria-activedescendant': people.length > 0 ? `${listId}-${at}` : undefined,
      onSelect: follow,
      onBlur: () => setDismissed(call?.start ?? null),
      onFocus: () => setDismissed(null),
      onChange: (event: { currentTarget: HTMLTextAreaElement }) => {
        set(event.currentTarget.value);
        setDismissed(null);
        follow(event);
      },
    } as const,
  };
};
