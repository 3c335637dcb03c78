import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import style from './import.module.css';
import { Importer } from './importer';

type Props = { params: Promise<{ desk: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('articles.importing.title') };
}

export default async function ImportPage({ params }: Props) {
  const { desk: deskId } = await params;
  const place = await deskPlace(deskId, `/d/${deskId}/import`);
  if (!can(place.actor, 'article.import')) notFound();
  const { t } = await intl();
  return (
    <DeskPage place={place}>
      <div className={style.page}>
        <a href={`/d/${deskId}`}>{t('articles.importing.back')}</a>
        <h1>{t('articles.importing.title')}</h1>
        <p className={style.intro}>{t('articles.importing.intro')}</p>
        <Importer deskId={deskId} />
      </div>
    </DeskPage>
  );
}
