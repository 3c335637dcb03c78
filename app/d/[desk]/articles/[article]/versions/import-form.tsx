'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field, TextArea } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import style from './versions.module.css';

/** Where the versions of the article are read and added to. */
const addressOf = (deskId: string, articleId: string) =>
  `/api/desks/${deskId}/articles/${articleId}/versions`;

/** A file comes before what was pasted. */
const bodyOf = (form: FormData): RequestInit => {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    return {
      body: JSON.stringify({ text: String(form.get('text') ?? '') }),
      headers: { 'content-type': 'application/json' },
    };
  const body = new FormData();
  body.append('file', file, file.name);
  return { body };
};

/** A file, or a text pasted in, as the next version. The fields keep what is in them until it has arrived. */
export function ImportForm({ deskId, articleId }: { deskId: string; articleId: string }) {
  const t = useTranslations('versions.import');
  const router = useRouter();
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const init = bodyOf(new FormData(event.currentTarget));
    setSending(true);
    setProblem('');
    try {
      const response = await fetch(addressOf(deskId, articleId), { method: 'POST', ...init });
      const { number, title = t('offline') }: { number?: number; title?: string } = await response.json();
      if (response.ok) router.push(`/d/${deskId}/articles/${articleId}/versions?made=${number}`);
      else setProblem(title);
    } catch {
      setProblem(t('offline'));
    }
    setSending(false);
  };

  return (
    <form className={style.import} onSubmit={onSubmit} noValidate>
      <Field label={t('file')} hint={t('fileHint')} name="file" type="file" optional />
      <TextArea label={t('text')} name="text" rows={8} optional className="read" />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" look="solid" aria-disabled={sending}>
          {sending ? t('sending') : t('send')}
        </Button>
      </div>
    </form>
  );
}
