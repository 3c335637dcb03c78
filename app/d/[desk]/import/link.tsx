'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { useReady } from '@/app/_ui/use-ready';
import type { LinkOutcome } from '@/lib/domain/article-link';
import style from './import.module.css';
import { NO_PROBLEM, type Problem, sendLink } from './send';

/** Whether the desk fetches links, and whether the reader could have it do so. */
export type Fetching = 'on' | 'off' | 'off-admin';

/** Where what stood at the address is now. */
type Come = LinkOutcome & { outcome: Exclude<LinkOutcome['outcome'], 'changed'> };

type Props = {
  deskId: string;
  fetching: Fetching;
  onArrived: (name: string, arrived: Come) => void;
};

/** An article from its address. What was typed stays until it has arrived. */
export function Link({ deskId, fetching, onArrived }: Props) {
  const t = useTranslations('importing.link');
  if (fetching === 'on') return <LinkForm deskId={deskId} onArrived={onArrived} />;
  const settings = (chunks: ReactNode) => <a href={`/d/${deskId}/settings`}>{chunks}</a>;
  return <p className="muted">{fetching === 'off-admin' ? t.rich('offAdmin', { settings }) : t('off')}</p>;
}

/** The address whose text has changed, and the article that it is the address of. */
type Changed = { url: string; articleId: string; title: string };

function LinkForm({ deskId, onArrived }: Omit<Props, 'fetching'>) {
  const t = useTranslations('importing');
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<Problem>(NO_PROBLEM);
  const [fetching, setFetching] = useState(false);
  const [changed, setChanged] = useState<Changed | null>(null);
  const ready = useReady();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (problem !== NO_PROBLEM) field.current?.focus();
  }, [problem]);

  const send = async (link: { url: string; versionOf?: string }) => {
    if (fetching) return;
    setFetching(true);
    const answer = await sendLink(deskId, link).catch(() => null);
    setFetching(false);
    if (!answer) return setProblem({ title: t('offline'), fields: {} });
    if (!answer.ok) return setProblem(answer.problem);
    setProblem(NO_PROBLEM);
    const { outcome, ...where } = answer.value;
    if (outcome === 'changed') return setChanged({ url: link.url, ...where });
    setChanged(null);
    setUrl('');
    onArrived(link.url, { outcome, ...where });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send({ url });
  };

  return (
    <form className={style.form} onSubmit={onSubmit} noValidate>
      <div className={style.link}>
        <Field
          ref={field}
          label={t('link.url')}
          hint={t('link.hint')}
          type="url"
          inputMode="url"
          spellCheck={false}
          placeholder="https://"
          required
          value={url}
          error={problem.fields.url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <Button type="submit" disabled={!ready} aria-disabled={fetching}>
          {t('link.send')}
        </Button>
      </div>
      <p role="status" className="muted" hidden={!fetching}>
        {fetching && t('link.fetching')}
      </p>
      {problem.title && !problem.fields.url && <Notice kind="error">{problem.title}</Notice>}
      {changed && (
        <Notice>
          <p>{t('link.changed', { title: changed.title })}</p>
          <div className={style.choices}>
            <Button
              aria-disabled={fetching}
              onClick={() => void send({ url: changed.url, versionOf: changed.articleId })}
            >
              {t('link.asVersion')}
            </Button>
            <Button look="bare" onClick={() => setChanged(null)}>
              {t('link.leave')}
            </Button>
          </div>
        </Notice>
      )}
    </form>
  );
}
