'use client';
import { useTranslations } from 'use-intl/react';
import { isUndoable } from '@/lib/domain/undoable';

/** A verb as people call what it does: `claim.draft` → "claim made". */
export const useVerbWords = (): ((verb: string) => string) => {
  const t = useTranslations('workspace.verb');
  return (verb) => (isUndoable(verb) ? t(verb) : '');
};
