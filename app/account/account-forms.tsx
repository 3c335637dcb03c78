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
      {({ field }) => (
        <Field
          label={t('people.field.name')}
          hint={t('people.field.nameHint')}
          autoComplete="name"
          required
          maxLength={100}
          {...field('name', name)}
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
      {({ field }) => (
        <>
          <Select
            label={t('people.field.language')}
            options={Locale.options.map((one) => ({ value: one, label: t(`shell.language.${one}`) }))}
            {...field('locale', locale)}
          />
          <Select
            label={t('people.field.theme')}
            options={Theme.options.map((one) => ({ value: one, label: t(`shell.theme.${one}`) }))}
            {...field('theme', theme)}
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
      {({ field }) => (
        <Select
          label={t('thread.mail.wanted')}
          options={[
            { value: 'yes', label: t('thread.mail.on') },
            { value: 'no', label: t('thread.mail.no') },
          ]}
          {...field('mail', mail ? 'yes' : 'no')}
        />
      )}
    </Form>
  );
}
