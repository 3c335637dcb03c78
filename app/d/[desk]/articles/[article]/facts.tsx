'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatPartialDate, precisionOf } from '@/lib/domain/dates';
import { useParts, useWorkspace } from './parts';
import style from './workspace.module.css';

/** What is known of an article, in one quiet line. */
export function Facts() {
  const t = useTranslations('workspace');
  const locale = useLocale();
  const { store, deskId } = useParts();
  const { article, version, hasSplitter } = useWorkspace((state) => state.workspace);
  const count = useWorkspace((state) => state.sentences.length);
  const from = article.publisher ?? article.fileName;
  const date = article.publishedOn;
  const language = new Intl.DisplayNames([locale], { type: 'language' });
  return (
    <>
      <div className={style.facts}>
        {!article.titleGiven && <span>{t('facts.untitled')}</span>}
        {from && <span>{from}</span>}
        {article.agency && <span>{t('facts.agency', { agency: article.agency })}</span>}
        {article.byline && <span>{article.byline}</span>}
        <span>
          {date
            ? t(`facts.precision.${precisionOf(date)}`, { date: formatPartialDate(date, locale) })
            : t('facts.undated')}
        </span>
        <span>
          <a href={`/d/${deskId}/articles/${article.id}/versions`}>
            {t('facts.version', { number: version.number })}
          </a>{' '}
          · {t('facts.sentences', { count })}
        </span>
        {article.url && (
          <a href={article.url} target="_blank" rel="noopener noreferrer nofollow">
            {t('facts.source')}
          </a>
        )}
        {store.can('article.describe') && (
          <button type="button" onClick={() => store.show('details')}>
            {t('head.details')}
          </button>
        )}
      </div>
      {!hasSplitter && (
        <p className={style.notice}>
          {t('facts.unsplit', { language: language.of(article.language) ?? article.language })}
        </p>
      )}
    </>
  );
}
