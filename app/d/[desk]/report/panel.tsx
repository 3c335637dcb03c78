import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { VerdictLabel } from '@/app/_ui/verdict';
import { type Report, unsoundItems } from '@/lib/domain/report';
import type { ReportRequest } from '@/lib/domain/report-request';
import { Verdict } from '@/lib/domain/verdict';
import { ReportFormat } from '@/lib/formats/report-format';
import type { LintFinding } from '@/lib/formats/report-lint';
import { intl } from '@/lib/web/intl';
import { queryOf } from '@/lib/web/report-query';
import { Findings } from './findings';
import { PrintButton } from './print-button';
import style from './report.module.css';

/** Which claims the report holds, and the ways to take it along. A form of links and boxes: it works without script. */
export async function Panel({
  deskId,
  request,
  report,
  findings,
  publish,
}: {
  deskId: string;
  request: ReportRequest;
  report: Report;
  findings: readonly LintFinding[];
  /** The way to publish it. */
  publish: ReactNode;
}) {
  const { t } = await intl();
  const desk = `/d/${deskId}`;
  const fileOf = (format: string) => {
    const query = queryOf(request);
    query.set('format', format);
    return `/api/desks/${deskId}/report?${query}`;
  };
  const unsound = unsoundItems(report.items);
  const held = unsound.length + report.withheld;
  return (
    <aside className={style.side} aria-label={t('report.panel.label')}>
      <h2>{t('report.panel.choose')}</h2>
      <form className={style.choice}>
        <fieldset>
          <legend>{t('report.panel.verdicts')}</legend>
          {Verdict.options.map((verdict) => (
            <div key={verdict} className={style.row}>
              <label>
                <input
                  type="checkbox"
                  name="verdict"
                  value={verdict}
                  defaultChecked={report.selection.verdicts.includes(verdict)}
                />
                <VerdictLabel verdict={verdict} />
              </label>
              {report.selection.verdicts.includes(verdict) && (
                <span className="num">{report.totals[verdict]}</span>
              )}
            </div>
          ))}
        </fieldset>
        <Button type="submit">{t('report.panel.apply')}</Button>
      </form>
      <h2>{t('report.panel.export')}</h2>
      <div className={style.files}>
        <PrintButton />
        {held === 0 &&
          ReportFormat.options.map((format) => (
            <ButtonLink
              key={format}
              href={fileOf(format)}
              aria-label={t('report.panel.download', { format: t(`report.format.${format}`) })}
            >
              {t(`report.format.${format}`)}
            </ButtonLink>
          ))}
      </div>
      {held === 0 ? (
        <p className="muted">{t('report.panel.same')}</p>
      ) : (
        <p role="note">{t('report.panel.held', { count: held })}</p>
      )}
      {unsound.length > 0 && (
        <ul>
          {unsound.map(({ number, shortText, language }) => (
            <li key={number}>
              <a href={`#claim-${number}`} lang={language} dir="auto">
                {shortText}
              </a>
            </li>
          ))}
        </ul>
      )}
      {publish}
      <Findings findings={findings} />
      <p>
        <a href={desk}>{t('report.panel.desk')}</a>
      </p>
    </aside>
  );
}
