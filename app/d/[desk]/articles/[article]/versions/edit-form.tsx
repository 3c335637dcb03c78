'use client';

import { useTranslations } from 'use-intl/react';
import { Changes } from '@/app/_ui/changes';
import { TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { saveText } from './actions';
import style from './versions.module.css';

type Newest = { number: number; text: string; language: string };

/** Changes the words of the newest version. What was typed on an older one is compared with it before it can be saved. */
export function EditForm({
  deskId,
  articleId,
  newest,
}: {
  deskId: string;
  articleId: string;
  newest: Newest;
}) {
  const t = useTranslations('versions');
  return (
    <Form
      action={saveText}
      about={{ desk: deskId, article: articleId, version: newest.number }}
      submit={t('edit.save', { number: newest.number + 1 })}
    >
      {({ value, error }) => {
        const typed = value('text');
        const began = value('version');
        const isStale = typed !== undefined && began !== undefined && began !== String(newest.number);
        return (
          <>
            {isStale && (
              <section className={style.stale}>
                <p>{t('edit.stale', { number: newest.number })}</p>
                <Changes before={newest.text} after={typed} lang={newest.language} around={200} />
              </section>
            )}
            <TextArea
              label={t('edit.text')}
              hint={t('edit.textHint')}
              name="text"
              rows={20}
              required
              lang={newest.language}
              className={`read ${style.text}`}
              defaultValue={typed ?? newest.text}
              error={error('text')}
            />
          </>
        );
      }}
    </Form>
  );
}
