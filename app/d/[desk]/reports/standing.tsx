import type { Published } from '@/lib/data/published-list';
import { intl } from '@/lib/web/intl';
import style from './reports.module.css';

type Props = { desk: { id: string; timeZone: string }; report: Published };

/** Whether a report was withdrawn, by whom, when and why. It is printed with it. */
export async function Withdrawn({ desk, report: { withdrawn } }: Props) {
  const { t, format } = await intl(desk.timeZone);
  if (!withdrawn) return null;
  const when = format.dateTime(new Date(withdrawn.at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className={style.withdrawn} role="note">
      <b>{t('published.withdrawnText', { name: withdrawn.by, when })}</b>{' '}
      <span dir="auto">{withdrawn.reason}</span>
    </p>
  );
}

/** What a report takes the place of, and what took its place. */
export async function Succession({ desk, report: { supersedes, supersededBy } }: Props) {
  const { t } = await intl();
  const href = (number: number) => `/d/${desk.id}/reports/${number}`;
  return (
    <>
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
