'use client';

import { useTranslations } from 'use-intl/react';
import { Field } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { signInAndGo } from './actions';

/** `to`: where to go afterwards. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations('people');
  return (
    <Form action={signInAndGo} about={{ to }} submit={t('signIn.action')}>
      {({ error, field }) => (
        <>
          <Field label={t('field.email')} type="email" autoComplete="username" required {...field('email')} />
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
