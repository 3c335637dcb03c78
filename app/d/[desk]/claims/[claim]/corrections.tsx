'use client';
import { useTranslations } from 'use-intl/react';
import type { Affected, ToldCorrection } from '@/lib/data/corrections';
import type { ClaimPage } from '@/lib/domain/claim-page';
import style from './claim.module.css';
import { useMoment } from './use-moment';

type Props = { page: ClaimPage; corrected: readonly ToldCorrection[] };

/** What was put right in reports that had left the desk, and who took along the old words. */
export function Corrections({ page, corrected }: Props) {
  const t = useTranslations('claim.corrections');
  const moment = useMoment();
  if (page.corrections.length === 0) return null;
  const affectedBy = new Map(corrected.map(({ id, affected }) => [id, affected]));
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
            <OldWords affected={affectedBy.get(id) ?? []} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OldWords({ affected }: { affected: readonly Affected[] }) {
  const t = useTranslations('claim.corrections');
  const moment = useMoment();
  if (affected.length === 0) return null;
  return (
    <>
      <p className={style.aside}>{t('oldWords', { count: affected.length })}</p>
      <ul className={style.aside}>
        {affected.map(({ exportId, title, format, number, by, at }) => (
          <li key={exportId}>
            {number === null
              ? t('export', { title, format: format.toUpperCase(), name: by, when: moment(at) })
              : t('published', { title, number: String(number), name: by, when: moment(at) })}
          </li>
        ))}
      </ul>
    </>
  );
}
