import '@/lib/formats/report.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CopyButton } from '@/app/_ui/copy-button';
import { TopBar } from '@/app/_ui/top-bar';
import { VerdictBar } from '@/app/_ui/verdict';
import { rulesOfDesk } from '@/lib/data/desk-rules';
import { claimsIn } from '@/lib/data/published-apart';
import { type Published, readPublished, readPublishedAbout } from '@/lib/data/published-list';
import { isDomainError } from '@/lib/domain/errors';
import { abilities, can } from '@/lib/domain/permissions';
import { ReportNumber } from '@/lib/domain/publishing';
import { reportSheet } from '@/lib/formats/report-sheet';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { shown } from '../../report/markup';
import layout from '../../report/paper.module.css';
import { PrintButton } from '../../report/print-button';
import { Files } from '../files';
import style from '../reports.module.css';
import { Succession, Withdrawn } from '../standing';
import { WithdrawButton } from '../withdraw-button';

/** Claims that a page can show; reading more would keep everybody else waiting. */
const SHOWN = 1_000;

type Props = { params: Promise<{ desk: string; number: string }> };

const publishedAt = cache(async (deskId: string, number: string) => {
  const { actor } = await deskPlace(deskId, `/d/${deskId}/reports/${number}`);
  const { data } = ReportNumber.safeParse(number);
  if (data === undefined) notFound();
  return readPublishedAbout(actor, data).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'not-found') notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { desk, number } = await params;
  const about = await publishedAt(desk, number);
  const { t } = await intl();
  return { title: t('published.titleOne', { number: String(about.number), title: about.title }) };
}

/** A published report as it was frozen, and beside it whether it stands, its files and its hash. */
export default async function PublishedPage({ params }: Props) {
  const { desk: deskId, number } = await params;
  const about = await publishedAt(deskId, number);
  const { actor, desk, person } = await deskPlace(deskId);
  const { t } = await intl(desk.timeZone);
  const { publishing } = await rulesOfDesk(actor);
  const count = claimsIn(about);
  const paper = count > SHOWN ? null : (await readPublished(actor, about.number)).report;
  return (
    <>
      <TopBar
        person={{ name: person.name }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor) }}
        current="report"
        search=""
      />
      <div className={layout.table}>
        <main id="content" className={`${layout.paper} ${style.paper}`}>
          <Withdrawn desk={desk} report={about} />
          {paper ? shown(reportSheet(paper)) : <Large deskId={deskId} about={about} count={count} />}
        </main>
        <aside className={style.aside} aria-label={t('published.about')}>
          <h2>{t('published.numbered', { number: String(about.number) })}</h2>
          <Succession desk={desk} report={about} />
          <h2>{t('published.downloads')}</h2>
          {paper && <PrintButton />}
          <Files deskId={deskId} report={about} />
          <p className="muted">{t('published.downloadsText')}</p>
          <h2>{t('published.hash')}</h2>
          <p>
            <code className={style.hash}>{about.hash}</code>
          </p>
          <p>
            <CopyButton text={about.hash} />
          </p>
          <p className="muted">{t('published.hashText')}</p>
          <p className={style.links}>
            <a href="/verify">{t('published.verify')}</a>
            {publishing && (
              <a href={`/p/${deskId}/${about.language}/reports/${about.number}`}>{t('published.public')}</a>
            )}
            <a href={`/d/${deskId}/reports`}>{t('published.toList')}</a>
          </p>
          {can(actor, 'report.withdraw') && !about.withdrawn && (
            <div className={style.leave}>
              <WithdrawButton deskId={deskId} number={about.number} />
            </div>
          )}
        </aside>
      </div>
    </>
  );
}

/** In place of the paper of a report that is too large for a page. */
async function Large({ deskId, about, count }: { deskId: string; about: Published; count: number }) {
  const { t } = await intl();
  const number = String(about.number);
  return (
    <div className={style.large}>
      <h1 dir="auto">{about.title}</h1>
      <p>{t('reportFiles.large', { count })}</p>
      <VerdictBar counts={about.totals} figures />
      <p>
        <a href={`/d/${deskId}/reports/${number}/files`}>{t('reportFiles.ofNumber', { number })}</a>
      </p>
    </div>
  );
}
