'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { Joined } from '@/lib/data/shared-origins';
import style from './job.module.css';
import { ask, posted } from './send';

type One = { readonly id: string; readonly title: string };
type Props = { deskId: string; first: One; second: One; shared: boolean };

/** Have two articles count as one origin, and undo that. */
export function JoinOrigin({ deskId, first, second, shared }: Props) {
  const t = useTranslations('importing.alike');
  const offline = useTranslations('importing')('offline');
  const [state, setState] = useState<'apart' | 'busy' | 'joined'>(shared ? 'joined' : 'apart');
  const [said, setSaid] = useState('');
  const address = `/api/desks/${deskId}/articles/${first.id}/origin`;

  const join = async () => {
    setState('busy');
    const answer = await ask<Joined>(address, posted({ otherId: second.id })).catch(() => null);
    setState(answer?.ok ? 'joined' : 'apart');
    setSaid(answer?.ok ? wordsOf(answer.value) : (answer?.problem.title ?? offline));
  };
  const part = async () => {
    setState('busy');
    const answer = await ask<unknown>(address, { method: 'DELETE' }).catch(() => null);
    setState(answer?.ok ? 'apart' : 'joined');
    setSaid(answer?.ok ? t('parted') : (answer?.problem.title ?? offline));
  };
  const wordsOf = ({ moved, left }: Joined): string =>
    [t('joinedHint'), moved > 0 && t('moved', { count: moved }), left > 0 && t('left', { count: left })]
      .filter(Boolean)
      .join(' ');
  const names = { first: first.title, second: second.title };
  return (
    <>
      {state === 'joined' ? (
        <>
          <span className={style.joined}>
            <Icon name="done" />
            {t('joined')}
          </span>
          <Button look="bare" aria-label={t('partOf', names)} onClick={() => void part()}>
            {t('part')}
          </Button>
        </>
      ) : (
        <Button
          aria-disabled={state === 'busy'}
          aria-label={t('joinOf', names)}
          onClick={() => state === 'apart' && void join()}
        >
          {t('join')}
        </Button>
      )}
      <span role="status" className="muted">
        {said}
      </span>
    </>
  );
}
