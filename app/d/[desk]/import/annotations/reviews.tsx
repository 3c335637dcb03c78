'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import type { ReviewRow } from '@/lib/data/fact-checks';
import { Stance } from '@/lib/domain/evidence';
import type { ReviewChoice } from '@/lib/domain/fact-check';
import { Typeahead } from '../../_claim/typeahead';
import { ask, posted } from '../send';
import style from './annotations.module.css';
import { TakeBack } from './take-back';

export type ReviewsFound = {
  readonly rows: readonly ReviewRow[];
  readonly left: readonly { readonly index: number; readonly remark: string }[];
};

type Became = {
  readonly index: number;
  readonly claimId: string | null;
  readonly taken: boolean;
  readonly remark: string;
};

/** What a person has chosen for a review so far. */
type Chosen = { as: string; claimText: string; claimId: string; stance: Stance };
const undecided: Chosen = { as: '', claimText: '', claimId: '', stance: 'contextualises' };

const choiceOf = (index: number, { as, claimId, stance }: Chosen): ReviewChoice[] => {
  if (as === 'evidence') return claimId ? [{ index, as, claimId, stance }] : [];
  return as === '' ? [] : [{ index, as: 'claim', articleId: as }];
};

/** The fact-checks of a file, each with the choice of what it is to be. */
export function Reviews({
  deskId,
  reviews,
  requestId,
  found,
  onAnother,
}: {
  deskId: string;
  reviews: unknown;
  requestId: string;
  found: ReviewsFound;
  onAnother: () => void;
}) {
  const t = useTranslations('annotations');
  const [chosen, setChosen] = useState<Readonly<Record<number, Chosen>>>({});
  const [became, setBecame] = useState<readonly Became[] | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const choices = found.rows.flatMap(({ index }) => choiceOf(index, chosen[index] ?? undecided));
  const take = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      const answer = await ask<{ items: readonly Became[] }>(
        `/api/desks/${deskId}/fact-checks?request=${requestId}`,
        posted({ reviews, choices }),
      );
      if (answer.ok) setBecame(answer.value.items);
      else setProblem(answer.problem.title);
    } catch {
      setProblem(t('offline'));
    }
    setBusy(false);
  };
  return (
    <>
      {became ? (
        <Notice kind="done">{t('reviews.taken', { count: became.filter((one) => one.taken).length })}</Notice>
      ) : (
        <p className={style.summary}>{t('reviews.summary', { count: found.rows.length })}</p>
      )}
      {problem && <Notice kind="error">{problem}</Notice>}
      {became?.some((one) => one.taken) && <TakeBack deskId={deskId} requestId={requestId} />}
      <ul className={style.reviews}>
        {found.rows.map((row) => (
          <li key={row.index}>
            <About row={row} />
            {became ? (
              <Result deskId={deskId} became={became.find(({ index }) => index === row.index)} />
            ) : (
              <Choice
                deskId={deskId}
                row={row}
                chosen={chosen[row.index] ?? undecided}
                onChoose={(one) => setChosen({ ...chosen, [row.index]: one })}
              />
            )}
          </li>
        ))}
      </ul>
      {found.left.map(({ index, remark }) => (
        <p key={index} className={style.remark}>
          <span className="num">{index + 1}</span>. {remark}
        </p>
      ))}
      <p className={style.actions}>
        {!became && choices.length > 0 && (
          <Button look="solid" onClick={take} aria-disabled={busy}>
            {busy ? t('taking') : t('take', { count: choices.length })}
          </Button>
        )}
        <Button onClick={onAnother}>{t('another')}</Button>
      </p>
    </>
  );
}

function About({ row: { review, known } }: { row: ReviewRow }) {
  const t = useTranslations('annotations.reviews');
  const { claim, publisher, verdict, url, explanation, left } = review;
  const by = publisher ?? '?';
  const line = verdict ? t('line', { publisher: by, verdict }) : t('noVerdict', { publisher: by });
  return (
    <div className={style.about}>
      <p>{url ? <a href={url}>{line}</a> : line}</p>
      <p className="read">{t('was', { claim })}</p>
      {explanation && <p className="muted">{explanation}</p>}
      {known.length > 0 && (
        <p className="muted">{t('known', { claims: known.map(({ shortText }) => shortText).join('; ') })}</p>
      )}
      {left.length > 0 && <p className="muted">{t('left', { names: left.join(', ') })}</p>}
    </div>
  );
}

function Choice({
  deskId,
  row,
  chosen,
  onChoose,
}: {
  deskId: string;
  row: ReviewRow;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslations('annotations.reviews');
  return (
    <div className={style.choice}>
      <Select
        label={t('choice')}
        value={chosen.as}
        onChange={({ currentTarget: { value } }) => onChoose({ ...chosen, as: value })}
        options={[
          { value: '', label: t('nothing') },
          { value: 'evidence', label: t('evidence') },
          ...row.places.map(({ articleId, title }) => ({
            value: articleId,
            label: t('newClaim', { title }),
          })),
        ]}
      />
      {chosen.as === 'evidence' && (
        <>
          <Typeahead
            label={t('claim')}
            text={chosen.claimText}
            id={chosen.claimId}
            onType={(claimText, entry) => onChoose({ ...chosen, claimText, claimId: entry?.id ?? '' })}
            address={`/api/desks/${deskId}/fact-checks/claims`}
            known={[]}
            newHint={t('claimHint')}
          />
          <Select
            label={t('stance')}
            value={chosen.stance}
            onChange={({ currentTarget: { value } }) => onChoose({ ...chosen, stance: Stance.parse(value) })}
            options={Stance.options.map((value) => ({ value, label: t(`stances.${value}`) }))}
          />
        </>
      )}
    </div>
  );
}

function Result({ deskId, became }: { deskId: string; became: Became | undefined }) {
  const t = useTranslations('annotations');
  if (!became) return <p className="muted">{t('outcome.left')}</p>;
  return (
    <p>
      {became.remark}{' '}
      {became.claimId && <a href={`/d/${deskId}/claims/${became.claimId}`}>{t('reviews.openClaim')}</a>}
    </p>
  );
}
