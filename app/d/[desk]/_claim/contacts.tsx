'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { Channel, type ContactAttempt, ContactOutcome } from '@/lib/domain/contact';
import { newId } from '@/lib/domain/ids';
import style from './form.module.css';
import { FormFrame } from './form-frame';
import { type FormOf, Log } from './log';
import { MomentField } from './moment-field';
import { useTypedForm } from './use-typed-form';

const verbs = { add: 'contact.log', edit: 'contact.edit', remove: 'contact.remove' } as const;

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
  return (
    <Log
      title={t('heading')}
      claimId={claimId}
      entries={contacts}
      verbs={verbs}
      add={t('add')}
      draft={`claim/${claimId}/contact`}
      Form={ContactForm}
      tell={({ outcome, contacted, channel, response, attemptedAt, authorId }) => ({
        what: (
          <>
            <Icon name={icons[outcome]} />
            <span>
              {contacted && <b>{contacted}</b>}
              {channel && `, ${t(`channel.${channel}`)}`}
              {contacted && ': '}
              {t(`outcome.${outcome}`)}
            </span>
          </>
        ),
        result: response,
        by: names.people[authorId] ?? '',
        at: attemptedAt,
      })}
      onLeave={onLeave}
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

function ContactForm({ claimId, entry, draft, focusAt, onDone, onLeave }: FormOf<ContactAttempt>) {
  const t = useTranslations('evidence.contact');
  const [opened] = useState(() => new Date().toISOString());
  const form = useTypedForm<Name>(draft, entry ? typedOf(entry) : { ...blank, attemptedAt: opened });
  const { values, set } = form;
  const isNeeded = values.outcome !== 'not_applicable';
  const send = () =>
    form.send(entry ? 'contact.edit' : 'contact.log', {
      id: entry?.id ?? newId(),
      claimId,
      contacted: isNeeded ? values.contacted : '',
      channel: isNeeded && values.channel ? values.channel : null,
      attemptedAt: values.attemptedAt || opened,
      outcome: values.outcome,
      response: values.response,
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
