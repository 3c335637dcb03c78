import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { Pager } from '@/app/_ui/pager';
import { readQueue } from '@/lib/data/review-queue';
import { QUEUE_PAGE, QueuePart, QueueQuery, QueueSort } from '@/lib/domain/review-queue';
import { intl } from '@/lib/web/intl';
import { orNotFound } from '@/lib/web/not-found';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import style from './queue.module.css';
import { QueueTable } from './queue-table';
import { TakeNext } from './take-next';

type Props = {
  params: Promise<{ desk: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await intl()).t('review.title') };
}

/** What waits for a second person, in the parts and orders of the queue. */
export default async function QueuePage({ params, searchParams }: Props) {
  const { desk: deskId } = await params;
  const query = QueueQuery.parse(await searchParams);
  const place = await deskPlace(deskId, `/d/${deskId}/review`);
  const queue = await orNotFound(readQueue(place.actor, query));
  const { t } = await intl();
  const address = (more: Partial<QueueQuery>) =>
    `?${new URLSearchParams({ part: query.part, sort: query.sort, ...more, page: '1' })}`;
  return (
    <DeskPage place={place} current="review">
      <div className={style.head}>
        <h1 className="title">{t('review.title')}</h1>
        <p className="muted">{t('review.queue.lead', { count: queue.counts.review })}</p>
        <TakeNext deskId={deskId} />
      </div>
      <div className={style.choose}>
        <nav aria-label={t('review.queue.label')}>
          {QueuePart.options.map((part) => (
            <a key={part} href={address({ part })} aria-current={part === query.part ? 'page' : undefined}>
              {t(`review.queue.part.${part}`)} <b className="num">{queue.counts[part]}</b>
            </a>
          ))}
        </nav>
        <nav aria-label={t('review.queue.sort.label')}>
          {QueueSort.options.map((sort) => (
            <a key={sort} href={address({ sort })} aria-current={sort === query.sort ? 'page' : undefined}>
              {t(`review.queue.sort.${sort}`)}
            </a>
          ))}
        </nav>
      </div>
      {queue.rows.length > 0 ? (
        <QueueTable deskId={deskId} rows={queue.rows} />
      ) : (
        <EmptyState>{t('review.queue.empty')}</EmptyState>
      )}
      <Pager
        page={queue.page}
        pages={Math.ceil(queue.total / QUEUE_PAGE)}
        query={`part=${query.part}&sort=${query.sort}`}
      />
    </DeskPage>
  );
}
