import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NarrowPage } from '@/app/_ui/narrow-page';
import { Section } from '@/app/_ui/section';
import { TopBar } from '@/app/_ui/top-bar';
import { rulesOfDesk } from '@/lib/data/desk-rules';
import { abilities, can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskForm, NewDeskForm, OptionsForm } from './settings-forms';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.settings.title') };
}

/** Name and time zone of the desk, and a new desk. For administrators; for others it is not there. */
export default async function SettingsPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk: deskId } = await params;
  const { person, desk, actor } = await deskPlace(deskId, `/d/${deskId}/settings`);
  if (!can(actor, 'desk.settings')) notFound();
  const { t } = await intl();
  return (
    <>
      <TopBar
        person={{ name: person.name, preferences: person.preferences }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor) }}
        current="settings"
        search=""
      />
      <NarrowPage title={t('people.settings.title')} lead={desk.name}>
        <Section title={t('people.settings.deskTitle')}>
          <DeskForm desk={desk} timeZones={Intl.supportedValuesOf('timeZone')} />
        </Section>
        <Section title={t('people.options.title')} lead={t('people.options.lead')}>
          <OptionsForm deskId={deskId} rules={await rulesOfDesk(actor)} />
        </Section>
        <Section title={t('people.desks.newTitle')} lead={t('people.desks.newBody')}>
          <NewDeskForm deskId={deskId} />
        </Section>
      </NarrowPage>
    </>
  );
}
