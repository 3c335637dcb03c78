'use client';

import { useTranslations } from 'use-intl/react';
import type { Insider } from '@/lib/data/insiders';
import style from './thread.module.css';

/** People who can be called, below the field; a click takes one as Enter does. */
export function Callables({
  id,
  people,
  at,
  onChoose,
}: {
  id: string;
  people: readonly Insider[];
  at: number;
  onChoose: (name: string) => void;
}) {
  const t = useTranslations('thread');
  return (
    <>
      {people.length > 0 && (
        <div id={id} role="listbox" aria-label={t('people')} className={style.people}>
          {people.map(({ userId, name }, n) => (
            <div
              key={userId}
              id={`${id}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              // Before the field loses the caret.
              onPointerDown={(event) => {
                event.preventDefault();
                onChoose(name);
              }}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr">
        {people.length > 0 && t('found', { count: people.length })}
      </span>
    </>
  );
}
