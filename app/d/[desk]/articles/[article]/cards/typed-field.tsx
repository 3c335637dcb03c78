'use client';
import { type RefObject, useId } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import type { ErrorCode } from '@/lib/domain/errors';
import { statusOf } from '@/lib/domain/errors';
import { errorMessage, fieldMessage } from '@/lib/i18n';
import style from './open-card.module.css';
import { useTyped } from './use-typed';

type Props = {
  label: string;
  /** Key of its draft. */
  draft: string;
  saved: string;
  send: (text: string, typed: Readonly<Record<string, string>>) => void;
  lines?: number;
  hint?: string;
  /** Set in the serif: the claim's own words. */
  words?: boolean;
  /** Beside the label: how long it is. */
  count?: (text: string) => string;
  field?: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  language?: string;
};

/** A line of the open card: looks like text until it is touched, saves by itself, keeps what is typed. */
export function TypedField(props: Props) {
  const { label, draft, saved, send, lines = 1, hint, words, count, field, language } = props;
  const t = useTranslations('cards.field');
  const locale = useLocale();
  const typed = useTyped(draft, saved, send, { lines });
  const id = useId();
  const problem = typed.refused && sentenceOf(typed.refused, locale);
  const control = {
    id,
    ref: field,
    lang: language,
    value: typed.value,
    placeholder: hint,
    onChange: typed.onChange,
    onBlur: typed.onBlur,
    onKeyDown: typed.onKeyDown,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem || typed.isDraft ? `${id}-state` : undefined,
    className: `${style.control} ${words ? style.words : ''}`,
  };
  return (
    <div className={`${style.line} ${typed.isDraft ? style.typed : ''}`}>
      <label htmlFor={id}>{label}</label>
      <div className={style.value}>
        {lines > 1 ? (
          <span className={`${style.grow} ${words ? style.words : ''}`} data-value={typed.value}>
            <textarea {...control} rows={1} />
          </span>
        ) : (
          <input {...control} />
        )}
        {count && <span className={style.count}>{count(typed.value)}</span>}
        {problem ? (
          <p className={style.problem} id={`${id}-state`} role="alert">
            {problem}
          </p>
        ) : (
          typed.isDraft && (
            <p className={style.unsaved} id={`${id}-state`}>
              {t('unsaved')}
            </p>
          )
        )}
      </div>
    </div>
  );
}

/** The words of a refusal: of its field, of the answer, of its code. */
export const sentenceOf = (
  refused: { keys: readonly string[]; title: string; code: string },
  locale: 'vi' | 'en',
): string => {
  const [key] = refused.keys;
  if (key) return fieldMessage(locale, { key });
  if (refused.title) return refused.title;
  return errorMessage(locale, refused.code in statusOf ? (refused.code as ErrorCode) : 'input.invalid');
};
