import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NarrowPage } from '@/app/_ui/narrow-page';
import { Section } from '@/app/_ui/section';
import { TopBar } from '@/app/_ui/top-bar';
import { rulesOfDesk } from '@/lib/data/desk-rules';
import { listFeeds } from '@/lib/data/feeds';
import { listWebhooks } from '@/lib/data/webhooks';
import type { Feed } from '@/lib/domain/feed';
import { abilities, can } from '@/lib/domain/permissions';
import type { Webhook } from '@/lib/domain/webhook';
import { errorMessage, type Locale } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { Feeds, type ShownFeed } from './feeds';
import { DeskForm, NewDeskForm, OptionsForm } from './settings-forms';
import { type ShownWebhook, Webhooks } from './webhooks';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.settings.title') };
}

/** Name and time zone of the desk, how it works, the feeds it looks at, and a new desk. For administrators; for others it is not there. */
export default async function SettingsPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk: deskId } = await params;
  const { person, desk, actor } = await deskPlace(deskId, `/d/${deskId}/settings`);
  if (!can(actor, 'desk.settings')) notFound();
  const { t, locale } = await intl();
  const rules = await rulesOfDesk(actor);
  const feeds = (await listFeeds(actor)).map((feed) => shown(feed, locale));
  const webhooks = (await listWebhooks(actor)).map((one) => told(one, locale));
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
          <OptionsForm deskId={deskId} rules={rules} />
        </Section>
        <Section title={t('builder.own.title')} lead={t('builder.own.lead')}>
          <p>
            <a href={`/d/${deskId}/settings/reports`}>{t('builder.settings')}</a>
          </p>
        </Section>
        <Section title={t('feeds.title')} lead={t('feeds.lead')}>
          <Feeds deskId={deskId} feeds={feeds} fetching={rules.fetching} at={new Date().toISOString()} />
        </Section>
        <Section title={t('api.webhook.title')} lead={t('api.webhook.lead')}>
          <Webhooks deskId={deskId} webhooks={webhooks} />
        </Section>
        <Section title={t('people.desks.newTitle')} lead={t('people.desks.newBody')}>
          <NewDeskForm deskId={deskId} />
        </Section>
      </NarrowPage>
    </>
  );
}

/** What a look came to grief on, in the person's language. */
const shown = (feed: Feed, locale: Locale): ShownFeed => {
  const { result } = feed;
  const reason = result?.outcome === 'failed' ? errorMessage(locale, result.code, result.details) : '';
  return { ...feed, reason };
};

/** Why a delivery got no answer, in the same language. */
const told = ({ deliveries, ...webhook }: Webhook, locale: Locale): ShownWebhook => ({
  ...webhook,
  deliveries: deliveries.map((one) => ({ ...one, reason: one.code ? errorMessage(locale, one.code) : '' })),
});
