import type { ReactNode } from 'react';
import { VerdictLabel } from '@/app/_ui/verdict';
import { differences } from '@/lib/domain/difference';
import type { Compared } from '@/lib/domain/opinions';
import type { ReviewPage } from '@/lib/domain/review-page';
import { intl } from '@/lib/web/intl';
import style from './review.module.css';

/** What one person says of the claim; what differs from the other is marked. */
export async function Opinion({ review, which }: { review: ReviewPage; which: 'first' | 'second' }) {
  const { t, format } = await intl();
  const { opinions, people, searches, differing } = review;
  const one = opinions?.[which];
  const other = opinions?.[which === 'first' ? 'second' : 'first'];
  if (!one) return null;
  const when = format.dateTime(new Date(one.submittedAt ?? one.createdAt), {
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const searched = searches[one.authorId];
  const row = (field: Compared, value: ReactNode) => (
    <Row
      label={t(`review.opinion.${field}`)}
      differs={differing.includes(field) && t('review.opinion.differs')}
    >
      {value}
    </Row>
  );
  const reasons = Object.entries(one.reasons);
  return (
    <section className={style.opinion}>
      <header>
        <p className={style.label}>{t(`review.opinion.${which}`)}</p>
        <h2>{people[one.authorId]}</h2>
        <span className={style.when}>
          {t(one.submittedAt ? 'review.opinion.submitted' : 'review.opinion.given', { when })}
        </span>
      </header>
      <dl>
        {row('verdict', <VerdictLabel verdict={one.verdict} />)}
        {row('basis', one.basis ? t(`cards.basis.${one.basis}`) : t('review.opinion.none'))}
        {row(
          'confidence',
          one.confidence ? t(`cards.confidence.${one.confidence}`) : t('review.opinion.none'),
        )}
        <Row label={t('review.opinion.searches')}>
          {t('review.opinion.searched', {
            count: searched?.count ?? 0,
            when: searched ? format.dateTime(new Date(searched.last), { dateStyle: 'short' }) : '',
          })}
        </Row>
        <Prose label={t('review.opinion.rationale')} text={one.rationale} other={other?.rationale} />
        <Prose
          label={t('review.opinion.change')}
          text={one.whatWouldChangeIt}
          other={other?.whatWouldChangeIt}
        />
        {one.guideline !== null && (
          <Row label={t('guideline.title')}>{t('guideline.version', { number: one.guideline })}</Row>
        )}
        {reasons.map(([rule, reason]) => (
          <Row key={rule} label={rule}>
            <p className={style.prose}>{reason}</p>
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Row({
  label,
  differs = false,
  children,
}: {
  label: string;
  /** How a screen reader says that it differs. */
  differs?: string | false;
  children: ReactNode;
}) {
  return (
    <div className={differs ? style.differs : undefined}>
      <dt>
        {differs && (
          <>
            <span aria-hidden="true">≠ </span>
            <span className="sr">{differs}: </span>
          </>
        )}
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the other does not say is marked. */
async function Prose({ label, text, other }: { label: string; text: string; other: string | undefined }) {
  const { t } = await intl();
  return (
    <Row label={label}>
      {text === '' ? t('review.opinion.none') : <p className={style.prose}>{marked(text, other)}</p>}
    </Row>
  );
}

/** Of two texts that share less than this part of the words, marking the rest would mark nearly all. */
const ALIKE = 0.3;

/** The words, with what is not in the other's marked, where the two are alike at all. */
const marked = (text: string, other: string | undefined): ReactNode => {
  if (other === undefined) return text;
  const parts = differences(other, text).filter((part) => part.kind !== 'removed');
  const shared = parts.reduce((sum, part) => sum + (part.kind === 'same' ? part.text.length : 0), 0);
  if (shared < ALIKE * text.length) return text;
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return part.kind === 'added' ? <ins key={key}>{part.text}</ins> : part.text;
  });
};
