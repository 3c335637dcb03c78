'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { newId } from '@/lib/domain/ids';
import { type SearchLogEntry, SearchOutcome } from '@/lib/domain/search-log';
import style from './form.module.css';
import { FormFrame } from './form-frame';
import { type FormOf, Log } from './log';
import { MomentField } from './moment-field';
import { Segmented } from './segmented';
import { useTypedForm } from './use-typed-form';

const verbs = { add: 'search.log', edit: 'search.edit', remove: 'search.remove' } as const;

type Names = { people: Readonly<Record<string, string>> };

/** What was looked for, where, when, and what came of it, also when nothing was found. */
export function SearchLog({
  claimId,
  searches,
  names,
  onLeave,
}: {
  claimId: string;
  searches: readonly SearchLogEntry[];
  names: Names;
  onLeave: () => void;
}) {
  const t = useTranslations('evidence.search');
  return (
    <Log
      title={t('heading')}
      claimId={claimId}
      entries={searches}
      verbs={verbs}
      add={t('add')}
      draft={`claim/${claimId}/search`}
      Form={SearchForm}
      tell={({ outcome, lookedFor, place, result, searchedAt, authorId }) => ({
        what: (
          <>
            <Icon name={outcome === 'found' ? 'done' : 'minus'} />
            <span>{t('looked', { what: lookedFor, place })}</span>
          </>
        ),
        result: result || (outcome === 'nothing' ? t('outcome.nothing') : ''),
        by: names.people[authorId] ?? '',
        at: searchedAt,
      })}
      onLeave={onLeave}
    />
  );
}

type Name = keyof typeof blank;
const blank = { lookedFor: '', place: '', searchedAt: '', outcome: 'nothing', result: '' };

function SearchForm({ claimId, entry, draft, focusAt, onDone, onLeave }: FormOf<SearchLogEntry>) {
  const t = useTranslations('evidence.search');
  const [opened] = useState(() => new Date().toISOString());
  const form = useTypedForm<Name>(draft, entry ?? { ...blank, searchedAt: opened });
  const { values, set } = form;
  const send = () =>
    form.send(entry ? 'search.edit' : 'search.log', {
      id: entry?.id ?? newId(),
      claimId,
      lookedFor: values.lookedFor,
      place: values.place,
      searchedAt: values.searchedAt || opened,
      outcome: values.outcome,
      result: values.result,
    });
  const { field } = form;
  return (
    <FormFrame
      form={form}
      label={t(entry ? 'edit' : 'add')}
      isNew={!entry}
      focusAt={focusAt}
      onSend={send}
      onDone={onDone}
      onLeave={onLeave}
    >
      <div className={style.pair}>
        <Field label={t('lookedFor')} placeholder={t('lookedForHint')} {...field('lookedFor')} />
        <Field label={t('place')} placeholder={t('placeHint')} {...field('place')} />
      </div>
      <div className={style.choices}>
        <Segmented
          label={t('outcome.label')}
          value={SearchOutcome.parse(values.outcome)}
          options={SearchOutcome.options.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
          onChoose={(outcome) => set({ outcome })}
        />
      </div>
      <TextArea label={t('result')} rows={2} className={style.short} {...field('result')} />
      <MomentField
        label={t('searchedAt')}
        value={values.searchedAt}
        error={form.error('searchedAt')}
        onChange={(searchedAt) => set({ searchedAt })}
      />
    </FormFrame>
  );
}
