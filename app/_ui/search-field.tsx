'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from './icon';
import style from './search-field.module.css';

/** Where a key is typed into something, or asks a dialog, it is none of ours. */
const isBusy = ({ target, isComposing }: KeyboardEvent): boolean =>
  isComposing ||
  document.querySelector('dialog[open]') !== null ||
  (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select')));

/** Goes to the desk's list of articles with `?q=`. With `hasKey`, `/` leads here from anywhere on the page. */
export function SearchField({ deskId, query, hasKey }: { deskId: string; query: string; hasKey: boolean }) {
  const t = useTranslations('shell.search');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!hasKey) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || isBusy(event)) return;
      event.preventDefault();
      input.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [hasKey]);

  return (
    <search className={style.area}>
      <form className={style.field} action={`/d/${deskId}`}>
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={query}
          placeholder={t('hint')}
          aria-label={t('label')}
          aria-keyshortcuts={hasKey ? '/' : undefined}
        />
        {hasKey && <kbd>/</kbd>}
      </form>
    </search>
  );
}
