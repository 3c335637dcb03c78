'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlikeArticle } from '@/lib/data/alike-articles';
import style from './job.module.css';
import { JoinOrigin } from './join-origin';
import { ask } from './send';

/** New articles that are much like others of the desk, with a way to see how and to have them count as one. */
export function AlikeArticles({ deskId, articles }: { deskId: string; articles: readonly AlikeArticle[] }) {
  const t = useTranslations('importing.alike');
  if (articles.length === 0) return null;
  return (
    <div>
      <h3 className={style.heading}>{t('title')}</h3>
      <p className={style.lead}>{t('lead')}</p>
      <Pairs deskId={deskId} pairs={pairsOf(articles)} />
    </div>
  );
}

/** Two articles that are alike. */
type Pair = {
  readonly article: Omit<AlikeArticle, 'others'>;
  readonly other: AlikeArticle['others'][number];
};

const pairsOf = (articles: readonly AlikeArticle[]): Pair[] =>
  articles.flatMap(({ others, ...article }) => others.map((other) => ({ article, other })));

/** Pairs that stand there at once; the others are behind a word. */
const SHOWN = 5;

/** The same of what came in lately, by whatever way. `arrived`: with each further one it is asked anew. */
export function AlikeLately({ deskId, arrived }: { deskId: string; arrived: number }) {
  const t = useTranslations('importing.alike');
  const [articles, setArticles] = useState<readonly AlikeArticle[]>([]);
  useEffect(() => {
    void ask<{ items: readonly AlikeArticle[] }>(`/api/desks/${deskId}/alike?after=${arrived}`)
      .then((answer) => answer.ok && setArticles(answer.value.items))
      // It is pointed out on the articles' own pages, too.
      .catch(() => {});
  }, [deskId, arrived]);
  if (articles.length === 0) return null;
  const pairs = pairsOf(articles);
  const rest = pairs.slice(SHOWN);
  return (
    <section aria-labelledby="alike">
      <h2 id="alike">{t('lately')}</h2>
      <p className={style.lead}>{t('latelyLead')}</p>
      <Pairs deskId={deskId} pairs={pairs.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className={style.more}>
          <summary>{t('more', { count: rest.length })}</summary>
          <Pairs deskId={deskId} pairs={rest} />
        </details>
      )}
    </section>
  );
}

function Pairs({ deskId, pairs }: { deskId: string; pairs: readonly Pair[] }) {
  const t = useTranslations('importing.alike');
  return (
    <ul className={style.alike}>
      {pairs.map(({ article: { articleId, title }, other }) => (
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
      ))}
    </ul>
  );
}

const linkTo = (deskId: string, articleId: string) => (chunks: ReactNode) => (
  <a className="read" href={`/d/${deskId}/articles/${articleId}`}>
    {chunks}
  </a>
);

const strong = (chunks: ReactNode) => <b className="num">{chunks}</b>;
