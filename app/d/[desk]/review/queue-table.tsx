import { VerdictLabel } from '@/app/_ui/verdict';
import type { QueueRow } from '@/lib/domain/review-queue';
import { intl } from '@/lib/web/intl';
import style from './queue.module.css';

/** Claims that wait, a line each. On a narrow screen each line is a block. */
export async function QueueTable({ deskId, rows }: { deskId: string; rows: readonly QueueRow[] }) {
  const { t, format } = await intl();
  const columns = ['claim', 'verdict', 'by', 'since', 'with', 'due'] as const;
  return (
    <table className={style.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`review.queue.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.claimId}>
            <th scope="row">
              <a href={`/d/${deskId}/review/${row.claimId}`}>{row.shortText}</a>
              <small>
                {[t(`review.layer.${row.layer}`), row.articleTitle].filter(Boolean).join(' · ')}
                {row.disagreement !== 'none' && (
                  <b> · {t(`review.queue.disagreement.${row.disagreement}`)}</b>
                )}
              </small>
            </th>
            <td>
              {row.sealed ? (
                <span className="muted">{t('review.queue.hidden')}</span>
              ) : (
                <VerdictLabel verdict={row.verdict} />
              )}
            </td>
            <td>{row.author?.name}</td>
            <td>{row.submittedAt && format.dateTime(new Date(row.submittedAt), { dateStyle: 'medium' })}</td>
            <td>{row.assignee?.name ?? <span className="muted">{t('review.queue.nobody')}</span>}</td>
            <td>
              {row.dueOn &&
                format.dateTime(new Date(`${row.dueOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
