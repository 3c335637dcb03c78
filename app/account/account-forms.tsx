'use client';

import { useTranslations } from 'use-intl/react';
import { Field, Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { Locale, Theme } from '@/lib/domain/people';
import { saveLook, saveMail, saveName, savePassword } from './actions';

function Saved() {
  return <Notice kind="done">{useTranslations('shell')('saved')}</Notice>;
}

export function NameForm({ name }: { name: string }) {
  const t = useTranslations();
  return (
    <Form action={saveName} submit={t('shell.save')} look="plain" done={() => <Saved />}>
      {({ value, error }) => (
        <Field
          label={t('people.field.name')}
          hint={t('people.field.nameHint')}
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={value('name') ?? name}
          error={error('name')}
        />
      )}
    </Form>
  );
}

export function PasswordForm() {
  const t = useTranslations('people');
  return (
    <Form
      action={savePassword}
      submit={t('account.passwordAction')}
      look="plain"
      done={() => <Notice kind="done">{t('account.passwordDone')}</Notice>}
    >
      {({ error }) => (
        <>
          <Field
            label={t('field.currentPassword')}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            error={error('current')}
          />
          <Field
            label={t('field.newPassword')}
            hint={t('field.passwordHint')}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            maxLength={200}
            error={error('password')}
          />
        </>
      )}
    </Form>
  );
}

export function LookForm({ locale, theme }: { locale: Locale; theme: Theme }) {
  const t = useTranslations();
  return (
    <Form action={saveLook} submit={t('shell.save')} look="plain" done={() => <Saved />}>
      {({ value, error }) => (
        <>
          <Select
            label={t('people.field.language')}
            name="locale"
            defaultValue={value('locale') ?? locale}
            error={error('locale')}
            options={Locale.options.map((one) => ({ value: one, label: t(`shell.language.${one}`) }))}
          />
          <Select
            label={t('people.field.theme')}
            name="theme"
            defaultValue={value('theme') ?? theme}
            error={error('theme')}
            options={Theme.options.map((one) => ({ value: one, label: t(`shell.theme.${one}`) }))}
          />
        </>
      )}
    </Form>
  );
}

export function MailForm({ mail }: { mail: boolean }) {
  const t = useTranslations();
  return (
    <Form action={saveMail} submit={t('shell.save')} look="plain" done={() => <Saved />}>
      {({ value, error }) => (
        <Select
          label={t('thread.mail.wanted')}
          name="mail"
          defaultValue={value('mail') ?? (mail ? 'yes' : 'no')}
          error={error('mail')}
          options={[
            { value: 'yes', label: t('thread.mail.on') },
            { value: 'no', label: t('thread.mail.no') },
          ]}
        />
      )}
    </Form>
  );
}
