'use client';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { z } from 'zod';
import { type ErrorCode, statusOf } from '@/lib/domain/errors';
import type { VerbName } from '@/lib/domain/verbs';
import { errorMessage, fieldMessage } from '@/lib/i18n';
import type { Problem } from '../articles/[article]/contract';
import { useDraftOf, useTools } from './tools';

export type TypedForm<Name extends string> = {
  values: Readonly<Record<Name, string>>;
  set: (changes: Partial<Record<Name, string>>) => void;
  /** What is wrong at a field, as a sentence. */
  error: (path: string) => string | undefined;
  /** What a control for the field is given. */
  field: (name: Name) => {
    value: string;
    error: string | undefined;
    onChange: (event: { currentTarget: { value: string } }) => void;
  };
  /** What is wrong and no field's fault. */
  problem: string | null;
  /** Counts up with each refusal on sending, so that the caret can go to what is wrong; a later one takes no caret away. */
  refusals: number;
  /** @returns false where it was refused; what was typed stays */
  send: (verb: VerbName, input: Readonly<Record<string, unknown>>) => Promise<boolean>;
  drop: () => void;
};

const Stored = z.record(z.string(), z.string());

const readStored = (draft: string | null): Readonly<Record<string, string>> => {
  try {
    return draft === null ? {} : Stored.parse(JSON.parse(draft));
  } catch {
    return {};
  }
};

/**
 * A form whose fields are kept on the device from the first keystroke, as one draft under `key`: a reload, a refusal
 * and a conflict find them as they were typed.
 */
export const useTypedForm = <Name extends string>(
  key: string,
  saved: Readonly<Record<Name, string>>,
): TypedForm<Name> => {
  const { act, drafts, late, dismiss } = useTools();
  const draft = useDraftOf(key);
  const typed = useMemo(() => readStored(draft), [draft]);
  const [refused, setRefused] = useState<{ problem: Problem | null; count: number }>({
    problem: null,
    count: 0,
  });
  const lately = late.find((one) => key in one.typed);
  const problem = refused.problem ?? lately?.problem ?? null;
  const locale = useLocale();
  const t = useTranslations('evidence');

  const settle = () => {
    if (lately) dismiss(lately.requestId);
    setRefused(({ count }) => ({ problem: null, count }));
  };
  const send = async (verb: VerbName, input: Readonly<Record<string, unknown>>) => {
    settle();
    const answer = await act(verb, input, { [key]: JSON.stringify({ ...saved, ...typed }) });
    if (answer) {
      setRefused(({ count }) => ({ problem: answer, count: count + 1 }));
      return false;
    }
    drafts.remove(key);
    return true;
  };
  const sentence = ({ title, code }: Problem): string => {
    if (title) return title;
    if (code === 'unreachable') return t('unreachable');
    return errorMessage(locale, code in statusOf ? (code as ErrorCode) : 'input.invalid');
  };
  const values = { ...saved, ...typed };
  const set = (changes: Partial<Record<Name, string>>) =>
    drafts.set(key, JSON.stringify({ ...readStored(drafts.get(key)), ...changes }));
  const error = (path: string) => {
    const wrong = problem?.fields.find((field) => field.path === path);
    return wrong && fieldMessage(locale, wrong);
  };
  return {
    values,
    set,
    error,
    field: (name) => ({
      value: values[name],
      error: error(name),
      onChange: ({ currentTarget }) => set({ [name]: currentTarget.value } as Partial<Record<Name, string>>),
    }),
    problem: problem && problem.fields.length === 0 ? sentence(problem) : null,
    refusals: refused.count,
    send,
    drop: () => {
      settle();
      drafts.remove(key);
    },
  };
};
