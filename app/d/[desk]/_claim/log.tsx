'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { Visibility } from '@/lib/domain/note';
import style from './log.module.css';
import { useDraftOf, useTools } from './tools';

/** A list of the desk's own doings for a claim, collapsed to its count while nobody needs it. */
export function Log({
  title,
  count,
  add,
  draft,
  mayAdd,
  form,
  onLeave,
  children,
}: {
  title: string;
  count: number;
  add: string;
  /** Key of the entry that is being written. */
  draft: string;
  mayAdd: boolean;
  /** The form for a new entry; `focusAt` counts up with each wish for the caret. */
  form: (focusAt: number, onDone: () => void) => ReactNode;
  onLeave: () => void;
  children: ReactNode;
}) {
  const typed = useDraftOf(draft);
  const [asked, setAsked] = useState(0);
  const [closed, setClosed] = useState(0);
  const isOpen = mayAdd && (asked > closed || typed !== null);
  const done = () => {
    setClosed(asked);
    onLeave();
  };
  if (count === 0 && !mayAdd) return null;
  return (
    <section className={style.log} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="muted num">{count}</span>
        {mayAdd && !isOpen && (
          <Button look="bare" icon="plus" className="push" onClick={() => setAsked((n) => n + 1)}>
            {add}
          </Button>
        )}
      </header>
      {count > 0 && <ul>{children}</ul>}
      {isOpen && form(asked > closed ? asked : 0, done)}
    </section>
  );
}

/** One entry: what was done, when and by whom, and whether readers of the report see it. */
export function Entry({
  what,
  result,
  when,
  visibility,
  mayEdit,
  onVisibility,
  onEdit,
  onRemove,
}: {
  what: ReactNode;
  result: string;
  when: ReactNode;
  visibility: Visibility;
  mayEdit: boolean;
  onVisibility: (visibility: Visibility) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations('evidence.log');
  const other = visibility === 'public' ? 'internal' : 'public';
  return (
    <div className={style.entry}>
      <p className={style.what}>{what}</p>
      {result && <p className={style.result}>{result}</p>}
      <p className={style.when}>
        {mayEdit ? (
          <button
            type="button"
            className={style.visibility}
            title={t(`${visibility}Hint`)}
            aria-label={t(`make.${other}`)}
            onClick={() => onVisibility(other)}
          >
            <Icon name={visibility === 'public' ? 'eye' : 'lock'} size="small" />
            {t(visibility)}
          </button>
        ) : (
          <span className={style.visibility}>
            <Icon name={visibility === 'public' ? 'eye' : 'lock'} size="small" />
            {t(visibility)}
          </span>
        )}
        {when}
        {mayEdit && (
          <span className={style.acts}>
            <Button look="bare" onClick={onEdit}>
              {t('edit')}
            </Button>
            <IconButton icon="close" label={t('remove')} onClick={onRemove} />
          </span>
        )}
      </p>
    </div>
  );
}

/** Whether an entry is being reworded: asked for here, or begun before. */
export const useEditing = (id: string) => {
  const { can } = useTools();
  const key = `entry/${id}/edit`;
  const draft = useDraftOf(key);
  const [asked, setAsked] = useState(0);
  return {
    key,
    asked,
    isEdited: asked > 0 || draft !== null,
    can,
    edit: () => setAsked((n) => n + 1),
    done: () => setAsked(0),
  };
};
