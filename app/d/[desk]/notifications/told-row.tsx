'use client';

import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Told } from '@/lib/data/notifications';
import { read } from './actions';
import style from './notifications.module.css';

const addressOf = (deskId: string, { claimId, commentId }: Told): string => {
  if (claimId === null) return `/d/${deskId}`;
  const comment = commentId === null ? '' : `#comment-${commentId}`;
  return `/d/${deskId}/claims/${claimId}${comment}`;
};

/** One notification: a link to what it is about, which also marks it as read. */
export function ToldRow({ deskId, told }: { deskId: string; told: Told }) {
  const t = useTranslations('thread.told');
  const format = useFormatter();
  const what = t(`kind.${told.kind}`, { who: told.by ?? t('program') });
  const isNew = told.readAt === null;
  // The page that is opened counts anew: it must not be ahead of this.
  const markRead = () => {
    if (!isNew) return;
    fetch(`/api/desks/${deskId}/notifications`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [told.id] }),
    }).catch(() => null);
  };
  return (
    <li className={isNew ? style.fresh : undefined}>
      <a className={`quiet ${style.told}`} href={addressOf(deskId, told)} onClick={markRead}>
        <span className={style.what}>
          {isNew && <span className={style.isNew}>{t('isNew')}</span>}
          {what}
        </span>
        {told.claim !== null && <span className={`read ${style.claim}`}>{told.claim}</span>}
      </a>
      <time className="muted num" dateTime={told.createdAt}>
        {format.dateTime(new Date(told.createdAt), {
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        })}
      </time>
      {isNew && (
        <form action={read} className={style.mark}>
          <input type="hidden" name="desk" value={deskId} />
          <input type="hidden" name="id" value={told.id} />
          <Button type="submit" look="bare" icon="done" aria-label={t('readOf', { what })}>
            {t('read')}
          </Button>
        </form>
      )}
    </li>
  );
}
