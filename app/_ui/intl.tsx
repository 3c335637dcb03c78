'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import { type Locale, messages } from '@/lib/i18n';

/**
 * Words and formats for everything below that runs in the browser. Both languages come with the program's own files,
 * which the browser keeps, and not again with every page. `timeZone`: the desk's, so that server and browser agree.
 */
export function IntlRoot({
  locale,
  timeZone,
  children,
}: {
  locale: Locale;
  timeZone: string;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={locale} messages={messages[locale]} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
