'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { newId } from '@/lib/domain/ids';
import { type SearchLogEntry, SearchOutcome } from '@/lib/domain/search-log';
import { useWhen } from '../articles/[article]/cards/use-when';
import style from './form.module.css';
import { FormFrame } from './form-frame';
import { Entry, Log, useEditing } from './log';
import { MomentField } from './moment-field';
import { Segmented } from './segmented';
import { useTools } from './tools';
import { useTypedForm } from './use-typed-form';

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
  const { can } = useTools();
  const draft = `claim/${claimId}/search`;
  return (
    <Log
      title={t('heading')}
      count={searches.length}
      add={t('add')}
      draft={draft}
      mayAdd={can('search.log')}
      onLeave={onLeave}
      form={(focusAt, onDone) => (
        <SearchForm
          claimId={claimId}
          entry={null}
          draft={draft}
          focusAt={focusAt}
          onDone={onDone}
          onLeave={onLeave}
        />
      )}
    >
      {searches.map((entry) => (
        <li key={entry.id}>
          <Searched entry={entry} names={names} onLeave={onLeave} />
        </li>
      ))}
    </Log>
  );
}

function Searched({ entry, names, onLeave }: { entry: SearchLogEntry; names: Names; onLeave: () => void }) {
  const t = useTranslations('evidence.search');
  const when = useWhen();
  const { act } = useTools();
  const { key, asked, isEdited, can, edit, done } = useEditing(entry.id);
  const { id, claimId } = entry;
  if (isEdited && can('search.edit'))
    return (
      <SearchForm
        claimId={claimId}
        entry={entry}
        draft={key}
        focusAt={asked}
        onDone={done}
        onLeave={onLeave}
      />
    );
  return (
    <Entry
      what={
        <>
          <Icon name={entry.outcome === 'found' ? 'done' : 'minus'} />
          <span>{t('looked', { what: entry.lookedFor, place: entry.place })}</span>
        </>
      }
      result={entry.result || (entry.outcome === 'nothing' ? t('outcome.nothing') : '')}
      when={
        <span>
          {names.people[entry.authorId]} <time dateTime={entry.searchedAt}>{when(entry.searchedAt)}</time>
        </span>
      }
      visibility={entry.visibility}
      mayEdit={can('search.edit')}
      onVisibility={(visibility) => void act('search.edit', { id, claimId, visibility })}
      onEdit={edit}
      onRemove={() => void act('search.remove', { id, claimId })}
    />
  );
}

type Name = keyof typeof blank;
const blank = { lookedFor: '', place: '', searchedAt: '', outcome: 'nothing', result: '' };

function SearchForm({
  claimId,
  entry,
  draft,
  focusAt,
  onDone,
  onLeave,
}: {
  claimId: string;
  entry: SearchLogEntry | null;
  draft: string;
  focusAt: number;
  onDone: () => void;
  onLeave: () => void;
}) {
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
  const field = (name: Name) => ({
    value: values[name],
    error: form.error(name),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ [name]: currentTarget.value }),
  });
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
