import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { desksOf } from '@/lib/data/people';
import { intl } from '@/lib/web/intl';
import { requireUser } from '@/lib/web/session';
import { EmptyState } from './_ui/empty-state';
import { NarrowPage } from './_ui/narrow-page';
import { TopBar } from './_ui/top-bar';
import style from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.desks.title') };
}

/** To the only desk a person is on, or the choice of desks; with `?all` the choice in any case. */
export default async function Home({ searchParams }: { searchParams: Promise<{ all?: string }> }) {
  const person = await requireUser('/');
  const { t, locale } = await intl();
  const desks = await desksOf(person.id, locale);
  const [only] = desks;
  if (only && desks.length === 1 && !(await searchParams).all) redirect(`/d/${only.id}`);
  return (
    <>
      <TopBar person={{ name: person.name }} />
      <NarrowPage title={t('people.desks.title')}>
        {desks.length === 0 && <EmptyState>{t('people.desks.none')}</EmptyState>}
        <ul className={style.desks}>
          {desks.map(({ id, name, role }) => (
            <li key={id}>
              <a href={`/d/${id}`}>
                <b className="read">{name}</b>
                <span className="muted">{t(`people.role.${role}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </NarrowPage>
    </>
  );
}
