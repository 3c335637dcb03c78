'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Select, TextArea } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { VerdictLabel } from '@/app/_ui/verdict';
import { newId } from '@/lib/domain/ids';
import type { ReviewPage } from '@/lib/domain/review-page';
import { basesOf, Confidence, Verdict } from '@/lib/domain/verdict';
import { useAct } from '../../_claim/use-act';
import type { Problem } from '../../articles/[article]/contract';
import style from './review.module.css';

/** Where one's own verdict goes while it is not in: before the other's is shown, where the desk wants it blind. */
export function OwnOpinion({
  deskId,
  review,
  place,
}: {
  deskId: string;
  review: Pick<ReviewPage, 'claim' | 'sealed' | 'part' | 'me' | 'opinions'>;
  place: 'first' | 'second';
}) {
  const t = useTranslations('review');
  const act = useAct({ deskId, userId: review.me, claim: review.claim });
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const mayGive = review.sealed || review.part === 'second';

  const give = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!verdict) return;
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '');
    setProblem(
      await act('verdict.give', {
        id: newId(),
        claimId: review.claim.id,
        verdict,
        basis: text('basis') || null,
        confidence: text('confidence') || null,
        rationale: text('rationale'),
        whatWouldChangeIt: text('whatWouldChangeIt'),
      }),
    );
  };

  return (
    <section className={style.opinion}>
      <header>
        <p className={style.label}>{t(`opinion.${place}`)}</p>
        <h2>{mayGive ? t('opinion.yours') : t('opinion.second')}</h2>
      </header>
      {!mayGive && <p className="muted">{review.opinions ? t('opinion.missing') : t('noVerdict')}</p>}
      {mayGive && (
        <form className={style.form} onSubmit={give}>
          <p className="muted">{review.sealed ? t('opinion.hidden') : t('opinion.yoursLead')}</p>
          <fieldset>
            <legend className="sr">{t('opinion.verdict')}</legend>
            <div className={style.verdicts}>
              {Verdict.options.map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="verdict"
                    value={one}
                    className="sr"
                    checked={verdict === one}
                    onChange={() => setVerdict(one)}
                  />
                  <VerdictLabel verdict={one} />
                </label>
              ))}
            </div>
          </fieldset>
          {verdict && <Details verdict={verdict} problem={problem} />}
        </form>
      )}
    </section>
  );
}

function Details({ verdict, problem }: { verdict: Verdict; problem: Problem | null }) {
  const t = useTranslations();
  const none = { value: '', label: t('review.opinion.none') };
  const errorAt = (path: string) => problem?.fields.find((field) => field.path === path)?.message;
  return (
    <>
      <Select
        key={verdict}
        label={t('review.opinion.basis')}
        name="basis"
        defaultValue=""
        error={errorAt('basis')}
        options={[none, ...basesOf[verdict].map((value) => ({ value, label: t(`cards.basis.${value}`) }))]}
      />
      <Select
        label={t('review.opinion.confidence')}
        name="confidence"
        defaultValue=""
        options={[
          none,
          ...Confidence.options.map((value) => ({ value, label: t(`cards.confidence.${value}`) })),
        ]}
      />
      <TextArea label={t('review.opinion.rationale')} name="rationale" error={errorAt('rationale')} />
      <TextArea
        label={t('review.opinion.change')}
        name="whatWouldChangeIt"
        error={errorAt('whatWouldChangeIt')}
      />
      {problem && <Notice kind="error">{problem.title}</Notice>}
      <Button type="submit" look="solid">
        {t('review.opinion.give')}
      </Button>
    </>
  );
}
