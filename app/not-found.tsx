import { intl } from '@/lib/web/intl';
import { currentUser } from '@/lib/web/session';
import { ButtonLink } from './_ui/button';
import { MessagePage } from './_ui/message-page';
import { TopBar } from './_ui/top-bar';

export default async function NotFound() {
  const { t } = await intl();
  const person = await currentUser();
  return (
    <>
      <TopBar person={person && { name: person.name }} />
      <MessagePage
        title={t('shell.notFound.title')}
        action={
          <ButtonLink look="solid" href="/">
            {t('shell.notFound.home')}
          </ButtonLink>
        }
      >
        <p>{t('shell.notFound.body')}</p>
      </MessagePage>
    </>
  );
}
