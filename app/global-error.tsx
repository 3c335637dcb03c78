'use client';

import './_ui/tokens.css';
import './_ui/base.css';
import { IntlRoot } from './_ui/intl';
import ErrorPage from './error';

/** The layout itself failed: its words are not known to be there, so the language is taken from the browser. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = typeof navigator !== 'undefined' && navigator.language.startsWith('vi') ? 'vi' : 'en';
  return (
    <html lang={locale}>
      <body>
        <IntlRoot locale={locale} timeZone="UTC">
          <ErrorPage {...props} />
        </IntlRoot>
      </body>
    </html>
  );
}
