'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { Verification } from '@/lib/data/verify';
import { faultMessage } from '@/lib/i18n';
import { verify } from './actions';
import style from './history.module.css';

/** As many as one reads. */
const SHOWN = 100;

/** The button that checks everything, and what it found. */
export function VerifyForm({ deskId }: { deskId: string }) {
  const t = useTranslations('history.verify');
  return (
    <Form
      action={verify}
      about={{ desk: deskId }}
      submit={t('button')}
      look="plain"
      done={(found) => <Found found={found} />}
    />
  );
}

function Found({ found }: { found: Verification }) {
  const t = useTranslations('history.verify');
  const locale = useLocale();
  const { events, rows, files, faults, faultCount, head, milliseconds } = found;
  const looked = t('looked', { events, rows, files, seconds: (milliseconds / 1000).toFixed(1) });
  if (faultCount === 0)
    return (
      <Notice kind="done">
        <p>
          <b>{t('intact')}</b>: {looked}
        </p>
        <p className={style.head}>{t('head', { events, head })}</p>
      </Notice>
    );
  const shown = faults.slice(0, SHOWN);
  return (
    <Notice kind="error">
      <p>
        <b>{t('broken', { count: faultCount })}</b> {looked}
      </p>
      <ul className={style.faults}>
        {shown.map((fault) => (
          <li key={`${fault.kind} ${fault.table} ${fault.id} ${fault.column}`}>
            {faultMessage(locale, fault)}
          </li>
        ))}
        {faultCount > shown.length && <li>{t('more', { count: faultCount - shown.length })}</li>}
      </ul>
    </Notice>
  );
}
