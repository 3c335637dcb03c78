import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NarrowPage } from '@/app/_ui/narrow-page';
import { TopBar } from '@/app/_ui/top-bar';
import { readReporting } from '@/lib/data/reporting';
import { Locale } from '@/lib/domain/people';
import { abilities, can } from '@/lib/domain/permissions';
import { plainReporting } from '@/lib/domain/reporting';
import { reportWording } from '@/lib/formats/report-wording';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { ReportingFields } from './reporting-fields';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('builder.own.title') };
}

/** What the desk's reports say of it: whose they are, its method, what its verdicts mean. For editors. */
export default async function ReportSettingsPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk: deskId } = await params;
  const { person, desk, actor } = await deskPlace(deskId, `/d/${deskId}/settings/reports`);
  if (!can(actor, 'report.settings')) notFound();
  const { t } = await intl();
  const builtIn = Locale.options.map(
    (locale) => [locale, reportWording(locale, { name: desk.name, reporting: plainReporting })] as const,
  );
  return (
    <>
      <TopBar
        person={{ name: person.name, preferences: person.preferences }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor) }}
        current={can(actor, 'desk.settings') ? 'settings' : 'report'}
        search=""
      />
      <NarrowPage title={t('builder.own.title')} lead={t('builder.own.lead')}>
        <ReportingFields
          deskId={deskId}
          reporting={await readReporting(actor)}
          builtIn={Object.fromEntries(builtIn)}
        />
        <p>
          <a href={`/d/${deskId}/report`}>{t('builder.own.back')}</a>
        </p>
      </NarrowPage>
    </>
  );
}
