'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ArticleChoice } from '@/lib/data/report-articles';
import style from './report.module.css';

/** From so many articles on, one is looked for by its title. */
const MANY = 8;

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

/** The articles a report can be of, to be ticked; those that are chosen stand first. */
export function ArticleBoxes({
  articles,
  chosen,
}: {
  articles: readonly ArticleChoice[];
  chosen: readonly string[];
}) {
  const t = useTranslations('builder');
  const [sought, seek] = useState('');
  const isSought = ({ id, title }: ArticleChoice) =>
    chosen.includes(id) || folded(title).includes(folded(sought));
  return (
    <>
      {articles.length > MANY && (
        <label className={style.line}>
          <span className="sr">{t('findArticle')}</span>
          <input
            type="search"
            placeholder={t('findArticle')}
            value={sought}
            onChange={(event) => seek(event.target.value)}
          />
        </label>
      )}
      <div className={style.boxes}>
        {articles.map((one) => (
          <label key={one.id} hidden={!isSought(one)}>
            <input type="checkbox" name="article" value={one.id} defaultChecked={chosen.includes(one.id)} />
            <span lang={one.language} dir="auto">
              {one.title}
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
