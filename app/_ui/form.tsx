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
  /** A field's name, what stands in it (what was typed, else `first`), and what is wrong with that. */
  field: (name: string, first?: string) => { name: string; defaultValue?: string; error?: string };
};

const filled = (state: FormState): Filled => {
  const value = (name: string) => (state?.ok === false ? state.values[name] : undefined);
  const error = (name: string) => (state?.ok === false ? state.fields[name] : undefined);
  const field = (name: string, first?: string) => ({
    name,
    defaultValue: value(name) ?? first,
    error: error(name),
  });
  return { value, error, field };
};

/**
 * A form with a server action: keeps what was typed, shows what is wrong at the field, or above the form where it is no
 * field's fault, and moves the focus there. Works without JavaScript. `children` gets the state for its fields; `done` what the action gave, once it
 * has worked.
 */
export function Form<Value>({
  action,
  about = {},
  submit,
  label,
  look = 'solid',
  inline = false,
  done,
  children,
}: {
  action: FormAction<Value>;
  /** What the form is about, which goes with it unseen. */
  about?: Readonly<Record<string, string | number>>;
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
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
