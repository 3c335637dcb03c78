import type { ReactNode } from 'react';
import { intl } from '@/lib/web/intl';
import style from './waiting.module.css';

const key = (chunks: ReactNode) => <kbd>{chunks}</kbd>;

/** Three hints, until the desk has its first claim. */
export async function HowToBegin() {
  const { t } = await intl();
  return (
    <ol className={style.hints} aria-label={t('articles.hints.label')}>
      {(['open', 'claim', 'tag'] as const).map((hint) => (
        <li key={hint}>{t.rich(`articles.hints.${hint}`, { key })}</li>
      ))}
    </ol>
  );
}
