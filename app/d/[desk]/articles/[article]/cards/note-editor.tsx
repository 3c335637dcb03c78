'use client';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { Visibility } from '@/lib/domain/note';
import { useParts } from '../parts';
import style from './notes.module.css';
import { sentenceOf } from './typed-field';
import { useTyped } from './use-typed';

/** A note being written or reworded. It is sent by its button or Ctrl+Enter alone: half a note is none. */
export function NoteEditor({
  draft,
  saved,
  visibility: before,
  focusAt,
  onSend,
  onCancel,
}: {
  draft: string;
  saved: string;
  visibility: Visibility;
  /** Counts up with each wish for the caret; 0: none. */
  focusAt: number;
  onSend: (text: string, visibility: Visibility, typed: Readonly<Record<string, string>>) => void;
  onCancel: () => void;
}) {
  const t = useTranslations('cards.notes');
  const locale = useLocale();
  const { drafts } = useParts();
  const [visibility, setVisibility] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  const name = useId();
  const send = () => {
    const text = drafts.get(draft) ?? saved;
    onSend(text, visibility, { [draft]: text });
    drafts.remove(draft);
  };
  const typed = useTyped(draft, saved, send, { sendOnBlur: false, lines: 2 });
  useLayoutEffect(() => {
    if (focusAt > 0) field.current?.focus();
  }, [focusAt]);
  return (
    <div className={style.editor}>
      <textarea
        ref={field}
        className={style.field}
        aria-label={t('write')}
        aria-keyshortcuts="Control+Enter"
        placeholder={t('placeholder')}
        rows={2}
        value={typed.value}
        onChange={typed.onChange}
        onKeyDown={typed.onKeyDown}
      />
      {typed.refused && (
        <p role="alert" className={style.problem}>
          {sentenceOf(typed.refused, locale)}
        </p>
      )}
      <div className={style.foot}>
        <fieldset className={style.who}>
          <legend className="sr">{t('visibility')}</legend>
          {Visibility.options.map((one) => (
            <label key={one} title={t(one === 'public' ? 'publicHint' : 'internalHint')}>
              <input
                type="radio"
                className="sr"
                name={name}
                checked={one === visibility}
                onChange={() => setVisibility(one)}
              />
              <Icon name={one === 'public' ? 'eye' : 'lock'} />
              {t(one)}
            </label>
          ))}
        </fieldset>
        <Button
          look="bare"
          className="push"
          onClick={() => {
            typed.drop();
            onCancel();
          }}
        >
          {t('cancel')}
        </Button>
        <Button onClick={send} shortcut="Ctrl ↵">
          {t('save')}
        </Button>
      </div>
    </div>
  );
}
