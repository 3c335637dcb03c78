'use client';
import { createTranslator } from 'use-intl/core';
import { useLocale } from 'use-intl/react';
import type { Finding } from '@/lib/domain/findings';
import { messages } from '@/lib/i18n';

type Words = { missing: string; why: string; todo: string; source: string };

/** What a rule that is not met says: what is missing, why it matters, what to do, and who has taught it. */
export const useRuleWords = (): ((finding: Pick<Finding, 'rule' | 'details'>) => Words) => {
  const locale = useLocale();
  return ({ rule, details }) => {
    const { missing, why, todo, source } = messages[locale].rules[rule];
    const t = createTranslator({ locale, messages: { missing } as { missing: string } });
    return { missing: t('missing', details), why, todo, source };
  };
};
