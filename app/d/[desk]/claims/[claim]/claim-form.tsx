'use client';
import { useTranslations } from 'use-intl/react';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { type Claim, ClaimType, Layer, SHORT_TEXT_MAX, SourceKind } from '@/lib/domain/claim';
import { codePoints } from '@/lib/domain/text';
import { FormFrame } from '../../_claim/form-frame';
import { useTypedForm } from '../../_claim/use-typed-form';
import style from './claim.module.css';

export const claimDraft = (claimId: string): string => `claim/${claimId}/edit`;

const typedOf = (claim: Claim) => ({
  statement: claim.statement,
  shortText: claim.shortText,
  type: claim.type ?? '',
  layer: claim.layer,
  subjects: claim.subjects.join('\n'),
  claimDate: claim.claimDate ?? '',
  place: claim.place ?? '',
  sourceName: claim.sourceName ?? '',
  sourceKind: claim.sourceKind ?? '',
});

type Name = keyof ReturnType<typeof typedOf>;

const orNull = (typed: string): string | null => typed.trim() || null;

/** What the claim says, to be put better. */
export function ClaimForm({ claim, focusAt, onDone }: { claim: Claim; focusAt: number; onDone: () => void }) {
  const t = useTranslations('claim.facts');
  const words = useTranslations('cards');
  const form = useTypedForm<Name>(claimDraft(claim.id), typedOf(claim));
  const { values } = form;
  const send = () =>
    form.send('claim.edit', {
      claimId: claim.id,
      statement: values.statement,
      shortText: values.shortText,
      type: orNull(values.type),
      layer: values.layer,
      subjects: values.subjects.split('\n').flatMap((name) => orNull(name) ?? []),
      claimDate: orNull(values.claimDate),
      place: orNull(values.place),
      sourceName: orNull(values.sourceName),
      sourceKind: orNull(values.sourceKind),
    });
  const { field } = form;
  const none = { value: '', label: words('field.noType') };
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
      <TextArea label={words('field.statement')} rows={2} lang={claim.language} {...field('statement')} />
      <Field
        label={words('field.shortText')}
        hint={words('field.length', { used: codePoints(values.shortText), maximum: SHORT_TEXT_MAX })}
        lang={claim.language}
        {...field('shortText')}
      />
      <div className={style.fields}>
        <Select
          label={words('field.type')}
          options={[none, ...ClaimType.options.map((one) => ({ value: one, label: words(`type.${one}`) }))]}
          {...field('type')}
        />
        <Select
          label={words('layer.label')}
          options={Layer.options.map((one) => ({ value: one, label: words(`layer.${one}`) }))}
          {...field('layer')}
        />
        <Field
          label={words('field.claimDate')}
          placeholder={words('field.claimDateHint')}
          {...field('claimDate')}
        />
        <Field label={words('field.place')} {...field('place')} />
        <Field
          label={words('field.source')}
          placeholder={words('field.sourceHint')}
          {...field('sourceName')}
        />
        <Select
          label={words('field.sourceKind')}
          options={[
            { value: '', label: words('field.noKind') },
            ...SourceKind.options.map((one) => ({ value: one, label: words(`sourceKind.${one}`) })),
          ]}
          {...field('sourceKind')}
        />
      </div>
      <TextArea label={words('field.subjects')} hint={t('subjectsHint')} rows={2} {...field('subjects')} />
    </FormFrame>
  );
}
