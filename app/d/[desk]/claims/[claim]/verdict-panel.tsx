'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { VerdictLabel } from '@/app/_ui/verdict';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { newId } from '@/lib/domain/ids';
import { type Assessment, basesOf, Confidence, Verdict } from '@/lib/domain/verdict';
import { FormFrame } from '../../_claim/form-frame';
import { useDraftOf, useTools } from '../../_claim/tools';
import { useTypedForm } from '../../_claim/use-typed-form';
import styles from '../../articles/[article]/cards/verdicts.module.css';
import { Reasoning } from './assessments';
import style from './claim.module.css';
import { useMoment } from './use-moment';

type Props = {
  page: ClaimPage;
  standing: Assessment | null;
  /** The reader's own, where they have given one. */
  own: Assessment | null;
  userId: string;
};

/** The verdict the claim has now, and the reader's own, to be given by one press. */
export function VerdictPanel({ page, standing, own, userId }: Props) {
  const t = useTranslations('claim.verdict');
  const { can } = useTools();
  const others = standing && standing.authorId !== userId ? standing : null;
  return (
    <section className={style.verdict} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {!standing && !can('verdict.give') && <p className="muted">{t('none')}</p>}
      {others && <Given page={page} assessment={others} />}
      {can('verdict.give') && (
        <>
          {others && <h3>{t('give')}</h3>}
          <Choose claimId={page.claim.id} verdict={own?.verdict ?? null} />
          {own && <Why claimId={page.claim.id} own={own} />}
        </>
      )}
      {own && !can('verdict.give') && <Given page={page} assessment={own} />}
    </section>
  );
}

function Given({ page, assessment }: { page: ClaimPage; assessment: Assessment }) {
  const t = useTranslations('claim.verdict');
  const moment = useMoment();
  const { verdict, authorId, createdAt } = assessment;
  return (
    <div className={style.given}>
      <p className={style.line}>
        <VerdictLabel verdict={verdict} />
        <span className={style.state}>{t(`state.${assessment.state}`)}</span>
        <span className="muted push">
          {t('standing', { name: page.people[authorId] ?? '', when: moment(createdAt) })}
        </span>
      </p>
      <Reasoning assessment={assessment} />
    </div>
  );
}

/** The three verdicts, none bigger than the others. */
function Choose({ claimId, verdict }: { claimId: string; verdict: Verdict | null }) {
  const t = useTranslations('shell.verdict');
  const label = useTranslations('claim.verdict')('give');
  const { act } = useTools();
  const name = useId();
  return (
    <fieldset className={`${styles.pointer} ${style.choose}`}>
      <legend className="sr">{label}</legend>
      {Verdict.options.map((one) => (
        <label key={one} className={one}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={one === verdict}
            onChange={() => void act('verdict.give', { id: newId(), claimId, verdict: one })}
          />
          <Icon name={one} />
          <span>{t(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Basis, confidence, and why; to be put better. */
function Why({ claimId, own }: { claimId: string; own: Assessment }) {
  const t = useTranslations('claim.verdict');
  const key = `claim/${claimId}/why`;
  const draft = useDraftOf(key);
  const [edits, setEdits] = useState(0);
  if (edits > 0 || draft !== null)
    return <WhyForm draft={key} own={own} focusAt={edits} onDone={() => setEdits(0)} />;
  return (
    <div className={style.given}>
      <Reasoning assessment={own} />
      <Button look="bare" icon="note" onClick={() => setEdits((n) => n + 1)}>
        {t('edit')}
      </Button>
    </div>
  );
}

const typedOf = (own: Assessment) => ({
  basis: own.basis ?? '',
  confidence: own.confidence ?? '',
  rationale: own.rationale,
  whatWouldChangeIt: own.whatWouldChangeIt,
});

type Name = keyof ReturnType<typeof typedOf>;

function WhyForm({
  draft,
  own,
  focusAt,
  onDone,
}: {
  draft: string;
  own: Assessment;
  focusAt: number;
  onDone: () => void;
}) {
  const t = useTranslations('claim.verdict');
  const words = useTranslations('cards');
  const form = useTypedForm<Name>(draft, typedOf(own));
  const { values } = form;
  const { claimId, verdict } = own;
  const send = () =>
    form.send('verdict.give', {
      id: newId(),
      claimId,
      verdict,
      basis: values.basis || null,
      confidence: values.confidence || null,
      rationale: values.rationale,
      whatWouldChangeIt: values.whatWouldChangeIt,
    });
  const { field } = form;
  return (
    <FormFrame
      form={form}
      label={t('edit')}
      isNew={false}
      focusAt={focusAt}
      onSend={send}
      onDone={onDone}
      onLeave={onDone}
    >
      <Select
        label={words('field.basis')}
        options={[
          { value: '', label: words('field.noBasis') },
          ...basesOf[verdict].map((one) => ({ value: one, label: words(`basis.${one}`) })),
        ]}
        {...field('basis')}
      />
      <Select
        label={words('field.confidence')}
        options={[
          { value: '', label: words('field.noConfidence') },
          ...Confidence.options.map((one) => ({ value: one, label: words(`confidence.${one}`) })),
        ]}
        {...field('confidence')}
      />
      <TextArea label={words('field.rationale')} rows={3} {...field('rationale')} />
      <TextArea label={words('field.whatWouldChangeIt')} rows={2} {...field('whatWouldChangeIt')} />
    </FormFrame>
  );
}
