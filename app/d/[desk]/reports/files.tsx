import { isApart } from '@/lib/data/published-apart';
import type { Published } from '@/lib/data/published-list';
import { ReportFormat } from '@/lib/formats/report-format';
import { intl } from '@/lib/web/intl';
import style from './reports.module.css';

/** Formats that most people come for; the others stand behind a word. */
const FIRST: readonly ReportFormat[] = ['html', 'pdf', 'docx', 'json'];

/** The files of a published report. What is not written yet leads to the page that says how far it is. */
export async function Files({ deskId, report }: { deskId: string; report: Published }) {
  const { t } = await intl();
  const { number } = report;
  const isLarge = isApart(report);
  const link = (format: ReportFormat) => (
    <a
      key={format}
      href={`/api/desks/${deskId}/reports/${number}?format=${format}`}
      download={!isLarge}
      aria-label={t('published.download', { number: String(number), format: t(`report.format.${format}`) })}
    >
      {t(`report.format.${format}`)}
    </a>
  );
  return (
    <div className={style.files}>
      {FIRST.map(link)}
      <details>
        <summary>{t('published.files')}</summary>
        <div>
          {ReportFormat.options.filter((one) => !FIRST.includes(one)).map(link)}
          {isLarge && (
            <a href={`/d/${deskId}/reports/${number}/files`}>
              {t('reportFiles.ofNumber', { number: String(number) })}
            </a>
          )}
        </div>
      </details>
    </div>
  );
}
