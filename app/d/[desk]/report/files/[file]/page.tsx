import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Notice } from '@/app/_ui/notice';
import { DeskPage } from '@/app/d/[desk]/desk-page';
import { listReportFiles } from '@/lib/data/report-files';
import { ON_THE_WAY } from '@/lib/domain/report-file';
import { errorMessage } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { FileLine } from './file-line';
import style from './files.module.css';
import { LookAgain } from './look-again';
import { isOnTheWay } from './standing';

type Props = {
  params: Promise<{ desk: string; file: string }>;
  /** `full=1`: another one was asked for, and was one too many. */
  searchParams: Promise<{ full?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('reportFiles.title') };
}

/** The large file that was asked for, and one's others of the day. Without script it is looked at again by a link. */
export default async function FilesPage({ params, searchParams }: Props) {
  const { desk, file } = await params;
  const address = `/d/${desk}/report/files/${file}`;
  const place = await deskPlace(desk, address);
  const files = await listReportFiles(place.actor);
  if (!files.some(({ id }) => id === file)) notFound();
  const isFull = (await searchParams).full === '1';
  const { t, locale } = await intl();
  return (
    <DeskPage place={place} current="report">
      <div className={style.page}>
        <h1>{t('reportFiles.title')}</h1>
        <p className="muted">{t('reportFiles.lead')}</p>
        {isFull && (
          <Notice kind="error">{errorMessage(locale, 'report.too-many', { limit: ON_THE_WAY })}</Notice>
        )}
        <ul className={style.files}>
          {files.map((one) => (
            <FileLine key={one.id} deskId={desk} file={one} isCurrent={one.id === file} />
          ))}
        </ul>
        <p className={style.ways}>
          {files.some(isOnTheWay) && <LookAgain href={address} label={t('reportFiles.again')} />}
          <a href={`/d/${desk}/report`}>{t('reportFiles.back')}</a>
        </p>
      </div>
    </DeskPage>
  );
}
