import type { DeskCounts } from '@/lib/data/article-list';
import { intl } from '@/lib/web/intl';
import { HowToBegin } from './how-to-begin';
import style from './waiting.module.css';

/** What there is to do on this desk, each figure a link to the articles it counts. */
const queues = [
  { name: 'new', query: 'progress=new', count: (counts: DeskCounts) => counts.articlesWithoutClaims },
  { name: 'none', query: 'verdict=none', count: (counts: DeskCounts) => counts.verdicts.none },
  {
    name: 'unconfirmed',
    query: 'verdict=unconfirmed',
    count: (counts: DeskCounts) => counts.verdicts.unconfirmed,
  },
  { name: 'disputed', query: 'verdict=disputed', count: (counts: DeskCounts) => counts.verdicts.disputed },
] as const;

/** What is waiting, or, while nobody has begun, how to begin. */
export async function Waiting({ deskId, counts }: { deskId: string; counts: DeskCounts }) {
  const { t } = await intl();
  if (counts.claims === 0) return <HowToBegin />;
  return (
    <ul className={style.queues} aria-label={t('articles.waiting.label')}>
      {queues.map(({ name, query, count }) => (
        <li key={name}>
          <a href={`/d/${deskId}?${query}`}>
            <b>{count(counts)}</b>
            <span>{t(`articles.waiting.${name}`)}</span>
            <small>{t(`articles.waiting.${name}Hint`, { count: count(counts) })}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
