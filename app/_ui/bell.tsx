'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import style from './bell.module.css';
import { Icon } from './icon';

/** In ms: no more often than this is the server asked when the page comes back to the front. */
const EVERY = 60_000;
/** A higher number is shown as this and a plus. */
const MOST = 99;

const ask = async (deskId: string): Promise<number | null> => {
  const response = await fetch(`/api/desks/${deskId}/notifications`).catch(() => null);
  if (!response?.ok) return null;
  return ((await response.json()) as { unread: number }).unread;
};

/** The way to the notifications, with how many are unread. `unread`: as the page was made; absent: asked for. */
export function Bell({ deskId, unread }: { deskId: string; unread?: number | undefined }) {
  const t = useTranslations('thread');
  const [count, setCount] = useState(unread ?? 0);
  useEffect(() => setCount(unread ?? 0), [unread]);

  useEffect(() => {
    let [asked, gone] = [unread === undefined ? 0 : Date.now(), false];
    const look = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < EVERY) return;
      asked = Date.now();
      const found = await ask(deskId);
      if (found !== null && !gone) setCount(found);
    };
    look();
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [deskId, unread]);

  const label = t('bell', { count });
  return (
    <a className={style.bell} href={`/d/${deskId}/notifications`} aria-label={label} title={label}>
      <Icon name="bell" />
      {count > 0 && (
        <span className={`${style.count} num`} aria-hidden="true">
          {count > MOST ? `${MOST}+` : count}
        </span>
      )}
    </a>
  );
}
