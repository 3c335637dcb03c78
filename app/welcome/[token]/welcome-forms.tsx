'use client';

import { useTranslations } from 'use-intl/react';
import { Field } from '@/app/_ui/field';
import { type Filled, Form } from '@/app/_ui/form';
import { joinByLink, joinWithAccountByLink, resetByLink, setUpByLink } from './actions';

type Link = { token: string };

/** A password that is being chosen. The hint says before what the rule would say after. */
function NewPassword({ error }: Filled) {
  const t = useTranslations('people.field');
  return (
    <Field
      label={t('newPassword')}
      hint={t('passwordHint')}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      maxLength={200}
      error={error('password')}
    />
  );
}

function Name({ field }: Filled) {
  const t = useTranslations('people.field');
  return (
    <Field
      label={t('name')}
      hint={t('nameHint')}
      autoComplete="name"
      required
      maxLength={100}
      {...field('name')}
    />
  );
}

/** The address the link is for, so that a password manager keeps it with the password. */
function UserName({ email }: { email: string }) {
  return <input type="hidden" name="username" autoComplete="username" value={email} />;
}

export function SetUpForm({ token, deskName }: Link & { deskName: string }) {
  const t = useTranslations('people');
  return (
    <Form action={setUpByLink} about={{ token }} submit={t('welcome.setUpAction')}>
      {(filled) => (
        <>
          <Name {...filled} />
          <Field
            label={t('field.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={filled.value('email')}
            error={filled.error('email')}
          />
          <NewPassword {...filled} />
          <Field
            label={t('field.deskName')}
            name="deskName"
            required
            maxLength={100}
            defaultValue={filled.value('deskName') ?? deskName}
            error={filled.error('deskName')}
          />
        </>
      )}
    </Form>
  );
}

export function JoinForm({ token, email }: Link & { email: string }) {
  const t = useTranslations('people.welcome');
  return (
    <Form action={joinByLink} about={{ token }} submit={t('joinAction')}>
      {(filled) => (
        <>
          <Name {...filled} />
          <UserName email={email} />
          <NewPassword {...filled} />
        </>
      )}
    </Form>
  );
}

export function JoinWithAccountForm({ token, email }: Link & { email: string }) {
  const t = useTranslations('people');
  return (
    <Form action={joinWithAccountByLink} about={{ token }} submit={t('welcome.knownAction')}>
      {({ error }) => (
        <>
          <UserName email={email} />
          <Field
            label={t('field.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            error={error('password')}
          />
        </>
      )}
    </Form>
  );
}

export function ResetForm({ token, email }: Link & { email: string }) {
  const t = useTranslations('people.welcome');
  return (
    <Form action={resetByLink} about={{ token }} submit={t('resetAction')}>
      {(filled) => (
        <>
          <UserName email={email} />
          <NewPassword {...filled} />
        </>
      )}
    </Form>
  );
}
