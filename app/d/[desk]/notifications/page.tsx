import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHead } from '@/app/_ui/page-head';
import { Pager } from '@/app/_ui/pager';
import { countUnread, listNotifications, TOLD_PAGE } from '@/lib/data/notifications';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { read } from './actions';
import style from './notifications.module.css';
import { ToldRow } from './told-row';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<{ page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('thread.told.title') };
}

/** What the person should know of, unread first. */
export default async function NotificationsPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/notifications`);
  const { t } = await intl();
  const page = Math.max(1, Math.trunc(Number((await searchParams).page)) || 1);
  const [{ told, total }, unread] = await Promise.all([
    listNotifications(place.actor, page),
    countUnread(place.actor),
  ]);
  return (
    <DeskPage place={place}>
      <PageHead title={t('thread.told.title')} note={t('thread.told.unread', { count: unread })}>
        {unread > 0 && (
          <form action={read}>
            <input type="hidden" name="desk" value={desk} />
            <Button type="submit">{t('thread.told.readAll')}</Button>
          </form>
        )}
      </PageHead>
      {total === 0 && <EmptyState>{t('thread.told.empty')}</EmptyState>}
      <ul className={style.list}>
        {told.map((one) => (
          <ToldRow key={one.id} deskId={desk} told={one} />
        ))}
      </ul>
      <Pager page={page} pages={Math.ceil(total / TOLD_PAGE)} />
    </DeskPage>
  );
}
