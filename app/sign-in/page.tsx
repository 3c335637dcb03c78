import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { intl } from '@/lib/web/intl';
import { safePath } from '@/lib/web/safe-path';
import { currentUser } from '@/lib/web/session';
import { NarrowPage } from '../_ui/narrow-page';
import { TopBar } from '../_ui/top-bar';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.signIn.title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const to = safePath((await searchParams).to);
  if (await currentUser()) redirect(to);
  const { t } = await intl();
  return (
    <>
      <TopBar person={null} />
      <NarrowPage title={t('people.signIn.title')}>
        <SignInForm to={to} />
        <p className="muted">{t('people.signIn.forgotten')}</p>
      </NarrowPage>
    </>
  );
}
