'use client';
import { useTranslations } from 'use-intl/react';
import { isVerbName } from '@/lib/domain/verbs';

/** A verb as people call what it does: `claim.draft` → "claim made". */
export const useVerbWords = (): ((verb: string) => string) => {
  const t = useTranslations('workspace.verb');
  return (verb) => (isVerbName(verb) ? t(verb) : '');
};
