'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { ReadingState } from '@/lib/data/readings';
import { useParts, useWorkspace } from './parts';
import { problemOf } from './send';

/** Two people read the article, each for themselves: who is at it, and one's own part in it. */
export function DoubleReading() {
  const t = useTranslations('workspace.reading');
  const { store, deskId } = useParts();
  const article = useWorkspace((state) => state.workspace.article);
  const me = useWorkspace((state) => state.me);
  const [reading, setReading] = useState<ReadingState | null>(null);
  const [refusal, setRefusal] = useState('');
  const address = `/api/desks/${deskId}/articles/${article.id}/reading`;

  useEffect(() => {
    const gone = new AbortController();
    fetch(address, { signal: gone.signal })
      .then(async (response) => (response.ok ? setReading((await response.json()) as ReadingState) : null))
      .catch(() => null);
    return () => gone.abort();
  }, [address]);

  const ask = async (method: 'PUT' | 'POST' | 'DELETE', body?: object) => {
    const response = await fetch(address, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => null);
    if (!response?.ok) return setRefusal(response ? (await problemOf(response)).title : t('unreachable'));
    // What is hidden from whom has changed: the page is read again.
    location.reload();
  };

  if (!reading) return null;
  const mine = reading.readers.find((one) => one.readerId === me.id);
  const names = reading.readers.map(({ name, doneAt }) => t(doneAt ? 'done' : 'reads', { name }));
  return (
    <section aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <p>{reading.doubleRead ? [t('on'), ...names].join(' ') : t('off')}</p>
      {refusal && <Notice kind="error">{refusal}</Notice>}
      {store.can('article.double-read') && (
        <Button onClick={() => ask('PUT', { doubleRead: !reading.doubleRead })}>
          {t(reading.doubleRead ? 'turnOff' : 'turnOn')}
        </Button>
      )}
      {reading.doubleRead && !mine && store.can('reading.begin') && (
        <Button onClick={() => ask('POST')}>{t('begin')}</Button>
      )}
      {mine && !mine.doneAt && <Button onClick={() => ask('DELETE')}>{t('finish')}</Button>}
    </section>
  );
}
