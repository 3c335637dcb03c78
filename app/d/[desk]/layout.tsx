import type { ReactNode } from 'react';
import { IntlRoot } from '@/app/_ui/intl';
import { intl, TIME_ZONE } from '@/lib/web/intl';
import { placeIn } from '@/lib/web/session';

/** Times on a desk's pages are in the desk's zone. Who may enter each page says itself, since it knows its address. */
export default async function DeskLayout({
  params,
  children,
}: {
  params: Promise<{ desk: string }>;
  children: ReactNode;
}) {
  const { locale } = await intl();
  const place = await placeIn((await params).desk);
  return (
    <IntlRoot locale={locale} timeZone={place?.desk.timeZone ?? TIME_ZONE}>
      {children}
    </IntlRoot>
  );
}
