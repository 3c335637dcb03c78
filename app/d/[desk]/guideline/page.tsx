import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ButtonLink } from '@/app/_ui/button';
import { Changes } from '@/app/_ui/changes';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHead } from '@/app/_ui/page-head';
import { Section } from '@/app/_ui/section';
import { type Guideline, listGuidelineVersions, readGuideline } from '@/lib/data/guideline';
import { can } from '@/lib/domain/permissions';
import { markdownTree } from '@/lib/formats/markdown-tree';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import style from './guideline.module.css';
import { GuidelineForm } from './guideline-form';
import { Markdown } from './markdown';
import { Versions } from './versions';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<unknown> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('guideline.title') };
}

/** What the address asks for; what makes no sense in it is passed over. */
const Query = z.object({
  version: z.coerce.number().int().positive().optional().catch(undefined),
  edit: z.literal('1').optional().catch(undefined),
});

/** The desk's guideline: the version that holds or an earlier one, what changed in it, and a form for the next. */
export default async function GuidelinePage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/guideline`);
  const { version, edit } = Query.parse(await searchParams);
  const { t } = await intl();
  const versions = await listGuidelineVersions(place.actor);
  const newest = await readGuideline(place.actor);
  const mayWrite = can(place.actor, 'guideline.write');
  if (version !== undefined && !versions.some(({ number }) => number === version)) notFound();
  const isEditing = mayWrite && edit !== undefined;
  const shown = version === undefined ? newest : await readGuideline(place.actor, version);
  return (
    <DeskPage place={place}>
      <PageHead title={t('guideline.title')} lead={t('guideline.lead')}>
        {mayWrite && newest && !isEditing && (
          <ButtonLink href={`/d/${desk}/guideline?edit=1`}>{t('guideline.edit')}</ButtonLink>
        )}
        {isEditing && (
          <ButtonLink look="bare" href={`/d/${desk}/guideline`}>
            {t('guideline.cancel')}
          </ButtonLink>
        )}
      </PageHead>
      {isEditing && (
        <div className={style.form}>
          <GuidelineForm deskId={desk} newest={newest && { number: newest.number, text: newest.text }} />
        </div>
      )}
      {!isEditing && !newest && <Nothing deskId={desk} mayWrite={mayWrite} />}
      {!isEditing && newest && shown && (
        <div className={style.parts}>
          <article>
            {shown.number !== newest.number && (
              <p className={style.old}>
                {t('guideline.old', { number: shown.number, newest: newest.number })}{' '}
                <a href={`/d/${desk}/guideline`}>{t('guideline.toNewest')}</a>
              </p>
            )}
            <Markdown tree={markdownTree(shown.text)} />
          </article>
          <div className={style.beside}>
            <Versions versions={versions} shown={shown.number} place={place} />
            {version !== undefined && (
              <Changed
                of={shown}
                before={shown.number > 1 ? await readGuideline(place.actor, shown.number - 1) : null}
              />
            )}
          </div>
        </div>
      )}
    </DeskPage>
  );
}

async function Nothing({ deskId, mayWrite }: { deskId: string; mayWrite: boolean }) {
  const { t } = await intl();
  if (!mayWrite) return <EmptyState>{t('guideline.emptyFor')}</EmptyState>;
  const write = (
    <ButtonLink look="solid" href={`/d/${deskId}/guideline?edit=1`}>
      {t('guideline.write')}
    </ButtonLink>
  );
  return <EmptyState action={write}>{t('guideline.empty')}</EmptyState>;
}

async function Changed({ of, before }: { of: Guideline; before: Guideline | null }) {
  const { t } = await intl();
  if (!before) return <p className="muted">{t('guideline.first')}</p>;
  return (
    <Section title={t('guideline.changed', { number: before.number })}>
      <Changes before={before.text} after={of.text} />
    </Section>
  );
}
