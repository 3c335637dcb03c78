'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { Channel, type ContactAttempt, ContactOutcome } from '@/lib/domain/contact';
import { newId } from '@/lib/domain/ids';
import { useWhen } from '../articles/[article]/cards/use-when';
import style from './form.module.css';
import { FormFrame } from './form-frame';
import { Entry, Log, useEditing } from './log';
import { MomentField } from './moment-field';
import { useTools } from './tools';
import { useTypedForm } from './use-typed-form';

type Names = { people: Readonly<Record<string, string>> };

/** The right of reply: who was asked, by which channel, when, and the outcome; or why nobody has to be asked. */
export function Contacts({
  claimId,
  contacts,
  names,
  onLeave,
}: {
  claimId: string;
  contacts: readonly ContactAttempt[];
  names: Names;
  onLeave: () => void;
}) {
  const t = useTranslations('evidence.contact');
  const { can } = useTools();
  const draft = `claim/${claimId}/contact`;
  return (
    <Log
      title={t('heading')}
      count={contacts.length}
      add={t('add')}
      draft={draft}
      mayAdd={can('contact.log')}
      onLeave={onLeave}
      form={(focusAt, onDone) => (
        <ContactForm
          claimId={claimId}
          attempt={null}
          draft={draft}
          focusAt={focusAt}
          onDone={onDone}
          onLeave={onLeave}
        />
      )}
    >
      {contacts.map((attempt) => (
        <li key={attempt.id}>
          <Asked attempt={attempt} names={names} onLeave={onLeave} />
        </li>
      ))}
    </Log>
  );
}

function Asked({ attempt, names, onLeave }: { attempt: ContactAttempt; names: Names; onLeave: () => void }) {
  const t = useTranslations('evidence.contact');
  const when = useWhen();
  const { act } = useTools();
  const { key, asked, isEdited, can, edit, done } = useEditing(attempt.id);
  const { id, claimId, outcome, contacted, channel } = attempt;
  if (isEdited && can('contact.edit'))
    return (
      <ContactForm
        claimId={claimId}
        attempt={attempt}
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
          <Icon name={icons[outcome]} />
          <span>
            {contacted && <b>{contacted}</b>}
            {channel && `, ${t(`channel.${channel}`)}`}
            {contacted && ': '}
            {t(`outcome.${outcome}`)}
          </span>
        </>
      }
      result={attempt.response}
      when={
        <span>
          {names.people[attempt.authorId]}{' '}
          <time dateTime={attempt.attemptedAt}>{when(attempt.attemptedAt)}</time>
        </span>
      }
      visibility={attempt.visibility}
      mayEdit={can('contact.edit')}
      onVisibility={(visibility) => void act('contact.edit', { id, claimId, visibility })}
      onEdit={edit}
      onRemove={() => void act('contact.remove', { id, claimId })}
    />
  );
}

const icons = {
  pending: 'clock',
  answered: 'done',
  declined: 'close',
  no_answer: 'minus',
  not_applicable: 'about',
} as const satisfies Record<ContactOutcome, string>;

type Name = keyof typeof blank;
const blank = { contacted: '', channel: 'email', attemptedAt: '', outcome: 'pending', response: '' };

const typedOf = (attempt: ContactAttempt): typeof blank => ({
  contacted: attempt.contacted,
  channel: attempt.channel ?? '',
  attemptedAt: attempt.attemptedAt,
  outcome: attempt.outcome,
  response: attempt.response,
});

function ContactForm({
  claimId,
  attempt,
  draft,
  focusAt,
  onDone,
  onLeave,
}: {
  claimId: string;
  attempt: ContactAttempt | null;
  draft: string;
  focusAt: number;
  onDone: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations('evidence.contact');
  const [opened] = useState(() => new Date().toISOString());
  const form = useTypedForm<Name>(draft, attempt ? typedOf(attempt) : { ...blank, attemptedAt: opened });
  const { values, set } = form;
  const isNeeded = values.outcome !== 'not_applicable';
  const send = () =>
    form.send(attempt ? 'contact.edit' : 'contact.log', {
      id: attempt?.id ?? newId(),
      claimId,
      contacted: isNeeded ? values.contacted : '',
      channel: isNeeded && values.channel ? values.channel : null,
      attemptedAt: values.attemptedAt || opened,
      outcome: values.outcome,
      response: values.response,
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
      label={t(attempt ? 'edit' : 'add')}
      isNew={!attempt}
      focusAt={focusAt}
      onSend={send}
      onDone={onDone}
      onLeave={onLeave}
    >
      <div className={style.pair}>
        <Select
          label={t('outcome.label')}
          data-first
          options={ContactOutcome.options.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
          {...field('outcome')}
        />
        <MomentField
          label={t('attemptedAt')}
          value={values.attemptedAt}
          error={form.error('attemptedAt')}
          onChange={(attemptedAt) => set({ attemptedAt })}
        />
        {isNeeded && (
          <>
            <Field label={t('contacted')} placeholder={t('contactedHint')} {...field('contacted')} />
            <Select
              label={t('channel.label')}
              options={Channel.options.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
              {...field('channel')}
            />
          </>
        )}
      </div>
      <TextArea
        label={t(isNeeded ? 'response' : 'because')}
        rows={2}
        className={style.short}
        {...field('response')}
        error={form.error('response') ?? (isNeeded ? undefined : form.error('contacted'))}
      />
    </FormFrame>
  );
}
