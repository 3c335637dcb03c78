'use client';

import { useTranslations } from 'use-intl/react';
import { Changes } from '@/app/_ui/changes';
import { TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { saveGuideline } from './actions';
import style from './guideline.module.css';

/** Writes the version after `newest`. What was typed on an older one is compared with it before it can be saved. */
export function GuidelineForm({
  deskId,
  newest,
}: {
  deskId: string;
  newest: { number: number; text: string } | null;
}) {
  const t = useTranslations('guideline');
  return (
    <Form
      action={saveGuideline}
      about={{ desk: deskId, basedOn: newest?.number ?? '' }}
      submit={t('save', { number: (newest?.number ?? 0) + 1 })}
    >
      {({ value, error }) => {
        const typed = value('text');
        const began = value('basedOn');
        const isStale = newest !== null && began !== undefined && began !== String(newest.number);
        return (
          <>
            {isStale && typed !== undefined && (
              <section className={style.stale}>
                <p>{t('stale', { number: newest.number })}</p>
                <Changes before={newest.text} after={typed} />
              </section>
            )}
            <TextArea
              label={t('text')}
              hint={t('textHint')}
              name="text"
              rows={20}
              required
              defaultValue={typed ?? newest?.text}
              error={error('text')}
            />
          </>
        );
      }}
    </Form>
  );
}
