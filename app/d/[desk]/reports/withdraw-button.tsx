'use client';

import { useTranslations } from 'use-intl/react';
import { DialogButton } from '@/app/_ui/dialog-button';
import { TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { withdraw } from './actions';
import style from './reports.module.css';

/** Asks for the reason; readers will see it. */
export function WithdrawButton({ deskId, number }: { deskId: string; number: number }) {
  const t = useTranslations('published.withdraw');
  return (
    <DialogButton title={t('title', { number: String(number) })} label={t('open')}>
      <div className={style.says}>
        <p>{t('what')}</p>
      </div>
      <Form action={withdraw} about={{ desk: deskId, number }} submit={t('submit')} look="danger">
        {({ field }) => <TextArea label={t('reason')} required maxLength={2000} {...field('reason')} />}
      </Form>
    </DialogButton>
  );
}
