'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import type { FormAction, FormState } from '@/lib/domain/form';
import { Button } from './button';
import style from './form.module.css';
import { Notice } from './notice';

/** What the fields of a form need to know: what was typed before, and what is wrong with it. */
export type Filled = {
  value: (name: string) => string | undefined;
  error: (name: string) => string | undefined;
};

const filled = (state: FormState): Filled => ({
  value: (name) => (state?.ok === false ? state.values[name] : undefined),
  error: (name) => (state?.ok === false ? state.fields[name] : undefined),
});

/**
 * A form with a server action: keeps what was typed, shows what is wrong at the field, or above the form where it is no
 * field's fault, and moves the focus there. Works without JavaScript. `children` gets the state for its fields; `done` what the action gave, once it
 * has worked.
 */
export function Form<Value>({
  action,
  submit,
  label,
  look = 'solid',
  inline = false,
  done,
  children,
}: {
  action: FormAction<Value>;
  submit: string;
  /** What a screen reader says instead of `submit`, where there are several such buttons. */
  label?: string;
  look?: 'solid' | 'plain' | 'bare' | 'danger';
  inline?: boolean;
  done?: (value: Value) => ReactNode;
  children?: (filled: Filled) => ReactNode;
}) {
  const [state, send, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state?.ok !== false) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid]');
    (wrong ?? form.current?.querySelector<HTMLElement>('[role="alert"]'))?.focus();
  }, [state]);

  return (
    <form ref={form} action={send} className={inline ? style.inline : style.form} noValidate>
      {state?.ok === false && Object.keys(state.fields).length === 0 && (
        <Notice kind="error">{state.message}</Notice>
      )}
      {children?.(filled(state))}
      <div className={style.submit}>
        <Button
          type="submit"
          look={look}
          aria-label={label}
          aria-disabled={pending}
          onClick={(event) => pending && event.preventDefault()}
        >
          {submit}
        </Button>
      </div>
      {state?.ok && done?.(state.value)}
    </form>
  );
}
