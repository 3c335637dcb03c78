'use client';

import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import style from './import.module.css';

/** A text that was handed in by itself, and where it is now. */
export type Arrival = {
  key: string;
  /** What was handed in: its address, or that it was pasted. */
  name: string;
  outcome: 'imported' | 'duplicate' | 'version';
  articleId: string;
  title: string;
};

/** Pasted texts and links as they arrive, the newest first, each with a way to its article. */
export function Arrivals({ deskId, arrivals }: { deskId: string; arrivals: readonly Arrival[] }) {
  const t = useTranslations('importing');
  const words = { imported: t('imported'), duplicate: t('known'), version: t('link.versionMade') };
  const newest = arrivals[0];
  return (
    <section aria-labelledby="arrived" hidden={arrivals.length === 0}>
      <h2 id="arrived">{t('results')}</h2>
      <p className="sr" role="status">
        {newest && `${words[newest.outcome]}: ${newest.title}`}
      </p>
      <ul className={style.arrivals}>
        {arrivals.map(({ key, name, outcome, articleId, title }) => (
          <li key={key}>
            <span className="cut muted">{name}</span>
            <span className={style.fate}>
              <Icon name={outcome === 'duplicate' ? 'link' : 'done'} />
              {words[outcome]}
            </span>
            <a className="read" href={`/d/${deskId}/articles/${articleId}`}>
              {t('open', { title })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
