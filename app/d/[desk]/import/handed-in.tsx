'use client';

import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import style from './import.module.css';
import { type Item, tally } from './items';

/** What became of each thing handed in: imported with its link, already there with its link, refused with the reason. */
export function HandedIn({ deskId, items }: { deskId: string; items: readonly Item[] }) {
  const t = useTranslations('articles.importing');
  const counts = tally(items);
  const busy = counts.done < counts.total;
  return (
    <section className={style.results} aria-labelledby="results" hidden={items.length === 0}>
      <h2 id="results">{t('results')}</h2>
      {busy && <progress value={counts.done} max={counts.total} aria-labelledby="results" />}
      <p className="muted num" role="status">
        {busy ? t('progress', counts) : counts.total > 0 && t('summary', counts)}
      </p>
      <ul className={style.items}>
        {items.map((item) => (
          <li key={item.key} className={style.item}>
            <span className="cut">{item.name}</span>
            <Fate deskId={deskId} item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fate({ deskId, item }: { deskId: string; item: Item }) {
  const t = useTranslations('articles.importing');
  if (item.state !== 'settled') return <span className="muted">{t(item.state)}</span>;
  const { outcome } = item;
  if (outcome.outcome === 'refused')
    return (
      <>
        <span className={style.refused}>
          <Icon name="alert" />
          {t('refused')}
        </span>
        <p>{outcome.message}</p>
      </>
    );
  return (
    <>
      <span className={style[outcome.outcome]}>
        <Icon name={outcome.outcome === 'imported' ? 'done' : 'link'} />
        {t(outcome.outcome)}
      </span>
      <a className="read" href={`/d/${deskId}/articles/${outcome.articleId}`}>
        {t('open', { title: outcome.title })}
      </a>
    </>
  );
}
