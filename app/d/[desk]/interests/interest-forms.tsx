'use client';

import { useTranslations } from 'use-intl/react';
import { Field, TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { declare, end } from './actions';

export function DeclareForm({ deskId }: { deskId: string }) {
  const t = useTranslations('thread.interests');
  return (
    <Form action={declare} submit={t('declare')} done={() => <Notice kind="done">{t('declared')}</Notice>}>
      {({ value, error }) => (
        <>
          <input type="hidden" name="desk" value={deskId} />
          <Field
            label={t('subject')}
            hint={t('subjectHint')}
            name="subject"
            required
            maxLength={300}
            defaultValue={value('subject')}
            error={error('subject')}
          />
          <TextArea
            label={t('note')}
            hint={t('noteHint')}
            optional
            name="note"
            maxLength={5000}
            defaultValue={value('note')}
            error={error('note')}
          />
        </>
      )}
    </Form>
  );
}

export function EndForm({ deskId, id, subject }: { deskId: string; id: string; subject: string }) {
  const t = useTranslations('thread.interests');
  return (
    <Form action={end} submit={t('end')} label={t('endOf', { subject })} look="bare">
      {() => (
        <>
          <input type="hidden" name="desk" value={deskId} />
          <input type="hidden" name="id" value={id} />
        </>
      )}
    </Form>
  );
}
