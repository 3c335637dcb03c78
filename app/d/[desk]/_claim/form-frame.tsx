'use client';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import style from './form.module.css';
import type { TypedForm } from './use-typed-form';

/**
 * A form inside a claim: sent by its button or Ctrl+Enter, left with Escape without losing what was typed, dropped on
 * request. `focusAt` counts up with each wish for the caret; 0: none.
 */
export function FormFrame({
  form,
  label,
  isNew,
  focusAt,
  onSend,
  onDone,
  onLeave,
  children,
}: {
  form: Pick<TypedForm<string>, 'problem' | 'refusals' | 'drop'>;
  label: string;
  isNew: boolean;
  focusAt: number;
  /** @returns whether it was accepted */
  onSend: () => Promise<boolean>;
  onDone: () => void;
  onLeave: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('evidence');
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (focusAt === 0) return;
    box.current?.querySelector<HTMLElement>('[data-first], input, textarea')?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [focusAt]);
  useEffect(() => {
    if (form.refusals > 0) box.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [form.refusals]);

  const send = async () => {
    if (await onSend()) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) void send();
    else onLeave();
  };
  return (
    <form
      ref={box}
      className={style.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={onKeyDown}
    >
      {children}
      {form.problem && (
        <p role="alert" className={style.problem}>
          {form.problem}
        </p>
      )}
      <div className={style.foot}>
        <Button
          look="bare"
          className="push"
          onClick={() => {
            form.drop();
            onDone();
          }}
        >
          {t(isNew ? 'drop' : 'leave')}
        </Button>
        <Button type="submit" shortcut="Ctrl ↵">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
