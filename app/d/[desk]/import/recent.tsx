'use client';

import { useTranslations } from 'use-intl/react';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { ImportSummary } from '@/lib/domain/import-job';
import style from './import.module.css';

export type RecentImport = Pick<ImportSummary, 'id' | 'state' | 'by' | 'createdAt' | 'files' | 'outcomes'>;

/** The desk's imports of files, newest first: one that is under way, and what came of the others. */
export function Recent({ deskId, recent }: { deskId: string; recent: readonly RecentImport[] }) {
  const t = useTranslations('importing.recent');
  const format = useFormatter();
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent" className={style.last}>
      <h2 id="recent">{t('title')}</h2>
      <ul className={style.recent}>
        {recent.map(({ id, state, by, createdAt, files, outcomes }) => (
          <li key={id}>
            <a href={`/d/${deskId}/import/${id}`}>
              {format.dateTime(new Date(createdAt), {
                dateStyle: 'medium',
                timeStyle: 'short',
                hourCycle: 'h23',
              })}
            </a>
            <span className="num">{t('line', { files, imported: outcomes.imported })}</span>
            <span className="muted">{[t(`state.${state}`), by].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
