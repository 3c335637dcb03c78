import { Progress } from '@/app/_ui/progress';
import { bytesIn } from '@/app/d/[desk]/import/amounts';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ReportFileState } from '@/lib/domain/report-file';
import { errorMessage } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import style from './files.module.css';

/** A file as far as it is, of the report `title`. */
type File = {
  readonly title: string;
  readonly state: ReportFileState | 'none';
  readonly done: number;
  readonly total: number;
  readonly size: number | null;
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Of a report that was published, which is no file to be fetched. */
  readonly number?: number | null;
};

/** Whether something will become of it by itself. */
export const isOnTheWay = ({ state }: Pick<File, 'state'>): boolean =>
  state === 'waiting' || state === 'writing';

/** How far a file is, in words and as a bar; or why it was not written. */
export async function Standing({ file }: { file: File }) {
  const { t, locale } = await intl();
  const { title, state, done, total, size, code, details, number } = file;
  const amounts = { done: String(done), total, size: bytesIn(locale, size ?? 0) };
  return (
    <div className={style.how} role="status">
      <span className="num">
        {number
          ? t('reportFiles.published', { number: String(number) })
          : state === 'none'
            ? t('reportFiles.none')
            : t(`reportFiles.how.${state}`, amounts)}
      </span>
      {isOnTheWay(file) && (
        <Progress
          value={state === 'writing' ? done : 0}
          max={total}
          label={t('reportFiles.progress', { title })}
        />
      )}
      {state === 'failed' && code && <p>{errorMessage(locale, code, details)}</p>}
    </div>
  );
}
