import { VerdictBar } from '@/app/_ui/verdict';
import type { Published } from '@/lib/data/published-list';
import { intl } from '@/lib/web/intl';
import { Files } from './files';
import style from './reports.module.css';
import { Succession, Withdrawn } from './standing';

/** One report of the list: what it is called, whether it stands, what it holds, and its files. */
export async function ReportRow({
  desk,
  report,
  isPublic,
}: {
  desk: { id: string; timeZone: string };
  report: Published;
  isPublic: boolean;
}) {
  const { t, format } = await intl(desk.timeZone);
  const { number, title, language, publishedAt, publishedBy, totals } = report;
  const when = format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' });
  const ended = report.withdrawn !== null || report.supersededBy !== null;
  return (
    <li className={ended ? style.ended : undefined}>
      <b className={`${style.number} num`} aria-hidden="true">
        {number}
      </b>
      <div className={style.what}>
        <h2>
          <a className="quiet read" href={`/d/${desk.id}/reports/${number}`} dir="auto">
            <span className="sr">
              {t('published.number')} {number}:{' '}
            </span>
            {title}
          </a>
        </h2>
        <p className="muted">
          <time dateTime={publishedAt}>{t('published.when', { name: publishedBy, when })}</time>
          {' · '}
          {t(`shell.language.${language === 'vi' ? 'vi' : 'en'}`)}
          {isPublic && !report.withdrawn && (
            <>
              {' · '}
              <a href={`/p/${desk.id}/${language}/reports/${number}`}>{t('published.public')}</a>
            </>
          )}
        </p>
        <Withdrawn desk={desk} report={report} />
        <Succession desk={desk} report={report} />
        <Files deskId={desk.id} report={report} />
      </div>
      <div className={style.claims}>
        <VerdictBar counts={totals} figures />
        {totals.unapproved > 0 && (
          <small>{t('published.unapproved', { count: String(totals.unapproved) })}</small>
        )}
        {totals.unassessed > 0 && (
          <small>{t('published.unassessed', { count: String(totals.unassessed) })}</small>
        )}
      </div>
    </li>
  );
}
