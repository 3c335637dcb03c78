import { ButtonLink } from '@/app/_ui/button';
import { Progress } from '@/app/_ui/progress';
import { bytesIn } from '@/app/d/[desk]/import/amounts';
import type { ReportFileView } from '@/lib/data/report-files';
import { errorMessage } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import { CancelForm } from './cancel-form';
import style from './files.module.css';

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
  const { t, locale, format } = await intl();
  const { id, state, done, total, size } = file;
  const title = file.title || t('reportFiles.untitled');
  const kind = t(`report.format.${file.format}`);
  const isOnTheWay = state === 'waiting' || state === 'writing';
  return (
    <li className={style.file} aria-current={isCurrent ? 'true' : undefined}>
      <div className={style.what}>
        <b dir="auto">{title}</b>
        <span className="muted">
          {kind}, {format.dateTime(new Date(file.createdAt), { timeStyle: 'short' })}
        </span>
      </div>
      <div className={style.how} role="status">
        <span className="num">
          {t(`reportFiles.how.${state}`, { done: String(done), total, size: bytesIn(locale, size ?? 0) })}
        </span>
        {isOnTheWay && (
          <Progress
            value={state === 'writing' ? done : 0}
            max={total}
            label={t('reportFiles.progress', { title })}
          />
        )}
        {state === 'failed' && file.code && <p>{errorMessage(locale, file.code, file.details)}</p>}
      </div>
      <div className={style.ways}>
        {state === 'done' && (
          <ButtonLink
            look={isCurrent ? 'solid' : 'plain'}
            href={`/api/desks/${deskId}/report/files/${id}`}
            aria-label={t('reportFiles.downloadNamed', { title, format: kind })}
          >
            {t('reportFiles.download')}
          </ButtonLink>
        )}
        <CancelForm
          deskId={deskId}
          fileId={id}
          submit={t(isOnTheWay ? 'reportFiles.cancel' : 'reportFiles.remove')}
          label={t(isOnTheWay ? 'reportFiles.cancelNamed' : 'reportFiles.removeNamed', {
            title,
            format: kind,
          })}
        />
      </div>
    </li>
  );
}
