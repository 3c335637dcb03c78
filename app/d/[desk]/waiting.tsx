import type { DeskCounts } from '@/lib/data/article-list';
import type { ReviewQueue } from '@/lib/domain/review-queue';
import { intl } from '@/lib/web/intl';
import { HowToBegin } from './how-to-begin';
import style from './waiting.module.css';

type Counts = { desk: DeskCounts; queue: ReviewQueue['counts'] | null; lookAgain: number };

/** What there is to do on this desk, each figure a link to what it counts; null: not for this reader. */
const queues = [
  { name: 'assigned', address: '/review?part=assigned', count: ({ queue }: Counts) => queue?.assigned },
  { name: 'review', address: '/review?part=review', count: ({ queue }: Counts) => queue?.review },
  { name: 'sentBack', address: '/review?part=sent-back', count: ({ queue }: Counts) => queue?.['sent-back'] },
  {
    name: 'disagreements',
    address: '/review?part=disagreements',
    count: ({ queue }: Counts) => queue?.disagreements,
  },
  { name: 'lookAgain', address: '/look-again', count: ({ lookAgain }: Counts) => lookAgain || undefined },
  { name: 'none', address: '?verdict=none', count: ({ desk }: Counts) => desk.verdicts.none },
  {
    name: 'unconfirmed',
    address: '?verdict=unconfirmed',
    count: ({ desk }: Counts) => desk.verdicts.unconfirmed,
  },
] as const;

/** What is waiting, or, while nobody has begun, how to begin. */
export async function Waiting({ deskId, counts }: { deskId: string; counts: Counts }) {
  const { t } = await intl();
  if (counts.desk.claims === 0) return <HowToBegin />;
  return (
    <ul className={style.queues} aria-label={t('articles.waiting.label')}>
      {queues.map(({ name, address, count }) => {
        const waiting = count(counts);
        return waiting === undefined ? null : (
          <li key={name}>
            <a href={`/d/${deskId}${address}`}>
              <b>{waiting}</b>
              <span>{t(`articles.waiting.${name}`)}</span>
              <small>
                {t(`articles.waiting.${name}Hint`, { count: waiting, soon: counts.queue?.['due-soon'] ?? 0 })}
              </small>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
