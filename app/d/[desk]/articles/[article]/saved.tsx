'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { SaveState } from './contract';
import style from './head.module.css';
import { useParts, useWorkspace } from './parts';
import { useVerbWords } from './verb-words';

/** Quicker than this nobody needs to know that it is being saved. */
const PATIENCE_MS = 400;

/** Whether what was done is saved, and what can be done where it is not. */
export function Saved() {
  const t = useTranslations('workspace.save');
  const format = useFormatter();
  const { store } = useParts();
  const save = useLasting(useWorkspace((state) => state.save));
  const savedAt = useWorkspace((state) => state.savedAt);
  const count = useWorkspace((state) => state.pending.length);
  const time = savedAt === null ? null : format.dateTime(savedAt, { timeStyle: 'short', hourCycle: 'h23' });
  const takenBack = useTakenBack();
  const words: Record<SaveState, string> = {
    saved: takenBack ?? (time ? t('savedAt', { time }) : t('saved')),
    saving: t('saving'),
    offline: t('offline', { count }),
    unsaved: t('unsaved'),
    'signed-out': t('signedOut'),
    conflict: t('conflict'),
  };
  const again = { words: t('again'), go: () => store.retry() };
  const ways: Partial<Record<SaveState, { words: string; go: () => void }>> = {
    offline: again,
    unsaved: again,
    'signed-out': { words: t('signIn'), go: () => store.show('sign-in') },
    conflict: { words: t('choose'), go: () => store.show('conflict') },
  };
  const way = ways[save];
  const isWell = save === 'saved' || save === 'saving';
  return (
    <span className={`${style.saved} ${isWell ? '' : style.unsaved}`}>
      <Icon name={save === 'saved' ? 'disk' : save === 'saving' ? 'todo' : 'alert'} />
      <span role="status">{words[save]}</span>
      {way && (
        <button type="button" onClick={way.go}>
          {way.words}
        </button>
      )}
    </span>
  );
}

/** What was undone or done again, until something else is said. */
const useTakenBack = (): string | null => {
  const t = useTranslations('workspace.said');
  const verb = useVerbWords();
  const { key, values } = useWorkspace((state) => state.said);
  if (key !== 'undone' && key !== 'redone') return null;
  const kept = values.kept ? [t('kept', { claims: String(values.kept) })] : [];
  return [t(key, { what: verb(String(values.verb)) }), ...kept].join('. ');
};

/** The state, but *saving* only when it lasts. */
const useLasting = (save: SaveState): SaveState => {
  const [lasting, setLasting] = useState(save);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(save), save === 'saving' ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [save]);
  return lasting;
};
