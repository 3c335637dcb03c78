import { Icon } from '@/app/_ui/icon';
import { countEvidence, type Evidence, originOf, type Stance } from '@/lib/domain/evidence';
import type { ReviewPage } from '@/lib/domain/review-page';
import { intl } from '@/lib/web/intl';
import { Findings } from './findings';
import style from './review.module.css';

const icons = { supports: 'up', contradicts: 'against', contextualises: 'about' } as const satisfies Record<
  Stance,
  string
>;

const sides: readonly Stance[] = ['supports', 'contradicts', 'contextualises'];

/** The evidence of both sides, what goes back to one origin joined by a bracket, and what holds approval back. */
export async function Between({ review }: { review: ReviewPage }) {
  const { t } = await intl();
  const { evidence } = review;
  const groups = sides.flatMap((stance) => grouped(evidence.filter((item) => item.stance === stance)));
  return (
    <section className={style.between}>
      <header>
        <h2>{t('review.evidence.title')}</h2>
        <span className={style.when}>{t('review.evidence.counts', countEvidence(evidence))}</span>
      </header>
      {evidence.length === 0 && <p className="muted">{t('review.evidence.empty')}</p>}
      {groups.map((items) => (
        <ul key={items[0]?.id} className={items.length > 1 ? style.origin : style.item}>
          {items.map((item, n) => (
            <Item key={item.id} item={item} review={review} isRepeated={n > 0} />
          ))}
        </ul>
      ))}
      {(review.part === 'second' || review.part === 'arbiter') && <Findings findings={review.findings} />}
    </section>
  );
}

/** Items of one origin stand together. */
const grouped = (items: readonly Evidence[]): Evidence[][] => {
  const groups = new Map<string, Evidence[]>();
  for (const item of items) groups.set(originOf(item), [...(groups.get(originOf(item)) ?? []), item]);
  return [...groups.values()];
};

async function Item({
  item,
  review,
  isRepeated,
}: {
  item: Evidence;
  review: ReviewPage;
  isRepeated: boolean;
}) {
  const { t, format } = await intl();
  const origin = review.origins.find((one) => one.id === item.originId);
  const title = item.title ?? item.document ?? item.publisher;
  const when = format.dateTime(new Date(item.accessedAt), { dateStyle: 'medium' });
  const facts: string[] = [
    item.publisher,
    t(`cards.sourceKind.${item.sourceKind}`),
    t(`evidence.directness.${item.directness}`),
    ...(origin ? [origin.name] : []),
    ...(item.reliability ? [`${item.reliability} · ${item.credibility ?? ''}`] : []),
    t('review.evidence.accessed', { when }),
    t('review.evidence.by', { name: review.people[item.createdById] ?? '' }),
    ...(isRepeated ? [`${t('review.evidence.once')} VR-02`] : []),
  ];
  return (
    <li>
      <Icon name={icons[item.stance]} />
      <div>
        <span className="sr">{t(`review.evidence.${item.stance}`)}: </span>
        <b>{item.url ? <a href={item.url}>{title}</a> : title}</b>
        <q>{item.quote}</q>
        <small>{facts.join(' · ')}</small>
      </div>
    </li>
  );
}
