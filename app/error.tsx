'use client';

import { useTranslations } from 'use-intl/react';
import { Button } from './_ui/button';
import { MessagePage } from './_ui/message-page';

/** A bug met while a page was made. `digest` is the number under which the server has logged it. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('shell.failure');
  return (
    <MessagePage
      title={t('title')}
      action={
        <Button look="solid" onClick={reset}>
          {t('again')}
        </Button>
      }
    >
      <p>{t('body')}</p>
      {error.digest && <p className="num">{t('number', { digest: error.digest })}</p>}
    </MessagePage>
  );
}
