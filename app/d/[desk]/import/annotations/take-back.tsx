'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { TakenBack } from '@/lib/data/take-over';
import { ask } from '../send';
import style from './annotations.module.css';

/** Takes back what was taken over under a request, and names what stays because somebody has worked on it. */
export function TakeBack({ deskId, requestId }: { deskId: string; requestId: string }) {
  const t = useTranslations('annotations');
  const [told, setTold] = useState<TakenBack | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const takeBack = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      const address = `/api/desks/${deskId}/annotations?request=${requestId}`;
      const answer = await ask<TakenBack>(address, { method: 'DELETE' });
      if (answer.ok) setTold(answer.value);
      else setProblem(answer.problem.title);
    } catch {
      setProblem(t('offline'));
    }
    setBusy(false);
  };
  if (told)
    return (
      <Notice kind="done">
        {t('takenBack', { count: told.back })}
        {told.left.length > 0 && (
          <>
            {' '}
            {t('kept')}
            <ul className={style.kept}>
              {told.left.map(({ id, shortText }) => (
                <li key={id}>
                  <a href={`/d/${deskId}/claims/${id}`}>{shortText}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    );
  return (
    <>
      {problem && <Notice kind="error">{problem}</Notice>}
      <p className={style.actions}>
        <Button onClick={takeBack} aria-disabled={busy}>
          {busy ? t('takingBack') : t('takeBack')}
        </Button>
      </p>
    </>
  );
}
