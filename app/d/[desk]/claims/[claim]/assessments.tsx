'use client';
import { useTranslations } from 'use-intl/react';
import { VerdictLabel } from '@/app/_ui/verdict';
import type { ClaimPage } from '@/lib/domain/claim-page';
import type { Review } from '@/lib/domain/review';
import type { Assessment } from '@/lib/domain/verdict';
import style from './claim.module.css';
import { useMoment } from './use-moment';

/** Every verdict that was given on the claim, the newest first, with what second persons said of each. */
export function AssessmentsOverTime({ page }: { page: ClaimPage }) {
  const t = useTranslations('claim.over');
  return (
    <section className={style.part} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {page.assessments.length === 0 && <p className="muted">{t('none')}</p>}
      <ol className={style.over}>
        {page.assessments.map((assessment) => (
          <Given key={assessment.id} page={page} assessment={assessment} />
        ))}
      </ol>
    </section>
  );
}

function Given({ page, assessment }: { page: ClaimPage; assessment: Assessment }) {
  const t = useTranslations('claim.over');
  const states = useTranslations('claim.verdict.state');
  const moment = useMoment();
  const { id, verdict, state, createdAt, authorId, guideline, independent, reasons } = assessment;
  const stands = id === page.claim.assessmentId;
  const given = Object.entries(reasons);
  return (
    <li className={stands ? style.stands : undefined}>
      <p className={style.line}>
        <VerdictLabel verdict={verdict} />
        <span className={style.state}>{stands ? t('stands') : states(state)}</span>
      </p>
      <p className={style.aside}>
        {page.people[authorId]}, <time dateTime={createdAt}>{moment(createdAt)}</time>
        {stands && ` · ${states(state)}`}
        {guideline !== null && ` · ${t('guideline', { number: guideline })}`}
        {independent && page.assessments.some((one) => one.authorId !== authorId) && ` · ${t('own')}`}
      </p>
      {!stands && <Reasoning assessment={assessment} />}
      {given.map(([rule, reason]) => (
        <p key={rule} className={style.aside}>
          {t('because', { rule, reason })}
        </p>
      ))}
      {page.reviews
        .filter((review) => review.assessmentId === id)
        .map((review) => (
          <Decision key={review.id} page={page} review={review} />
        ))}
    </li>
  );
}

function Decision({ page, review }: { page: ClaimPage; review: Review }) {
  const t = useTranslations('claim.over');
  const moment = useMoment();
  const { decision, reviewerId, reason, comment, createdAt } = review;
  return (
    <div className={style.decision}>
      <p>
        {t(`review.${decision}`, { name: page.people[reviewerId] ?? '' })}
        {reason && `: ${t(`reason.${reason}`)}`}{' '}
        <time className="muted" dateTime={createdAt}>
          {moment(createdAt)}
        </time>
      </p>
      {comment && <p className={style.prose}>{comment}</p>}
    </div>
  );
}

/** What a verdict rests on, as far as it was said. */
export function Reasoning({ assessment }: { assessment: Assessment }) {
  const words = useTranslations('cards');
  const { basis, confidence, rationale, whatWouldChangeIt } = assessment;
  const lines: readonly [string, string | null][] = [
    [words('field.basis'), basis && words(`basis.${basis}`)],
    [words('field.confidence'), confidence && words(`confidence.${confidence}`)],
    [words('field.rationale'), rationale],
    [words('field.whatWouldChangeIt'), whatWouldChangeIt],
  ];
  return (
    <dl className={style.reasoning}>
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
