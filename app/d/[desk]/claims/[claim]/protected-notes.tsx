'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { PossibleReader } from '@/lib/data/protected-notes';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { useTools } from '../../_claim/tools';
import style from './claim.module.css';
import { ProtectedNoteForm } from './protected-note-form';
import { ProtectedNoteItem } from './protected-note-item';

/** Who protected sources are: the notes the reader may know of, and the place to write one. */
export function ProtectedNotes(props: {
  deskId: string;
  userId: string;
  page: ClaimPage;
  readers: readonly PossibleReader[];
}) {
  const { page } = props;
  const t = useTranslations('claim.protected');
  const { can } = useTools();
  const [writes, setWrites] = useState(false);
  if (!can('protected-note.read')) return null;
  return (
    <section className={style.part} aria-label={t('title')}>
      <h2>
        <Icon name="lock" /> {t('title')}
      </h2>
      <p className={style.aside}>{t('lead')}</p>
      <ul className={style.over}>
        {page.protectedNotes.map((note) => (
          <ProtectedNoteItem key={note.id} note={note} {...props} />
        ))}
      </ul>
      {writes ? (
        <ProtectedNoteForm {...props} onDone={() => setWrites(false)} />
      ) : (
        can('protected-note.write') && (
          <Button look="bare" icon="plus" className={style.first} onClick={() => setWrites(true)}>
            {t('add')}
          </Button>
        )
      )}
    </section>
  );
}
