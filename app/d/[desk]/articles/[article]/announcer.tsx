'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { type ErrorCode, statusOf } from '@/lib/domain/errors';
import { errorMessage } from '@/lib/i18n';
import type { Said, SaidKey } from './contract';
import { useWorkspace } from './parts';
import { useVerbWords } from './verb-words';

/** What a screen reader hears of what was done; nothing that the eye has to see. */
export function Announcer() {
  const said = useWorkspace((state) => state.said);
  const words = useSaid();
  // Two equal sentences one after the other are two things said: an unseen mark tells them apart.
  const mark = said.at % 2 === 0 ? '' : '\u200b';
  return (
    <p role="status" aria-live="polite" className="sr">
      {words(said)}
      {mark}
    </p>
  );
}

const useSaid = (): ((said: Said) => string) => {
  const t = useTranslations('workspace.said');
  const shell = useTranslations('shell.verdict');
  const locale = useLocale();
  const verb = useVerbWords();
  const what = ({ values }: Said) => {
    const { verdict } = values;
    if (verdict === 'confirmed' || verdict === 'unconfirmed' || verdict === 'disputed') return shell(verdict);
    return verb(String(values.verb));
  };
  const why = ({ values: { title, code } }: Said) =>
    String(title) ||
    errorMessage(locale, code && String(code) in statusOf ? (code as ErrorCode) : 'input.invalid');
  const takenBack = (key: 'undone' | 'redone', { values: { verb: step, kept } }: Said) =>
    [t(key, { what: verb(String(step)) }), ...(kept ? [t('kept', { claims: String(kept) })] : [])].join('. ');
  const sentences: Record<SaidKey, (said: Said) => string> = {
    silence: () => '',
    sentence: ({ values: { n, of, claims } }) =>
      t('sentence', { n: Number(n), of: Number(of), claims: Number(claims) }),
    selected: ({ values }) => t('selected', { words: String(values.words) }),
    opened: ({ values: { n, words, verdict } }) =>
      t('opened', { n: Number(n), words: String(words), verdict: shell(verdict as 'none') }),
    done: (said) => t('done', { what: what(said) }),
    undone: (said) => takenBack('undone', said),
    redone: (said) => takenBack('redone', said),
    refused: (said) => t('refused', { why: why(said) }),
    conflict: () => t('conflict'),
    offline: ({ values }) => t('offline', { count: Number(values.count) }),
    unsaved: () => t('unsaved'),
    signedOut: () => t('signedOut'),
    copied: () => t('copied'),
    submitted: () => t('submitted'),
    unjudged: () => t('unjudged'),
  };
  return (said) => sentences[said.key](said);
};
