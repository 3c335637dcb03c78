import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Pager } from '@/app/_ui/pager';
import { Section } from '@/app/_ui/section';
import { listOrigins, listSources, type RegistryQuery } from '@/lib/data/sources';
import { SourceType } from '@/lib/domain/evidence';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { Filter } from './filter';
import { Origins } from './origins';
import { Sources } from './sources';
import style from './sources.module.css';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ desk: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('claim.registry.title') };
}

/** The registry: who is relied upon and what they earned, and the origins by which evidence is counted. */
export default async function SourcesPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/sources`);
  if (!can(place.actor, 'source.edit')) notFound();
  const { t } = await intl();
  const query = queryIn(await searchParams);
  const [sources, origins] = await Promise.all([
    listSources(place.actor, query),
    listOrigins(place.actor, query),
  ]);
  const rest = new URLSearchParams({ q: query.typed, ...(query.kind && { kind: query.kind }) });
  const pages = Math.max(sources.pages, query.kind ? 1 : origins.pages);
  return (
    <DeskPage place={place} current="sources">
      <div className={style.page}>
        <header className={style.head}>
          <h1>{t('claim.registry.title')}</h1>
          <span className="muted num">{t('claim.registry.count', { count: sources.total })}</span>
          <p>{t('claim.registry.lead')}</p>
        </header>
        <Filter typed={query.typed} kind={query.kind} />
        <Sources deskId={desk} sources={sources.items} isFiltered={rest.toString() !== 'q='} />
        {!query.kind && (
          <Section title={t('claim.registry.origins')} lead={t('claim.registry.originsLead')}>
            <Origins deskId={desk} origins={origins.items} />
          </Section>
        )}
        <Pager page={query.page} pages={pages} query={rest.toString()} />
      </div>
    </DeskPage>
  );
}

const queryIn = ({ q, kind, page }: Query): RegistryQuery => ({
  typed: String(q ?? '').slice(0, 300),
  kind: SourceType.safeParse(kind).data ?? null,
  page: /^[1-9]\d{0,4}$/.test(String(page)) ? Number(page) : 1,
});
