'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import style from './hints.module.css';
import { BESIDE, useMedia, useParts, useWorkspace } from './parts';
import { deviceStorage } from './queue';
import { claimsInOrder } from './views';

const SEEN = 'verimark/hints-seen';

/** The first minutes: three keys, while the article has no claim and until they are put away. */
export function Hints() {
  const t = useTranslations('workspace.hints');
  const { store } = useParts();
  const isEmpty = useWorkspace((state) => claimsInOrder(state).length === 0);
  const isBeside = useMedia(BESIDE);
  const [seen, setSeen] = useState(() => deviceStorage()?.getItem(SEEN) === 'yes');
  if (seen || !isEmpty || !store.can('claim.draft')) return null;
  const dismiss = () => {
    setSeen(true);
    try {
      deviceStorage()?.setItem(SEEN, 'yes');
    } catch {
      // A device that keeps nothing shows them again.
    }
  };
  return (
    <aside className={style.hints} aria-label={t('title')}>
      {isBeside ? (
        <>
          <h2>{t('title')}</h2>
          <dl>
            <dt>
              <kbd>j</kbd> <kbd>k</kbd>
            </dt>
            <dd>{t('move')}</dd>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>{t('make')}</dd>
            <dt>
              <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd>
            </dt>
            <dd>{t('tag')}</dd>
          </dl>
        </>
      ) : (
        <p>{t('touch')}</p>
      )}
      <Button look="bare" onClick={dismiss}>
        {t('dismiss')}
      </Button>
    </aside>
  );
}
