'use client';

import { useTranslations } from 'use-intl/react';
import { ButtonLink } from './button';
import style from './pager.module.css';

/**
 * Steps through pages 1…`pages` of a list; nothing when there is only one.
 * `query`: the rest of the address's query, `q=nga&sort=title`; the page joins it as `page`.
 */
export function Pager({ page, pages, query = '' }: { page: number; pages: number; query?: string }) {
  const t = useTranslations('shell.pager');
  if (pages < 2) return null;
  const href = (to: number) =>
    `?${new URLSearchParams([...new URLSearchParams(query), ['page', String(to)]])}`;
  return (
    <nav className={style.pager} aria-label={t('label')}>
      {page > 1 && (
        <ButtonLink look="bare" icon="back" href={href(page - 1)} rel="prev">
          {t('previous')}
        </ButtonLink>
      )}
      <span className="num">{t('page', { page, pages })}</span>
      {page < pages && (
        <ButtonLink look="bare" icon="next" href={href(page + 1)} rel="next">
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  );
}
