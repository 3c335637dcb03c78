import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ButtonLink } from '@/app/_ui/button';
import { Changes } from '@/app/_ui/changes';
import { Notice } from '@/app/_ui/notice';
import { PageHead } from '@/app/_ui/page-head';
import { Section } from '@/app/_ui/section';
import { countLookAgain } from '@/lib/data/look-again';
import type { Place } from '@/lib/data/people';
import { listVersions, readVersion } from '@/lib/data/versions';
import { readArticle } from '@/lib/data/workspace';
import { isDomainError } from '@/lib/domain/errors';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../../desk-page';
import { EditForm } from './edit-form';
import { ImportForm } from './import-form';
import { VersionList } from './list';
import style from './versions.module.css';

type Props = { params: Promise<{ desk: string; article: string }>; searchParams: Promise<unknown> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('versions.title') };
}

const number = z.coerce.number().int().positive().optional().catch(undefined);
const flag = z.literal('1').optional().catch(undefined);

/** What the address asks for; what makes no sense in it is passed over. */
const Query = z.object({ from: number, to: number, made: number, edit: flag, import: flag });

const absent = (error: unknown): never => {
  if (isDomainError(error)) notFound();
  throw error;
};

/** The versions of an article's text: who made which, what changed between any two, and the way to the next. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { desk, article: articleId } = await params;
  const address = `/d/${desk}/articles/${articleId}`;
  const place = await deskPlace(desk, `${address}/versions`);
  const query = Query.parse(await searchParams);
  const { t } = await intl();
  const article = await readArticle(place.actor, articleId).catch(absent);
  const versions = await listVersions(place.actor, articleId);
  const newest = versions[0]?.number ?? 1;
  const [mayEdit, mayImport] = [can(place.actor, 'version.edit'), can(place.actor, 'version.add')];
  const [isEditing, isImporting] = [mayEdit && query.edit === '1', mayImport && query.import === '1'];
  const compared = comparedOf(query, newest);
  return (
    <DeskPage place={place}>
      <p className={style.kicker}>
        <a href={address} lang={article.language}>
          {article.title}
        </a>
      </p>
      <PageHead title={t('versions.title')}>
        {mayImport && !isImporting && (
          <ButtonLink icon="plus" href={`${address}/versions?import=1`}>
            {t('versions.import.open')}
          </ButtonLink>
        )}
        {mayEdit && !isEditing && (
          <ButtonLink icon="note" href={`${address}/versions?edit=1`}>
            {t('versions.edit.open')}
          </ButtonLink>
        )}
        {(isEditing || isImporting) && (
          <ButtonLink look="bare" href={`${address}/versions`}>
            {t('versions.cancel')}
          </ButtonLink>
        )}
      </PageHead>
      {query.made && <Notice kind="done">{t('versions.saved', { number: query.made })}</Notice>}
      <Waits place={place} articleId={articleId} />
      {isEditing && (
        <EditForm
          deskId={desk}
          articleId={articleId}
          newest={{ ...(await readVersion(place.actor, articleId, newest)), language: article.language }}
        />
      )}
      {isImporting && <ImportForm deskId={desk} articleId={articleId} />}
      {!isEditing && !isImporting && (
        <div className={style.parts}>
          <VersionList versions={versions} compared={compared} articleId={articleId} place={place} />
          {compared && (
            <Compared place={place} articleId={articleId} language={article.language} {...compared} />
          )}
        </div>
      )}
    </DeskPage>
  );
}

/** Those chosen, else the newest with the one before it; null where there is only one. */
const comparedOf = ({ from, to }: z.infer<typeof Query>, newest: number) => {
  const later = Math.min(to ?? newest, newest);
  const earlier = Math.min(from ?? later - 1, newest);
  return earlier >= 1 && earlier !== later ? { from: earlier, to: later } : null;
};

async function Waits({ place: { actor, desk }, articleId }: { place: Place; articleId: string }) {
  const count = can(actor, 'occurrence.accept') ? await countLookAgain(actor, articleId) : 0;
  if (count === 0) return null;
  const { t } = await intl();
  return (
    <p className={style.waits}>
      {t('versions.waits', { count })}{' '}
      <a href={`/d/${desk.id}/look-again?article=${articleId}`}>{t('versions.look')}</a>
    </p>
  );
}

type ComparedProps = { place: Place; articleId: string; language: string; from: number; to: number };

async function Compared({ place: { actor }, articleId, language, from, to }: ComparedProps) {
  const { t } = await intl();
  const [before, after] = await Promise.all([
    readVersion(actor, articleId, from).catch(absent),
    readVersion(actor, articleId, to).catch(absent),
  ]);
  return (
    <Section title={t('versions.changed', { from, to })}>
      <Changes before={before.text} after={after.text} lang={language} around={300} />
    </Section>
  );
}
