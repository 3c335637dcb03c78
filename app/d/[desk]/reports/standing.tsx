import type { Published } from '@/lib/data/published-list';
import { intl } from '@/lib/web/intl';
import style from './reports.module.css';

/** What a report takes the place of, what took its place, and whether it was withdrawn, and why. */
export async function Standing({
  desk,
  report: { supersedes, supersededBy, withdrawn },
}: {
  desk: { id: string; timeZone: string };
  report: Published;
}) {
  const { t, format } = await intl(desk.timeZone);
  const href = (number: number) => `/d/${desk.id}/reports/${number}`;
  return (
    <>
      {withdrawn && (
        <p className={style.withdrawn} role="note">
          <b>
            {t('published.withdrawnText', {
              name: withdrawn.by,
              when: format.dateTime(new Date(withdrawn.at), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </b>{' '}
          <span dir="auto">{withdrawn.reason}</span>
        </p>
      )}
      {supersededBy !== null && (
        <p className={style.superseded}>
          <a href={href(supersededBy)}>{t('published.supersededBy', { number: String(supersededBy) })}</a>
        </p>
      )}
      {supersedes !== null && (
        <p>
          <a href={href(supersedes)}>{t('published.supersedes', { number: String(supersedes) })}</a>
        </p>
      )}
    </>
  );
}
