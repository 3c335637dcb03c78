'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { newId } from '@/lib/domain/ids';
import { publish } from '../reports/actions';
import style from '../reports/reports.module.css';

/** What is about to be published, as the dialog says it. */
export type Publishing = {
  readonly deskId: string;
  /** The request, as JSON. */
  readonly asked: string;
  readonly language: string;
  readonly claims: number;
  readonly unapproved: number;
  readonly unassessed: number;
  /** Whether everybody will be able to read it. */
  readonly isPublic: boolean;
  /** Reports that stand, the newest first. */
  readonly standing: readonly { readonly number: number; readonly title: string }[];
  /** The one that this most likely takes the place of. */
  readonly proposed: number | null;
};

/** Says what publishing means and what the report holds, and asks what it supersedes. */
export function PublishButton(about: Publishing) {
  const t = useTranslations('published.publish');
  const [requestId, setRequestId] = useState<string | null>(null);
  const isEmpty = about.claims + about.unassessed === 0;
  return (
    <>
      <Button onClick={() => setRequestId(newId())}>{t('open')}</Button>
      <Dialog open={requestId !== null} onClose={() => setRequestId(null)} title={t('title')}>
        <div className={style.says}>
          <p>{t('what')}</p>
          <p>{t(about.isPublic ? 'outside' : 'inside')}</p>
          <ul>
            <li>{t('claims', { count: about.claims })}</li>
            {about.unapproved > 0 && <li>{t('unapproved', { count: about.unapproved })}</li>}
            {about.unassessed > 0 && <li>{t('unassessed', { count: about.unassessed })}</li>}
          </ul>
        </div>
        {isEmpty ? <p role="note">{t('held')}</p> : <PublishForm {...about} requestId={requestId ?? ''} />}
      </Dialog>
    </>
  );
}

function PublishForm({
  deskId,
  asked,
  language,
  standing,
  proposed,
  requestId,
}: Publishing & { requestId: string }) {
  const t = useTranslations('published.publish');
  const options = standing.map(({ number, title }) => ({
    value: String(number),
    label: t('option', { number: String(number), title }),
  }));
  return (
    <Form action={publish} about={{ desk: deskId, asked, language, requestId }} submit={t('submit')}>
      {({ field }) => (
        <>
          {options.length > 0 && (
            <Select
              label={t('supersedes')}
              options={[{ value: '', label: t('none') }, ...options]}
              {...field('supersedes', String(proposed ?? ''))}
            />
          )}
        </>
      )}
    </Form>
  );
}
