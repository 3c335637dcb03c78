import { Pager } from '@/app/_ui/pager';
import { VerdictBar } from '@/app/_ui/verdict';
import {
  type ArticleList,
  type ArticleQuery,
  type ArticleRow,
  PAGE_SIZE,
  queryString,
} from '@/lib/domain/article-list';
import { formatPartialDate } from '@/lib/domain/dates';
import { intl } from '@/lib/web/intl';
import style from './article-table.module.css';
import { Hits } from './hits';

type Props = { deskId: string; timeZone: string; query: ArticleQuery; list: ArticleList };

/** A page of the list: titles, claims by verdict, what is left to do. */
export async function ArticleTable({ deskId, timeZone, query, list }: Props) {
  const { t } = await intl();
  const pages = Math.ceil(list.total / PAGE_SIZE);
  return (
    <>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t('articles.column.title')}</th>
            <th scope="col">{t('articles.column.verdicts')}</th>
            <th scope="col" className={style.wide}>
              {t('articles.column.progress')}
            </th>
            <th scope="col" className={style.wide}>
              {t('articles.column.imported')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Row key={row.id} deskId={deskId} timeZone={timeZone} row={row} />
          ))}
        </tbody>
      </table>
      <Pager page={list.page} pages={pages} query={queryString({ ...query, page: 1 })} />
    </>
  );
}

async function Row({ deskId, timeZone, row }: { deskId: string; timeZone: string; row: ArticleRow }) {
  const { t, format } = await intl(timeZone);
  const href = `/d/${deskId}/articles/${row.id}`;
  const { none, ...given } = row.verdicts;
  const claims = none + given.confirmed + given.unconfirmed + given.disputed;
  return (
    <tr>
      <td className={style.title}>
        <a className="quiet read" href={href} lang={row.language}>
          {row.title}
        </a>
        <Source row={row} />
        <Hits href={href} hits={row.hits} language={row.language} />
      </td>
      <td className={style.claims}>
        {claims === 0 ? (
          <span className="muted">{t('articles.row.none', { count: 0 })}</span>
        ) : (
          <div style={{ inlineSize: barWidth(claims) }}>
            <VerdictBar counts={{ ...given, rest: none }} figures />
          </div>
        )}
      </td>
      <td className={style.wide}>
        {t(`articles.progress.${row.progress}`)}
        {none > 0 && <small className="num">{t('articles.row.none', { count: none })}</small>}
      </td>
      <td className={`${style.wide} num`}>
        <time dateTime={row.createdAt}>
          {format.dateTime(new Date(row.createdAt), { dateStyle: 'medium' })}
        </time>
      </td>
    </tr>
  );
}

/** Where it is from, and of when. */
async function Source({ row }: { row: ArticleRow }) {
  const { t, locale } = await intl();
  const from = row.publisher ?? row.agency ?? row.byline ?? row.fileName ?? t('articles.row.pasted');
  const date = row.publishedOn ? formatPartialDate(row.publishedOn, locale) : t('articles.row.unknownDate');
  return (
    <small className={style.source}>
      {from} · {date}
      <span className={style.narrow}> · {t(`articles.progress.${row.progress}`)}</span>
    </small>
  );
}

/** The more claims, the longer the bar, to a limit: articles can be compared at a glance. In CSS pixels. */
const barWidth = (claims: number): number => Math.min(144, 40 + claims * 6);
