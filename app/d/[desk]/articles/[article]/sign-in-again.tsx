'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { whenHandsAreFree } from './hands-free';
import { useParts, useWorkspace } from './parts';

/** The session has ended: the password brings it back here, and what waits goes on. */
export function SignInAgain() {
  const t = useTranslations('workspace.signIn');
  const { store } = useParts();
  const isOut = useWorkspace((state) => state.save === 'signed-out');
  const isOpen = useWorkspace((state) => state.dialog === 'sign-in');
  const { email } = useWorkspace((state) => state.me);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  // The dialog itself would begin at its closing button.
  useEffect(() => {
    if (isOpen && isOut) field.current?.focus();
  }, [isOpen, isOut]);
  useEffect(() => {
    if (isOut) return whenHandsAreFree(() => store.show('sign-in'));
    if (store.get().dialog === 'sign-in') store.show(null);
  }, [isOut, store]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    const outcome = await signIn(email, password);
    if (outcome === 'done') {
      setError(undefined);
      store.retry();
    } else setError(t(outcome));
  };
  return (
    <Dialog open={isOpen && isOut} onClose={() => store.show(null)} title={t('title')}>
      <p>{t('body')}</p>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <Field label={t('email')} name="email" type="email" value={email} readOnly autoComplete="username" />
        <Field
          label={t('password')}
          name="password"
          type="password"
          error={error}
          autoComplete="current-password"
          required
          ref={field}
        />
        <Button type="submit" look="solid">
          {t('submit')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Through next-auth's own door, so that a session begins as from the page for signing in. */
const signIn = async (email: string, password: string): Promise<'done' | 'refused' | 'unreachable'> => {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const response = await fetch('/api/auth/callback/password', {
      method: 'POST',
      body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
    });
    return response.ok ? 'done' : 'refused';
  } catch {
    return 'unreachable';
  }
};
