import type { Metadata } from 'next';
import { mailIsOn } from '@/lib/outside/mail';
import { currentTheme, intl } from '@/lib/web/intl';
import { requireUser } from '@/lib/web/session';
import { Button } from '../_ui/button';
import { NarrowPage } from '../_ui/narrow-page';
import { Section } from '../_ui/section';
import { signOut } from '../_ui/session-actions';
import { TopBar } from '../_ui/top-bar';
import { LookForm, MailForm, NameForm, PasswordForm } from './account-forms';
import { endEverywhere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.account.title') };
}

export default async function AccountPage() {
  const person = await requireUser('/account');
  const { t, locale } = await intl();
  return (
    <>
      <TopBar person={{ name: person.name }} />
      <NarrowPage title={t('people.account.title')} lead={person.email}>
        <Section title={t('people.account.nameTitle')}>
          <NameForm name={person.name} />
        </Section>
        <Section title={t('people.account.lookTitle')}>
          <LookForm locale={locale} theme={await currentTheme()} />
        </Section>
        <Section
          title={t('thread.mail.title')}
          lead={mailIsOn() ? t('thread.mail.body') : t('thread.mail.off')}
        >
          <MailForm mail={person.preferences.mail} />
        </Section>
        <Section title={t('people.account.passwordTitle')} lead={t('people.account.passwordBody')}>
          <PasswordForm />
        </Section>
        <Section title={t('people.account.sessionsTitle')} lead={t('people.account.sessionsBody')}>
          <form action={signOut}>
            <Button type="submit">{t('shell.menu.signOut')}</Button>
          </form>
          <form action={endEverywhere}>
            <Button type="submit" look="danger">
              {t('people.account.everywhere')}
            </Button>
          </form>
        </Section>
      </NarrowPage>
    </>
  );
}
