'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import style from './field.module.css';

type Frame = {
  label: ReactNode;
  /** A sentence under the label that helps before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong, as a sentence in the person's language; absent while nothing is. */
  error?: string | undefined;
  /** Says "optional" beside the label. */
  optional?: boolean;
};

/** The attributes that join a control to its label, hint and error. */
export type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/**
 * Label, hint, control and error, wired once. For a control of your own:
 * `<Labelled label="Tags">{(wiring) => <TagInput {...wiring} />}</Labelled>`.
 */
export function Labelled({
  label,
  hint,
  error,
  optional,
  children,
}: Frame & { children: (wiring: Wiring) => ReactNode }) {
  const t = useTranslations('shell.field');
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const wiring: Wiring = {
    id,
    'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {label}
        {optional && <span className={style.optional}> {t('optional')}</span>}
      </label>
      {hint && (
        <p className={style.hint} id={hintId}>
          {hint}
        </p>
      )}
      {children(wiring)}
      {error && (
        <p className={style.error} id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A text field of one line. Takes every attribute of an input; `required` is shown by what is not marked optional. */
export function Field({ label, hint, error, optional, className, ...rest }: Frame & ComponentProps<'input'>) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <input {...rest} {...wiring} className={[style.control, className].filter(Boolean).join(' ')} />
      )}
    </Labelled>
  );
}

/** A text field of several lines, which grows with what is typed. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Frame & ComponentProps<'textarea'>) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          className={[style.control, style.area, className].filter(Boolean).join(' ')}
        />
      )}
    </Labelled>
  );
}

/** A choice from a list: the native control. `options` in the order in which they are shown. */
export function Select({
  label,
  hint,
  error,
  optional,
  options,
  className,
  ...rest
}: Frame & { options: readonly { value: string; label: string }[] } & ComponentProps<'select'>) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        // React puts a select back to its first option after a form action unless it is made anew.
        <select
          key={String(rest.defaultValue)}
          {...rest}
          {...wiring}
          className={[style.control, style.select, className].filter(Boolean).join(' ')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A box to tick, its label beside it. Sends `on` when ticked, nothing when not. */
export function Checkbox({ label, hint, ...rest }: Pick<Frame, 'label' | 'hint'> & ComponentProps<'input'>) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className={style.tick}>
      <input type="checkbox" key={String(rest.defaultChecked)} {...rest} id={id} aria-describedby={hintId} />
      <label className={style.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={style.hint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
