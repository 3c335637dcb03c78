'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { ClaimType } from '@/lib/domain/claim';
import { formatPartialDate } from '@/lib/domain/dates';
import type { ClaimView, Draft } from '../contract';
import { draftKey } from '../drafts';
import { useParts } from '../parts';
import { Choice } from './choice';
import { Line } from './line';
import style from './open-card.module.css';
import { Subjects } from './subjects';
import { TypedField } from './typed-field';

/** Type, people, date and place: what is filled in once and then read. */
export function Further({ view }: { view: ClaimView }) {
  const t = useTranslations('cards');
  const { store } = useParts();
  const { claim } = view;
  const edit = (fields: Omit<Draft<'claim.edit'>, 'claimId'>, typed?: Readonly<Record<string, string>>) =>
    store.do('claim.edit', { claimId: claim.id, ...fields }, typed);
  if (!store.can('claim.edit')) return <FurtherOnly view={view} />;
  return (
    <details className={style.further} open={isFilled(view)}>
      <summary>{t('more')}</summary>
      <Line label={t('field.type')}>
        <Choice
          label={t('field.type')}
          none={t('field.noType')}
          value={claim.type}
          options={ClaimType.options.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          onChoose={(type) => edit({ type })}
        />
      </Line>
      <Subjects
        draft={draftKey('claim', claim.id, 'subject')}
        names={claim.subjects}
        onChange={(subjects) => edit({ subjects })}
      />
      <TypedField
        label={t('field.claimDate')}
        draft={draftKey('claim', claim.id, 'claimDate')}
        saved={claim.claimDate ?? ''}
        send={(text, typed) => edit({ claimDate: text.trim() || null }, typed)}
        hint={t('field.claimDateHint')}
      />
      <TypedField
        label={t('field.place')}
        draft={draftKey('claim', claim.id, 'place')}
        saved={claim.place ?? ''}
        send={(text, typed) => edit({ place: text.trim() || null }, typed)}
      />
    </details>
  );
}

const isFilled = ({ claim }: ClaimView): boolean =>
  Boolean(claim.type || claim.subjects.length || claim.claimDate || claim.place);

function FurtherOnly({ view }: { view: ClaimView }) {
  const t = useTranslations('cards');
  const locale = useLocale();
  const { claim } = view;
  const lines: [string, string | null][] = [
    [t('field.type'), claim.type && t(`type.${claim.type}`)],
    [t('field.subjects'), claim.subjects.join(', ')],
    [t('field.claimDate'), claim.claimDate && formatPartialDate(claim.claimDate, locale)],
    [t('field.place'), claim.place],
  ];
  return lines
    .filter(([, words]) => words)
    .map(([label, words]) => (
      <Line key={label} label={label}>
        {words}
      </Line>
    ));
}
