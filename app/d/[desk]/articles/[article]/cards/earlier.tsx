'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Wording } from '@/lib/data/claims';
import type { SourcingNote } from '@/lib/domain/note';
import { useParts } from '../parts';
import style from './notes.module.css';
import { useWhen } from './use-when';

/** That a note has been reworded, and on request how it read before. */
export function Earlier({ note }: { note: SourcingNote }) {
  const t = useTranslations('cards.notes');
  const when = useWhen();
  const { deskId, store } = useParts();
  const [wordings, setWordings] = useState<readonly Wording[] | null>(null);
  if (!store.can('history.read')) return <p className="label">{t('edited')}</p>;
  const read = async () => {
    const response = await fetch(`/api/desks/${deskId}/notes/${note.id}/wordings`);
    if (response.ok) setWordings((await response.json()) as Wording[]);
  };
  return (
    <details
      className={style.earlier}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void read();
      }}
    >
      <summary>
        {t('edited')} {when(note.editedAt ?? note.createdAt)} · {t('earlier')}
      </summary>
      <ol>
        {wordings?.map((wording) => (
          <li key={wording.at}>
            <time dateTime={wording.at}>{when(wording.at)}</time> {wording.text}
          </li>
        ))}
      </ol>
    </details>
  );
}
