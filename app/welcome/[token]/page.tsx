import type { Metadata } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { MessagePage } from '@/app/_ui/message-page';
import { NarrowPage } from '@/app/_ui/narrow-page';
import { TopBar } from '@/app/_ui/top-bar';
import { firstDeskName } from '@/lib/data/set-up';
import { readTicket, type TicketView } from '@/lib/data/tickets';
import { intl } from '@/lib/web/intl';
import { JoinForm, JoinWithAccountForm, ResetForm, SetUpForm } from './welcome-forms';

/** The address of this page is a secret: it goes to no other site, and into no search engine. */
export const metadata: Metadata = { referrer: 'no-referrer', robots: { index: false } };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const ticket = await readTicket(token);
  return (
    <>
      <TopBar person={null} />
      {ticket?.state === 'open' ? <OpenLink token={token} ticket={ticket} /> : <DeadLink ticket={ticket} />}
    </>
  );
}

async function OpenLink({ token, ticket }: { token: string; ticket: TicketView }) {
  const { t } = await intl();
  const email = ticket.email ?? '';
  if (ticket.kind === 'setup')
    return (
      <NarrowPage title={t('people.welcome.setUpTitle')} lead={t('people.welcome.setUpBody')}>
        <SetUpForm token={token} deskName={await firstDeskName()} />
      </NarrowPage>
    );
  if (ticket.kind === 'reset')
    return (
      <NarrowPage title={t('people.welcome.resetTitle')} lead={t('people.welcome.resetBody', { email })}>
        <ResetForm token={token} email={email} />
      </NarrowPage>
    );
  const desk = ticket.desk?.name ?? '';
  const role = t(`people.role.${ticket.desk?.role ?? 'viewer'}`);
  return (
    <NarrowPage
      title={t('people.welcome.joinTitle', { desk })}
      lead={t('people.welcome.joinBody', { role, email })}
    >
      {ticket.hasAccount ? (
        <>
          <p>{t('people.welcome.knownBody')}</p>
          <JoinWithAccountForm token={token} email={email} />
        </>
      ) : (
        <JoinForm token={token} email={email} />
      )}
    </NarrowPage>
  );
}

const again = { setup: 'againSetup', invitation: 'againInvitation', reset: 'againReset' } as const;

const adviceOn = ({ kind, state }: TicketView) =>
  kind === 'setup' && state === 'used' ? 'isSetUp' : again[kind];

/** A link that leads nowhere any more says why, and how to get another. */
async function DeadLink({ ticket }: { ticket: TicketView | null }) {
  const { t } = await intl();
  const state = ticket && ticket.state !== 'open' ? ticket.state : 'unknown';
  return (
    <MessagePage
      title={t(`people.welcome.${state}`)}
      action={<ButtonLink href="/sign-in">{t('people.signIn.action')}</ButtonLink>}
    >
      <p>{t(ticket ? `people.welcome.${adviceOn(ticket)}` : 'people.welcome.unknownBody')}</p>
    </MessagePage>
  );
}
