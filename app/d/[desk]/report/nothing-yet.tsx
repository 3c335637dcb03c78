import type { ReportPage } from '@/lib/data/report';
import { type Actor, can } from '@/lib/domain/permissions';
import type { ReportRequest } from '@/lib/domain/report-request';
import type { Translate } from '@/lib/i18n';
import style from './report.module.css';

const waiting = ['submitted', 'sent_back', 'proposed', 'unassessed'] as const;

type Props = { t: Translate; actor: Actor; request: ReportRequest; page: ReportPage };

/** Above an empty sheet, for who works on the desk: how many claims wait, for what, and where. Not printed. */
export function NothingYet({ t, actor, request, page: { standings } }: Props) {
  const desk = `/d/${actor.deskId}`;
  const article = request.articleIds.length === 1 ? request.articleIds[0] : null;
  const said = waiting.filter((one) => standings[one] > 0);
  return (
    <div className={style.nothing} role="note">
      <p>
        <b>{t(standings.approved > 0 ? 'builder.nothingElse' : 'builder.nothing')}</b>
      </p>
      {can(actor, 'review.read') && (
        <>
          {said.length > 0 && (
            <ul>
              {said.map((one) => (
                <li key={one}>{t(`builder.waiting.${one}`, { count: standings[one] })}</li>
              ))}
            </ul>
          )}
          <p className={style.ways}>
            {standings.submitted > 0 && <a href={`${desk}/review`}>{t('builder.toReview')}</a>}
            <a href={article ? `${desk}/articles/${article}` : desk}>
              {t(article ? 'builder.toArticle' : 'builder.toDesk')}
            </a>
          </p>
        </>
      )}
    </div>
  );
}
