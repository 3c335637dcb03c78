import { ButtonLink } from '@/app/_ui/button';
import { type Report, unsoundItems } from '@/lib/domain/report';
import type { ReportRequest } from '@/lib/domain/report-request';
import { formatGroups } from '@/lib/formats/report-format';
import { intl } from '@/lib/web/intl';
import { queryOf } from '@/lib/web/report-query';
import style from './report.module.css';

const groups = ['read', 'count', 'exchange'] as const;

/** The files of the report as it stands on the paper. While an approved claim is not what was approved, there are none. */
export async function TakeAlong({
  deskId,
  request,
  report,
}: {
  deskId: string;
  request: ReportRequest;
  report: Report;
}) {
  const { t } = await intl();
  const unsound = unsoundItems(report.items);
  const held = unsound.length + report.withheld;
  if (held > 0)
    return (
      <>
        <p role="note">{t('report.panel.held', { count: held })}</p>
        <ul>
          {unsound.map(({ number, shortText, language }) => (
            <li key={number}>
              <a href={`#claim-${number}`} lang={language} dir="auto">
                {shortText}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  const fileOf = (format: string) => {
    const query = queryOf(request);
    query.set('format', format);
    return `/api/desks/${deskId}/report?${query}`;
  };
  return (
    <>
      {groups.map((group) => (
        <div key={group} className={style.group}>
          <h3>{t(`builder.group.${group}`)}</h3>
          <div className={style.files}>
            {formatGroups[group].map((format) => (
              <ButtonLink
                key={format}
                href={fileOf(format)}
                aria-label={t('report.panel.download', { format: t(`report.format.${format}`) })}
              >
                {t(`report.format.${format}`)}
              </ButtonLink>
            ))}
          </div>
        </div>
      ))}
      <p className="muted">{t('report.panel.same')}</p>
    </>
  );
}
