'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlikeArticle } from '@/lib/data/import-outcome';
import style from './job.module.css';
import { JoinOrigin } from './join-origin';

/** New articles that are much like others of the desk, with a way to see how and to have them count as one. */
export function AlikeArticles({ deskId, articles }: { deskId: string; articles: readonly AlikeArticle[] }) {
  const t = useTranslations('importing.alike');
  if (articles.length === 0) return null;
  return (
    <div>
      <h3 className={style.heading}>{t('title')}</h3>
      <p className={style.lead}>{t('lead')}</p>
      <ul className={style.alike}>
        {articles.flatMap(({ articleId, title, others }) =>
          others.map((other) => (
            <li key={`${articleId} ${other.articleId}`}>
              <p className="read">
                <a href={`/d/${deskId}/articles/${articleId}`}>{title}</a>
              </p>
              <p>
                {t.rich('to', {
                  share: other.similarity,
                  title: other.title,
                  a: linkTo(deskId, other.articleId),
                  b: strong,
                })}
                {other.publisher && <span className="muted"> {other.publisher}</span>}
              </p>
              <div className={style.row}>
                <a
                  href={`/d/${deskId}/articles/${articleId}/alike/${other.articleId}`}
                  aria-label={t('compareOf', { first: title, second: other.title })}
                >
                  {t('compare')}
                </a>
                <JoinOrigin
                  deskId={deskId}
                  first={{ id: articleId, title }}
                  second={{ id: other.articleId, title: other.title }}
                  shared={other.shared}
                />
              </div>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

const linkTo = (deskId: string, articleId: string) => (chunks: ReactNode) => (
  <a className="read" href={`/d/${deskId}/articles/${articleId}`}>
    {chunks}
  </a>
);

const strong = (chunks: ReactNode) => <b className="num">{chunks}</b>;
