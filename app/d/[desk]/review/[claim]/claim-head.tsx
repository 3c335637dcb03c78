import { Fragment } from 'react';
import { Notice } from '@/app/_ui/notice';
import { compared } from '@/lib/domain/opinions';
import type { ReviewPage } from '@/lib/domain/review-page';
import { intl } from '@/lib/web/intl';
import style from './review.module.css';
import { Turn } from './turn';

/** What is claimed, where it stands, and how the two opinions and the reader stand to each other. */
export async function ClaimHead({
  deskId,
  review,
  mayAssign,
}: {
  deskId: string;
  review: ReviewPage;
  mayAssign: boolean;
}) {
  const { t } = await intl();
  const { claim, places, opinions } = review;
  const verdict = opinions?.first.verdict ?? 'none';
  return (
    <header className={style.head}>
      <div>
        <p className={style.label}>
          {t(`review.layer.${claim.layer}`)} · {t('review.passages', { count: places.length })} ·{' '}
          <a href={`/d/${deskId}/claims/${claim.id}`}>{t('review.toClaim')}</a>
        </p>
        <h1 lang={claim.language}>{claim.statement}</h1>
        <RestsOnOlder deskId={deskId} review={review} />
        {places.map(({ id, before, exact, after, articleId, title }) => (
          <Fragment key={id}>
            <blockquote className={style.quote} lang={claim.language}>
              {before}
              <mark className={`${style.mark} ${verdict}`}>{exact}</mark>
              {after}
            </blockquote>
            <p className={style.label}>
              <a href={`/d/${deskId}/articles/${articleId}#${claim.id}`}>{t('review.place', { title })}</a>
            </p>
          </Fragment>
        ))}
      </div>
      <div className={style.aside}>
        {opinions?.second && <Summary review={review} />}
        <Turn deskId={deskId} review={review} mayAssign={mayAssign} />
      </div>
    </header>
  );
}

/** The opinions are about words that a new version of the article moved, changed or lost. */
async function RestsOnOlder({ deskId, review: { places } }: { deskId: string; review: ReviewPage }) {
  const { t } = await intl();
  const waiting = places.find((place) => place.lookAgain);
  if (!waiting) return null;
  return (
    <Notice>
      <strong>{t('versions.mark')}.</strong> {t('versions.markWhy')}{' '}
      <a href={`/d/${deskId}/look-again?article=${waiting.articleId}`}>{t('versions.look')}</a>
    </Notice>
  );
}

async function Summary({ review: { differing, opinions, part } }: { review: ReviewPage }) {
  const { t } = await intl();
  const named = (fields: readonly (typeof compared)[number][]) =>
    fields.map((field) => t(`review.compared.${field}`)).join(', ') || t('review.summary.nothing');
  const rows = [
    ['differ', named(differing)],
    ['agree', named(compared.filter((field) => !differing.includes(field)))],
    ['seen', t(`review.summary.${opinions?.second?.independent ? 'independent' : 'dependent'}`)],
    ['you', t(`review.part.${part}`)],
  ] as const;
  return (
    <dl className={style.summary}>
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{t(`review.summary.${name}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
