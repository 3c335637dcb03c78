import type { Metadata } from 'next';
import { intl } from '@/lib/web/intl';
import { currentUser } from '@/lib/web/session';
import { TopBar } from '../_ui/top-bar';
import { VerifyFiles } from './verify-files';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('verify.title'), description: t('verify.lead') };
}

/** For everybody: whether the file of a report is what was published. Once it is loaded it needs no server. */
export default async function VerifyPage() {
  const person = await currentUser();
  return (
    <>
      <TopBar person={person && { name: person.name }} />
      <VerifyFiles />
    </>
  );
}
