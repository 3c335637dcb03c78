'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { newId } from '@/lib/domain/ids';
import type { SourcingNote, Visibility } from '@/lib/domain/note';
import type { ClaimView } from '../contract';
import { draftKey } from '../drafts';
import { useDraft, useParts, useWorkspace } from '../parts';
import { Earlier } from './earlier';
import { NoteEditor } from './note-editor';
import style from './notes.module.css';
import { useWhen } from './use-when';

/** The sourcing notes of a claim, oldest first, and the place for the next one. */
export function Notes({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.notes');
  const { store } = useParts();
  const claimId = view.claim.id;
  const add = (text: string, visibility: Visibility, typed: Readonly<Record<string, string>>) =>
    store.do('note.add', { id: newId(), claimId, text, visibility }, typed);
  if (view.notes.length === 0 && !store.can('note.add')) return null;
  return (
    <section className={style.notes}>
      <h3>{t('title')}</h3>
      <ul>
        {view.notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {store.can('note.add') && <Composer claimId={claimId} onSend={add} />}
    </section>
  );
}

/** Closed to one button until it is asked for by `n`, by a press, or because something was typed before. */
function Composer({
  claimId,
  onSend,
}: {
  claimId: string;
  onSend: (text: string, visibility: Visibility, typed: Readonly<Record<string, string>>) => unknown;
}) {
  const t = useTranslations('cards.notes');
  const { store, ui } = useParts();
  const key = draftKey('claim', claimId, 'note');
  const draft = useDraft(key);
  const asked = useWorkspace((state) => (state.caret?.field === 'note' ? state.caret.at : 0));
  const [closed, setClosed] = useState(0);
  if (asked <= closed && draft === null)
    return (
      <Button look="bare" icon="plus" shortcut="n" onClick={() => store.intoField('note')}>
        {t('add')}
      </Button>
    );
  const done = () => {
    setClosed(asked);
    ui.pane?.focusText();
  };
  return (
    <NoteEditor
      draft={key}
      saved=""
      visibility="internal"
      focusAt={asked > closed ? asked : 0}
      onSend={(text, visibility, typed) => {
        if (text.trim()) onSend(text, visibility, typed);
        done();
      }}
      onCancel={done}
    />
  );
}

function Note({ note }: { note: SourcingNote }) {
  const t = useTranslations('cards.notes');
  const { store } = useParts();
  const when = useWhen();
  const me = useWorkspace((state) => state.me);
  const people = useWorkspace((state) => state.workspace.people);
  const key = draftKey('note', note.id, 'text');
  const draft = useDraft(key);
  const [edits, setEdits] = useState(false);
  const own = note.authorId === me.id && store.can('note.edit');
  const author = note.authorId === me.id ? me.name : (people[note.authorId] ?? t('someone'));
  const { id, claimId } = note;

  if (own && (edits || draft !== null))
    return (
      <li>
        <NoteEditor
          draft={key}
          saved={note.text}
          visibility={note.visibility}
          focusAt={edits ? 1 : 0}
          onSend={(text, visibility, typed) => {
            const changed = text !== note.text || visibility !== note.visibility;
            if (text.trim() && changed) store.do('note.edit', { id, claimId, text, visibility }, typed);
            setEdits(false);
          }}
          onCancel={() => setEdits(false)}
        />
      </li>
    );
  return (
    <li className={style.note}>
      <p className={style.head}>
        <Icon name={note.visibility === 'public' ? 'eye' : 'lock'} />
        <span>{t(note.visibility)}</span>
        <span className="push">
          {author}, <time dateTime={note.createdAt}>{when(note.createdAt)}</time>
        </span>
      </p>
      <p className={style.text}>{note.text}</p>
      {note.editedAt && <Earlier note={note} />}
      {own && (
        <span className={style.acts}>
          <Button look="bare" onClick={() => setEdits(true)}>
            {t('edit')}
          </Button>
          <IconButton
            icon="close"
            label={t('delete')}
            onClick={() => store.do('note.delete', { id, claimId })}
          />
        </span>
      )}
    </li>
  );
}
