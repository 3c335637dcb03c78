'use client';
import { type KeyboardEvent, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { useDraft, useParts } from '../parts';
import style from './open-card.module.css';

/** The persons and bodies a claim is about: Enter or a comma closes one in, backspace in the empty field takes the last away. */
export function Subjects({
  draft,
  names,
  onChange,
}: {
  /** Key of the draft of the name that is being typed. */
  draft: string;
  names: readonly string[];
  onChange: (names: string[]) => void;
}) {
  const t = useTranslations('cards.field');
  const { ui, drafts } = useParts();
  const typed = useDraft(draft) ?? '';
  const id = useId();
  const add = () => {
    const name = typed.trim();
    drafts.remove(draft);
    if (name && !names.includes(name)) onChange([...names, name]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
      if (event.ctrlKey || event.metaKey) ui.pane?.focusText();
    }
    if (event.key === 'Backspace' && typed === '' && names.length > 0) onChange(names.slice(0, -1));
    if (event.key === 'Escape') ui.pane?.focusText();
  };
  return (
    <div className={style.line}>
      <label htmlFor={id}>{t('subjects')}</label>
      <div className={`${style.value} ${style.chips}`}>
        {names.map((name) => (
          <span key={name} className={style.chip}>
            {name}
            <button
              type="button"
              aria-label={t('removeSubject', { name })}
              onClick={() => onChange(names.filter((other) => other !== name))}
            >
              <Icon name="close" size="small" />
            </button>
          </span>
        ))}
        <input
          id={id}
          className={`${style.control} ${style.adding}`}
          value={typed}
          placeholder={t('subjectsHint')}
          onChange={({ currentTarget }) => drafts.set(draft, currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </div>
    </div>
  );
}
