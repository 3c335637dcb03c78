import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readArticle } from '@/lib/data/workspace';
import { isDomainError } from '@/lib/domain/errors';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../desk-page';
import style from './annotations.module.css';
import { TakeOver } from './take-over';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<{ article?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('annotations.title') };
}

const absent = (error: unknown): never => {
  if (isDomainError(error)) notFound();
  throw error;
};

/** Annotations and fact-checks of others on their way into the desk, for one article or for those that a file names. */
export default async function AnnotationsPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const { article: given } = await searchParams;
  const articleId = typeof given === 'string' ? given : null;
  const address = `/d/${desk}/import/annotations`;
  const place = await deskPlace(desk, articleId ? `${address}?article=${articleId}` : address);
  if (!can(place.actor, 'annotation.import')) notFound();
  const article = articleId ? await readArticle(place.actor, articleId).catch(absent) : null;
  const { t } = await intl();
  return (
    <DeskPage place={place}>
      <div className={style.page}>
        <a href={article ? `/d/${desk}/articles/${article.id}` : `/d/${desk}/import`}>
          {article ? article.title : t('annotations.back')}
        </a>
        <h1>{t('annotations.title')}</h1>
        <p className={style.lead}>{t('annotations.lead')}</p>
        <p className={style.lead}>
          {article ? t('annotations.article', { title: article.title }) : t('annotations.anyArticle')}
        </p>
        <TakeOver deskId={desk} articleId={article?.id ?? null} />
      </div>
    </DeskPage>
  );
}
