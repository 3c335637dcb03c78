'use client';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field } from '@/app/_ui/field';
import { VerdictLabel } from '@/app/_ui/verdict';
import type { FoundClaim } from '@/lib/data/claims';
import { fold } from '@/lib/domain/text';
import { useParts } from '../parts';
import { claimsInOrder } from '../views';
import style from './picker.module.css';

/** What the search returns. */
export type Found = FoundClaim;

/** While typing: how long to wait before asking. */
const PAUSE_MS = 180;

/** Looks for a claim by its words over the whole desk; empty, it offers those of this article. */
export function Picker({
  without,
  chosen,
  onChoose,
}: {
  without: string | null;
  chosen: Found | null;
  onChoose: (found: Found) => void;
}) {
  const t = useTranslations('cards.picker');
  const { store, deskId } = useParts();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Found[]>(() => here(store.get()));
  const [state, setState] = useState<'ready' | 'searching' | 'failed'>('ready');
  const name = useId();

  useEffect(() => {
    if (query.trim() === '') {
      setFound(here(store.get()));
      setState('ready');
      return;
    }
    setFound(here(store.get()).filter((one) => fold(one.shortText).includes(fold(query.trim()))));
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      setState('searching');
      try {
        const address = `/api/desks/${deskId}/claims?q=${encodeURIComponent(query)}`;
        const response = await fetch(address, { signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        setFound((await response.json()) as Found[]);
        setState('ready');
      } catch {
        if (!stop.signal.aborted) setState('failed');
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, deskId, store]);

  const offered = found.filter((one) => one.id !== without);
  return (
    <div className={style.picker}>
      <Field
        type="search"
        label={t('label')}
        hint={t('hint')}
        value={query}
        autoComplete="off"
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <p role="status" className="muted">
        {state === 'searching' && t('searching')}
        {state === 'failed' && t('failed')}
        {state === 'ready' && offered.length === 0 && t('none')}
      </p>
      <ul className={style.found}>
        {offered.map((one) => (
          <li key={one.id}>
            <label>
              <input
                type="radio"
                name={name}
                checked={chosen?.id === one.id}
                onChange={() => onChoose(one)}
              />
              <span className={style.one}>
                <span className="read">{one.shortText}</span>
                <small>
                  <VerdictLabel verdict={one.verdict} /> {one.articleTitle}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

const here = (state: Parameters<typeof claimsInOrder>[0]): Found[] =>
  claimsInOrder(state)
    .slice(0, 200)
    .map(({ claim, verdict }) => ({
      id: claim.id,
      version: claim.version,
      shortText: claim.shortText,
      verdict,
      articleTitle: null,
    }));
