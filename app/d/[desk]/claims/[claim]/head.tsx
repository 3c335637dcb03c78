'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { formatPartialDate } from '@/lib/domain/dates';
import { useDraftOf, useTools } from '../../_claim/tools';
import style from './claim.module.css';
import { ClaimForm, claimDraft } from './claim-form';
import { SaidBy } from './said-by';

/** What the claim says, and of whom, when and where. */
export function Head({ page }: { page: ClaimPage }) {
  const { claim, places } = page;
  const t = useTranslations('claim');
  const { can, deskId } = useTools();
  const draft = useDraftOf(claimDraft(claim.id));
  const [edits, setEdits] = useState(0);
  const articles = new Set(places.map((place) => place.articleId)).size;
  const first = places[0];
  const isSubmitted = page.assessments.some(
    (one) => one.id === claim.assessmentId && one.state === 'submitted',
  );
  const isEdited = can('claim.edit') && (edits > 0 || draft !== null);
  return (
    <header className={style.head}>
      <p className={style.kicker}>
        {t('title')} · {t(`layer.${claim.layer}`)} · {t('inArticles', { count: articles })}
      </p>
      <h1 className={style.statement} lang={claim.language}>
        {claim.statement}
      </h1>
      <Facts page={page} />
      <RestsOnOlder page={page} />
      <div className={style.ways}>
        {first && (
          <ButtonLink
            look="bare"
            icon="quote"
            href={`/d/${deskId}/articles/${first.articleId}#claim-${claim.id}`}
          >
            {t('workspace')}
          </ButtonLink>
        )}
        {isSubmitted && can('review.read') && (
          <ButtonLink look="bare" icon="person" href={`/d/${deskId}/review/${claim.id}`}>
            {t('reviewPage')}
          </ButtonLink>
        )}
        {can('claim.edit') && !isEdited && (
          <Button look="bare" icon="note" onClick={() => setEdits((n) => n + 1)}>
            {t('facts.edit')}
          </Button>
        )}
      </div>
      {isEdited && <ClaimForm claim={claim} focusAt={edits} onDone={() => setEdits(0)} />}
    </header>
  );
}

/** The verdict was given on words that a new version of the article moved, changed or lost. */
function RestsOnOlder({ page: { places } }: { page: ClaimPage }) {
  const t = useTranslations('versions');
  const { can, deskId } = useTools();
  const waiting = places.find((place) => place.lookAgain);
  if (!waiting) return null;
  return (
    <Notice>
      <strong>{t('mark')}.</strong> {t('markWhy')}{' '}
      {can('occurrence.accept') && (
        <a href={`/d/${deskId}/look-again?article=${waiting.articleId}`}>{t('look')}</a>
      )}
    </Notice>
  );
}

function Facts({ page }: { page: ClaimPage }) {
  const { claim } = page;
  const t = useTranslations('claim.facts');
  const words = useTranslations('cards');
  const locale = useLocale();
  const facts: readonly [string, string | null][] = [
    [t('shortText'), claim.shortText === claim.statement ? null : claim.shortText],
    [t('type'), claim.type && words(`type.${claim.type}`)],
    [t('subjects'), claim.subjects.join(', ') || null],
    [t('claimDate'), claim.claimDate && formatPartialDate(claim.claimDate, locale)],
    [t('place'), claim.place],
  ];
  return (
    <dl className={style.facts} aria-label={t('title')}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      <SaidBy page={page} />
    </dl>
  );
}
