'use client';
import { useTranslations } from 'use-intl/react';
import { Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { newId } from '@/lib/domain/ids';
import { type SourcingNote, Visibility } from '@/lib/domain/note';
import { FormFrame } from '../../_claim/form-frame';
import { Entry, Log, useEditing } from '../../_claim/log';
import { useTools } from '../../_claim/tools';
import { useTypedForm } from '../../_claim/use-typed-form';
import style from './claim.module.css';
import { useMoment } from './use-moment';

const leave = () => {};

/** The sourcing notes of the claim, oldest first, and the place for the next one. */
export function Notes({ page, userId }: { page: ClaimPage; userId: string }) {
  const t = useTranslations('cards.notes');
  const { can } = useTools();
  const draft = `claim/${page.claim.id}/new-note`;
  return (
    <Log
      title={t('title')}
      count={page.notes.length}
      add={t('add')}
      draft={draft}
      mayAdd={can('note.add')}
      onLeave={leave}
      form={(focusAt, onDone) => (
        <NoteForm claimId={page.claim.id} note={null} draft={draft} focusAt={focusAt} onDone={onDone} />
      )}
    >
      {page.notes.map((note) => (
        <li key={note.id}>
          <Note
            note={note}
            name={page.people[note.authorId] ?? t('someone')}
            isOwn={note.authorId === userId}
          />
        </li>
      ))}
    </Log>
  );
}

function Note({ note, name, isOwn }: { note: SourcingNote; name: string; isOwn: boolean }) {
  const t = useTranslations('cards.notes');
  const moment = useMoment();
  const { act, can } = useTools();
  const { key, asked, isEdited, edit, done } = useEditing(note.id);
  const { id, claimId, text, visibility, createdAt, editedAt } = note;
  const mayEdit = isOwn && can('note.edit');
  if (isEdited && mayEdit)
    return <NoteForm claimId={claimId} note={note} draft={key} focusAt={asked} onDone={done} />;
  return (
    <Entry
      what={
        <>
          <Icon name="note" />
          <span className={style.prose}>{text}</span>
        </>
      }
      result=""
      when={
        <span>
          {name}, <time dateTime={createdAt}>{moment(createdAt)}</time>
          {editedAt && ` · ${t('edited')}`}
        </span>
      }
      visibility={visibility}
      mayEdit={mayEdit}
      onVisibility={(to) => void act('note.edit', { id, claimId, visibility: to })}
      onEdit={edit}
      onRemove={() => void act('note.delete', { id, claimId })}
    />
  );
}

function NoteForm({
  claimId,
  note,
  draft,
  focusAt,
  onDone,
}: {
  claimId: string;
  note: SourcingNote | null;
  draft: string;
  focusAt: number;
  onDone: () => void;
}) {
  const t = useTranslations('cards.notes');
  const form = useTypedForm<'text' | 'visibility'>(draft, {
    text: note?.text ?? '',
    visibility: note?.visibility ?? 'internal',
  });
  const send = () =>
    form.send(note ? 'note.edit' : 'note.add', { id: note?.id ?? newId(), claimId, ...form.values });
  return (
    <FormFrame
      form={form}
      label={t(note ? 'edit' : 'add')}
      isNew={!note}
      focusAt={focusAt}
      onSend={send}
      onDone={onDone}
      onLeave={leave}
    >
      <TextArea
        label={t('write')}
        placeholder={t('placeholder')}
        rows={2}
        value={form.values.text}
        error={form.error('text')}
        onChange={({ currentTarget }) => form.set({ text: currentTarget.value })}
      />
      <Select
        label={t('visibility')}
        options={Visibility.options.map((one) => ({ value: one, label: t(`${one}Hint`) }))}
        value={form.values.visibility}
        error={form.error('visibility')}
        onChange={({ currentTarget }) => form.set({ visibility: currentTarget.value })}
      />
    </FormFrame>
  );
}
