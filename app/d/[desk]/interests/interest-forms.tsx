'use client';

import { useTranslations } from 'use-intl/react';
import { Field, TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { declare, end } from './actions';

export function DeclareForm({ deskId }: { deskId: string }) {
  const t = useTranslations('thread.interests');
  return (
    <Form
      action={declare}
      about={{ desk: deskId }}
      submit={t('declare')}
      done={() => <Notice kind="done">{t('declared')}</Notice>}
    >
      {({ field }) => (
        <>
          <Field
            label={t('subject')}
            hint={t('subjectHint')}
            required
            maxLength={300}
            {...field('subject')}
          />
          <TextArea label={t('note')} hint={t('noteHint')} optional maxLength={5000} {...field('note')} />
        </>
      )}
    </Form>
  );
}

export function EndForm({ deskId, id, subject }: { deskId: string; id: string; subject: string }) {
  const t = useTranslations('thread.interests');
  return (
    <Form
      action={end}
      about={{ desk: deskId, id }}
      submit={t('end')}
      label={t('endOf', { subject })}
      look="bare"
    />
  );
}
