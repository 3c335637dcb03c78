'use client';

import type { FormEvent, ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import {
  type ArticleList,
  type ArticleQuery,
  type Facet,
  isNarrowed,
  readQuery,
} from '@/lib/domain/article-list';
import style from './filters.module.css';
import { useQuery } from './use-query';

/** The form's id: controls elsewhere on the page belong to it. */
export const FILTERS = 'filters';
/** Publishers shown at first; the others unfold. */
const SHOWN = 8;

type Counts = ArticleList['counts'];

/** Which articles are shown. A plain form: it works without JavaScript, and with it each change takes effect at once. */
export function Filters({ deskId, query, counts }: { deskId: string; query: ArticleQuery; counts: Counts }) {
  const t = useTranslations('articles');
  const { shown, go } = useQuery(deskId, query);
  const read = (form: HTMLFormElement) => {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    return { ...readQuery(new URLSearchParams(fields)), page: 1 };
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { target, currentTarget } = event;
    if (target instanceof HTMLInputElement && target.type === 'checkbox' && target.name)
      go(read(currentTarget));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(read(event.currentTarget));
  };
  return (
    <form
      id={FILTERS}
      className={style.filters}
      action={`/d/${deskId}`}
      onChange={onChange}
      onSubmit={onSubmit}
    >
      <label className={style.toggle}>
        <input type="checkbox" className="sr" />
        {t('filters.label')}
        <Icon name="down" />
      </label>
      {isNarrowed(query) && (
        <a className={style.clear} href={`/d/${deskId}`}>
          {t('filters.clear')}
        </a>
      )}
      <div className={style.body}>
        <h2 className={style.heading}>{t('filters.label')}</h2>
        {query.q && (
          <>
            <input type="hidden" name="q" value={query.q} />
            <Option name="exact" value="1" on={shown.exact === '1'} hint={t('filters.exactHint')}>
              {t('filters.exact')}
            </Option>
          </>
        )}
        <Choices facet="verdict" shown={shown} counts={counts} />
        <Choices facet="progress" shown={shown} counts={counts} />
        <Choices facet="publisher" shown={shown} counts={counts} />
        <Choices facet="year" shown={shown} counts={counts}>
          <div className={style.dates} key={`${query.from} ${query.to}`}>
            <Field label={t('filters.from')} name="from" defaultValue={query.from} placeholder="2022-01" />
            <Field label={t('filters.to')} name="to" defaultValue={query.to} placeholder="2022" />
          </div>
          <p className={style.hint}>{t('filters.dateHint')}</p>
        </Choices>
        <Choices facet="layer" shown={shown} counts={counts} />
        <Choices facet="language" shown={shown} counts={counts} />
        <Button type="submit" className={style.apply}>
          {t('filters.apply')}
        </Button>
      </div>
    </form>
  );
}

function Choices({
  facet,
  shown,
  counts,
  children,
}: {
  facet: Facet;
  shown: ArticleQuery;
  counts: Counts;
  children?: ReactNode;
}) {
  const t = useTranslations('articles.filters');
  const labelOf = useLabels();
  const chosen: readonly string[] = shown[facet];
  const known = counts[facet];
  // What is chosen can be taken back, also when nothing is left of it.
  const gone = chosen.filter((value) => !known.some((one) => one.value === value));
  const all = [...known, ...gone.map((value) => ({ value, count: 0 }))];
  if (all.length === 0 && !children) return null;
  const option = ({ value, count }: { value: string; count: number }) => (
    <Option key={value} name={facet} value={value} on={chosen.includes(value)} count={count}>
      {labelOf(facet, value)}
    </Option>
  );
  const first = all.filter(({ value }, i) => i < SHOWN || chosen.includes(value));
  const rest = all.filter((one) => !first.includes(one));
  return (
    <fieldset className={style.group}>
      <legend className="label">{facet === 'year' ? t('date') : t(facet)}</legend>
      {first.map(option)}
      {rest.length > 0 && (
        <details>
          <summary className={style.more}>{t('more', { count: rest.length })}</summary>
          {rest.map(option)}
        </details>
      )}
      {children}
    </fieldset>
  );
}

/** One value of a filter, with the number of articles it would show. */
function Option({
  name,
  value,
  on,
  count,
  hint,
  children,
}: {
  name: string;
  value: string;
  on: boolean;
  count?: number;
  hint?: string;
  children: ReactNode;
}) {
  const t = useTranslations('articles.filters');
  return (
    <label className={style.option}>
      <input type="checkbox" name={name} value={value} checked={on} readOnly />
      <span>
        {children}
        {hint && <small>{hint}</small>}
      </span>
      {count !== undefined && (
        <em className="num">
          <span aria-hidden="true">{count}</span>
          <span className="sr">{t('count', { count })}</span>
        </em>
      )}
    </label>
  );
}

/** A value's name, a verdict's with its icon. */
function useLabels(): (facet: Facet, value: string) => ReactNode {
  const t = useTranslations();
  const languages = new Intl.DisplayNames([useLocale()], { type: 'language' });
  return (facet, value) => {
    if (value === 'confirmed' || value === 'unconfirmed' || value === 'disputed')
      return (
        <span className={`${style.verdict} ${value}`}>
          <Icon name={value} />
          {t(`shell.verdict.${value}`)}
        </span>
      );
    if (facet === 'verdict') return t('articles.verdict.none');
    if (facet === 'progress' && (value === 'new' || value === 'working' || value === 'done'))
      return t(`articles.progress.${value}`);
    if (facet === 'layer' && (value === 'content' || value === 'attribution'))
      return t(`articles.layer.${value}`);
    return facet === 'language' ? languages.of(value) : value;
  };
}
