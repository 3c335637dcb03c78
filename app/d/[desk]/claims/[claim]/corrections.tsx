'use client';
import { useTranslations } from 'use-intl/react';
import type { ClaimPage } from '@/lib/domain/claim-page';
import style from './claim.module.css';
import { useMoment } from './use-moment';

/** What was put right in reports that had left the desk. */
export function Corrections({ page }: { page: ClaimPage }) {
  const t = useTranslations('claim.corrections');
  const moment = useMoment();
  if (page.corrections.length === 0) return null;
  return (
    <section className={style.part} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol className={style.over}>
        {page.corrections.map(({ id, kind, reason, authorId, createdAt }) => (
          <li key={id}>
            <p>
              <b>{t(`kind.${kind}`)}</b>
            </p>
            <p className={style.prose}>{reason}</p>
            <p className={style.aside}>
              {t('by', { name: page.people[authorId] ?? '', when: moment(createdAt) })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
