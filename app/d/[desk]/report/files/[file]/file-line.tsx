import { ButtonLink } from '@/app/_ui/button';
import type { ReportFileView } from '@/lib/data/report-files';
import { PUBLICATION } from '@/lib/domain/report-file';
import { intl } from '@/lib/web/intl';
import { CancelForm } from './cancel-form';
import style from './files.module.css';
import { isOnTheWay, Standing } from './standing';

/** One file: what it is of, how far it is, and what can be done with it. */
export async function FileLine({
  deskId,
  file,
  isCurrent,
}: {
  deskId: string;
  file: ReportFileView;
  isCurrent: boolean;
}) {
  const { t, format } = await intl();
  const { id, state, number } = file;
  const title = file.title || t('reportFiles.untitled');
  const kind = file.format === PUBLICATION ? t('reportFiles.publication') : t(`report.format.${file.format}`);
  const look = isCurrent ? 'solid' : 'plain';
  return (
    <li className={style.file} aria-current={isCurrent ? 'true' : undefined}>
      <div className={style.what}>
        <b dir="auto">{title}</b>
        <span className="muted">
          {kind}, {format.dateTime(new Date(file.createdAt), { timeStyle: 'short' })}
        </span>
      </div>
      <Standing file={{ ...file, title }} />
      <div className={style.ways}>
        {number !== null && (
          <ButtonLink look={look} href={`/d/${deskId}/reports/${number}`}>
            {t('reportFiles.toPublished', { number: String(number) })}
          </ButtonLink>
        )}
        {number === null && state === 'done' && (
          <ButtonLink
            look={look}
            href={`/api/desks/${deskId}/report/files/${id}`}
            aria-label={t('reportFiles.downloadNamed', { title, format: kind })}
          >
            {t('reportFiles.download')}
          </ButtonLink>
        )}
        {number === null && (
          <CancelForm
            deskId={deskId}
            fileId={id}
            submit={t(isOnTheWay(file) ? 'reportFiles.cancel' : 'reportFiles.remove')}
            label={t(isOnTheWay(file) ? 'reportFiles.cancelNamed' : 'reportFiles.removeNamed', {
              title,
              format: kind,
            })}
          />
        )}
      </div>
    </li>
  );
}
