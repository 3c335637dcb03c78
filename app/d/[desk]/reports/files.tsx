import { ReportFormat } from '@/lib/formats/report-format';
import { intl } from '@/lib/web/intl';
import style from './reports.module.css';

/** Formats that most people come for; the others stand behind a word. */
const FIRST: readonly ReportFormat[] = ['html', 'pdf', 'docx', 'json'];

/** The files of a published report. */
export async function Files({ deskId, number }: { deskId: string; number: number }) {
  const { t } = await intl();
  const link = (format: ReportFormat) => (
    <a
      key={format}
      href={`/api/desks/${deskId}/reports/${number}?format=${format}`}
      download
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
        <div>{ReportFormat.options.filter((one) => !FIRST.includes(one)).map(link)}</div>
      </details>
    </div>
  );
}
