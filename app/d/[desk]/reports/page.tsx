import type { Metadata } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHead } from '@/app/_ui/page-head';
import { rulesOfDesk } from '@/lib/data/desk-rules';
import { listPublished, PUBLISHED_PAGE } from '@/lib/data/published-list';
import { ReportNumber } from '@/lib/domain/publishing';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { ReportRow } from './report-row';
import style from './reports.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('published.title') };
}

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<{ before?: string | string[] }> };

/** What the desk has published, the newest first. */
export default async function ReportsPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/reports`);
  const { t } = await intl(place.desk.timeZone);
  const before = ReportNumber.safeParse((await searchParams).before).data;
  const [reports, rules] = [await listPublished(place.actor, before), await rulesOfDesk(place.actor)];
  const last = reports.at(-1);
  return (
    <DeskPage place={place} current="report">
      <PageHead title={t('published.title')} lead={t('published.lead')}>
        <div className={style.links}>
          <a href={`/d/${desk}/report`}>{t('published.toReport')}</a>
          <a href="/verify">{t('published.verify')}</a>
          {rules.publishing && <a href={`/p/${desk}`}>{t('published.public')}</a>}
        </div>
      </PageHead>
      {reports.length === 0 ? (
        <EmptyState action={<ButtonLink href={`/d/${desk}/report`}>{t('published.toReport')}</ButtonLink>}>
          <b>{t('published.empty')}</b>
          <br />
          {t('published.emptyText')}
        </EmptyState>
      ) : (
        <ul className={style.list}>
          {reports.map((one) => (
            <ReportRow key={one.id} desk={place.desk} report={one} isPublic={rules.publishing} />
          ))}
        </ul>
      )}
      <nav className={style.links}>
        {before && <a href={`/d/${desk}/reports`}>{t('published.newest')}</a>}
        {last && reports.length === PUBLISHED_PAGE && last.number > 1 && (
          <a href={`/d/${desk}/reports?before=${last.number}`}>{t('published.older')}</a>
        )}
      </nav>
    </DeskPage>
  );
}
