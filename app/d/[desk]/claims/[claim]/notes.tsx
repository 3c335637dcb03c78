'use client';
import { useTranslations } from 'use-intl/react';
import { Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { newId } from '@/lib/domain/ids';
import { type SourcingNote, Visibility } from '@/lib/domain/note';
import { FormFrame } from '../../_claim/form-frame';
import { type FormOf, Log } from '../../_claim/log';
import { useTypedForm } from '../../_claim/use-typed-form';
import style from './claim.module.css';

const leave = () => {};

const verbs = { add: 'note.add', edit: 'note.edit', remove: 'note.delete' } as const;

/** The sourcing notes of the claim, oldest first, and the place for the next one. */
export function Notes({ page, userId }: { page: ClaimPage; userId: string }) {
  const t = useTranslations('cards.notes');
  return (
    <Log
      title={t('title')}
      claimId={page.claim.id}
      entries={page.notes}
      verbs={verbs}
      add={t('add')}
      draft={`claim/${page.claim.id}/new-note`}
      Form={NoteForm}
      tell={({ text, authorId, createdAt, editedAt }) => ({
        what: (
          <>
            <Icon name="note" />
            <span className={style.prose}>{text}</span>
          </>
        ),
        result: '',
        by: page.people[authorId] ?? t('someone'),
        at: createdAt,
        ...(editedAt && { more: t('edited') }),
      })}
      isOpen={(note) => note.authorId === userId}
      onLeave={leave}
    />
  );
}

function NoteForm({ claimId, entry: note, draft, focusAt, onDone, onLeave }: FormOf<SourcingNote>) {
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
      onLeave={onLeave}
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
