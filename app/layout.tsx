import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './_ui/tokens.css';
import './_ui/base.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentTheme, intl, TIME_ZONE } from '@/lib/web/intl';
import { currentUser } from '@/lib/web/session';
import { IconSprite } from './_ui/icon';
import { IntlRoot } from './_ui/intl';
import { KeepSession } from './_ui/keep-session';

export const metadata: Metadata = { title: { default: 'Verimark', template: '%s · Verimark' } };

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale } = await intl();
  const theme = await currentTheme();
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <IconSprite />
        <IntlRoot locale={locale} timeZone={TIME_ZONE}>
          {children}
        </IntlRoot>
        {(await currentUser()) && <KeepSession />}
      </body>
    </html>
  );
}
