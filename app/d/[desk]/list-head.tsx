'use client';

import { useTranslations } from 'use-intl/react';
import { type ArticleQuery, Sort } from '@/lib/domain/article-list';
import style from './desk.module.css';
import { FILTERS } from './filters';
import { useQuery } from './use-query';

/** What the list shows, how many there are, and its order. */
export function ListHead({ deskId, query, total }: { deskId: string; query: ArticleQuery; total: number }) {
  const t = useTranslations('articles');
  const { shown, pending, go } = useQuery(deskId, query);
  return (
    <div className={style.listHead}>
      <h2 id="articles">{query.q ? t('results.title', { q: query.q }) : t('title')}</h2>
      <span className="muted num" role="status">
        {pending ? t('updating') : t('shown', { total })}
      </span>
      {query.q && <a href={`/d/${deskId}`}>{t('results.leave')}</a>}
      <select
        name="sort"
        form={FILTERS}
        className={style.sort}
        aria-label={t('sort.label')}
        value={shown.sort}
        onChange={(event) => go({ ...shown, sort: Sort.parse(event.target.value), page: 1 })}
      >
        {Sort.options.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
