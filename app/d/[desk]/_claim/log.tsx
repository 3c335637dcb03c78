'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { Visibility } from '@/lib/domain/note';
import type { Permission } from '@/lib/domain/permissions';
import type { VerbName } from '@/lib/domain/verbs';
import { useWhen } from '../articles/[article]/cards/use-when';
import style from './log.module.css';
import { useDraftOf, useTools } from './tools';

/** What every entry of a log has. */
type Kept = { readonly id: string; readonly claimId: string; readonly visibility: Visibility };

/** What a form is told: the entry it rewords, or null for a new one. */
export type FormOf<T> = {
  readonly claimId: string;
  readonly entry: T | null;
  /** Key under which what is typed is kept. */
  readonly draft: string;
  /** Counts up with each wish for the caret. */
  readonly focusAt: number;
  readonly onDone: () => void;
  readonly onLeave: () => void;
};

type Props<T> = {
  readonly title: string;
  readonly claimId: string;
  readonly entries: readonly T[];
  readonly verbs: Readonly<Record<'add' | 'edit' | 'remove', VerbName & Permission>>;
  /** What the button for a new entry says, and the key under which it is kept while it is written. */
  readonly add: string;
  readonly draft: string;
  readonly Form: (props: FormOf<T>) => ReactNode;
  /** What was done, what came of it, who did it and when. */
  readonly tell: (entry: T) => {
    readonly what: ReactNode;
    readonly result: string;
    readonly by: string;
    readonly at: string;
    readonly more?: string;
  };
  /** Whether this one is the reader's to reword. */
  readonly isOpen?: (entry: T) => boolean;
  readonly onLeave: () => void;
};

/** A list of the desk's own doings for a claim, collapsed to its count while nobody needs it. */
export function Log<T extends Kept>(props: Props<T>) {
  const { title, claimId, entries, verbs, add, draft, Form, onLeave } = props;
  const { can } = useTools();
  const mayAdd = can(verbs.add);
  const typed = useDraftOf(draft);
  const [asked, setAsked] = useState(0);
  const [closed, setClosed] = useState(0);
  const isOpen = mayAdd && (asked > closed || typed !== null);
  const done = () => {
    setClosed(asked);
    onLeave();
  };
  if (entries.length === 0 && !mayAdd) return null;
  return (
    <section className={style.log} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="muted num">{entries.length}</span>
        {mayAdd && !isOpen && (
          <Button look="bare" icon="plus" className="push" onClick={() => setAsked((n) => n + 1)}>
            {add}
          </Button>
        )}
      </header>
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry {...props} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <Form
          claimId={claimId}
          entry={null}
          draft={draft}
          focusAt={asked > closed ? asked : 0}
          onDone={done}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

/** One entry: what was done, when and by whom, and whether readers of the report see it; or the form that rewords it. */
function Entry<T extends Kept>({
  entry,
  verbs,
  Form,
  tell,
  isOpen = () => true,
  onLeave,
}: Props<T> & { entry: T }) {
  const t = useTranslations('evidence.log');
  const when = useWhen();
  const { act, can } = useTools();
  const draft = `entry/${entry.id}/edit`;
  const typed = useDraftOf(draft);
  const [asked, setAsked] = useState(0);
  const { id, claimId, visibility } = entry;
  const mayEdit = can(verbs.edit) && isOpen(entry);
  if (mayEdit && (asked > 0 || typed !== null))
    return (
      <Form
        claimId={claimId}
        entry={entry}
        draft={draft}
        focusAt={asked}
        onDone={() => setAsked(0)}
        onLeave={onLeave}
      />
    );
  const { what, result, by, at, more } = tell(entry);
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
            onClick={() => void act(verbs.edit, { id, claimId, visibility: other })}
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
        <span>
          {by} <time dateTime={at}>{when(at)}</time>
          {more && ` · ${more}`}
        </span>
        {mayEdit && (
          <span className={style.acts}>
            <Button look="bare" onClick={() => setAsked((n) => n + 1)}>
              {t('edit')}
            </Button>
            <IconButton
              icon="close"
              label={t('remove')}
              onClick={() => void act(verbs.remove, { id, claimId })}
            />
          </span>
        )}
      </p>
    </div>
  );
}
