'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field, TextArea } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { useReady } from '@/app/_ui/use-ready';
import style from './import.module.css';
import { type Arrived, NO_PROBLEM, type Problem, sendText } from './send';

type Props = { deskId: string; onArrived: (name: string, arrived: Arrived) => void };

/** A text pasted in, with what is known about it. The fields are emptied only when the text has arrived. */
export function Paste({ deskId, onArrived }: Props) {
  const t = useTranslations('importing.paste');
  const tAll = useTranslations('importing');
  const [problem, setProblem] = useState<Problem>(NO_PROBLEM);
  const [sending, setSending] = useState(false);
  const ready = useReady();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (problem !== NO_PROBLEM) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problem]);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const sent = event.currentTarget;
    const fields = Object.fromEntries([...new FormData(sent)].map(([name, value]) => [name, String(value)]));
    setSending(true);
    const answer = await sendText(deskId, fields).catch(() => null);
    setSending(false);
    if (!answer) return setProblem({ title: tAll('offline'), fields: {} });
    if (!answer.ok) return setProblem(answer.problem);
    setProblem(NO_PROBLEM);
    onArrived(t('label'), answer.value);
    if (answer.value.outcome === 'imported') sent.reset();
  };

  return (
    <form ref={form} className={style.form} onSubmit={onSubmit} noValidate>
      <TextArea
        label={t('text')}
        hint={t('textHint')}
        name="text"
        rows={8}
        required
        error={problem.fields.text}
        className={`read ${style.text}`}
      />
      <Field label={t('name')} hint={t('nameHint')} name="title" optional error={problem.fields.title} />
      <Field label={t('url')} name="url" type="url" optional error={problem.fields.url} />
      <div className={style.pair}>
        <Field label={t('publisher')} name="publisher" optional error={problem.fields.publisher} />
        <Field
          label={t('publishedOn')}
          name="publishedOn"
          optional
          placeholder="2022-01"
          error={problem.fields.publishedOn}
        />
      </div>
      {problem.title && <Notice kind="error">{problem.title}</Notice>}
      <div>
        <Button type="submit" disabled={!ready} aria-disabled={sending}>
          {sending ? tAll('sending') : t('send')}
        </Button>
      </div>
    </form>
  );
}
