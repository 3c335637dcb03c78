import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskPage } from '@/app/d/[desk]/desk-page';
import style from '@/app/d/[desk]/report/files/[file]/files.module.css';
import { LookAgain } from '@/app/d/[desk]/report/files/[file]/look-again';
import { isOnTheWay } from '@/app/d/[desk]/report/files/[file]/standing';
import { isApart, readPublishedFiles } from '@/lib/data/published-apart';
import { isDomainError } from '@/lib/domain/errors';
import { ReportNumber } from '@/lib/domain/publishing';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { FormatLine } from './format-line';

type Props = { params: Promise<{ desk: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('reportFiles.ofNumber', { number: (await params).number }) };
}

/** The formats of a published report: how far each is, and the way to have it written. */
export default async function PublishedFilesPage({ params }: Props) {
  const { desk, number } = await params;
  const address = `/d/${desk}/reports/${number}/files`;
  const place = await deskPlace(desk, address);
  const { data } = ReportNumber.safeParse(number);
  if (data === undefined) notFound();
  const { about, files } = await readPublishedFiles(place.actor, data).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'not-found') notFound();
    throw error;
  });
  const { t } = await intl();
  return (
    <DeskPage place={place} current="report">
      <div className={style.page}>
        <h1>{t('reportFiles.ofNumber', { number })}</h1>
        <p dir="auto">
          <b>{about.title}</b>
        </p>
        {isApart(about) && <p className="muted">{t('reportFiles.ofNumberLead')}</p>}
        <ul className={style.files}>
          {files.map((file) => (
            <FormatLine key={file.format} deskId={desk} about={about} file={file} />
          ))}
        </ul>
        <p className={style.ways}>
          {files.some(isOnTheWay) && <LookAgain href={address} label={t('reportFiles.again')} />}
          <a href={`/d/${desk}/reports/${number}`}>{t('reportFiles.toReport', { number })}</a>
        </p>
      </div>
    </DeskPage>
  );
}
