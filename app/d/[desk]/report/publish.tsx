import { rulesOfDesk } from '@/lib/data/desk-rules';
import type { Place } from '@/lib/data/people';
import { listStanding } from '@/lib/data/published-list';
import { can } from '@/lib/domain/permissions';
import type { Report } from '@/lib/domain/report';
import type { ReportRequest } from '@/lib/domain/report-request';
import { intl } from '@/lib/web/intl';
import { PublishButton } from './publish-button';

/** The way to publish the report that is shown, for who may, and to those that were. */
export async function Publish({
  place: { actor, desk },
  report,
  request,
}: {
  place: Pick<Place, 'actor' | 'desk'>;
  report: Report;
  request: ReportRequest;
}) {
  const { t } = await intl();
  const list = <a href={`/d/${desk.id}/reports`}>{t('published.toList')}</a>;
  if (!can(actor, 'report.publish')) return list;
  const articleId = report.kind === 'article' ? (report.articles[0]?.id ?? null) : null;
  const standing = await listStanding(actor);
  return (
    <>
      <PublishButton
        deskId={desk.id}
        asked={JSON.stringify(request)}
        language={report.language}
        claims={report.items.length}
        unapproved={report.items.filter(({ state }) => state !== 'approved').length}
        unassessed={report.notAssessed.length}
        isPublic={(await rulesOfDesk(actor)).publishing}
        standing={standing.map(({ number, title }) => ({ number, title }))}
        proposed={standing.find((one) => one.articleId === articleId)?.number ?? null}
      />
      {list}
    </>
  );
}
