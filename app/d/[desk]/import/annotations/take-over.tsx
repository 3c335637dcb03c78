'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import { newId } from '@/lib/domain/ids';
import { chosenIn, type Given } from '../gather';
import dropStyle from '../import.module.css';
import { ask } from '../send';
import { useDrop } from '../use-drop';
import style from './annotations.module.css';
import { Found, type FoundRows } from './found';
import { Reviews, type ReviewsFound } from './reviews';
import { TakeBack } from './take-back';

/** A file that was read, and what the desk says of it. `requestId`: under which it is taken over, once. */
type Read = { readonly text: string; readonly requestId: string } & (
  | { readonly kind: 'annotations'; readonly found: FoundRows; readonly isDone: boolean }
  | { readonly kind: 'reviews'; readonly found: ReviewsFound }
);

/** From a file to what it would become, and from there into the desk. */
export function TakeOver({ deskId, articleId }: { deskId: string; articleId: string | null }) {
  const t = useTranslations('annotations');
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState('');
  const result = useRef<HTMLDivElement>(null);
  const kind = read?.kind;
  useEffect(() => {
    if (kind) result.current?.focus();
  }, [kind]);

  const asking = async <Value,>(path: string, body: string, then: (value: Value) => void) => {
    setProblem('');
    try {
      const answer = await ask<Value>(`/api/desks/${deskId}${path}`, {
        ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
      });
      if (answer.ok) then(answer.value);
      else setProblem(answer.problem.title);
    } catch {
      setProblem(t('offline'));
    }
    setBusy('');
  };

  const address = (requestId?: string) =>
    `/annotations?${new URLSearchParams({
      ...(articleId && { article: articleId }),
      ...(requestId && { request: requestId }),
    })}`;

  const look = async (files: readonly Given[]) => {
    const file = files[0]?.file;
    if (!file || busy) return;
    setRead(null);
    setBusy(t('reading', { name: file.name }));
    const text = await file.text().catch(() => '');
    const requestId = newId();
    const json = jsonIn(text);
    if (json === undefined) {
      setBusy('');
      return setProblem(t('noJson'));
    }
    if (/"@?type"\s*:\s*\[?\s*"[^"]*ClaimReview"/.test(text))
      return asking<ReviewsFound>('/fact-checks', JSON.stringify({ reviews: json }), (found) =>
        setRead({ kind: 'reviews', text, requestId, found }),
      );
    return asking<FoundRows>(address(), text, (found) =>
      setRead({ kind: 'annotations', text, requestId, found, isDone: false }),
    );
  };

  const take = () => {
    if (!read || busy) return;
    setBusy(t('taking'));
    void asking<FoundRows>(address(read.requestId), read.text, (found) =>
      setRead({ ...read, kind: 'annotations', found, isDone: true }),
    );
  };

  return (
    <>
      {(!read || (read.kind === 'annotations' && read.isDone)) && (
        <FileDrop onFiles={look} isMore={read !== null} />
      )}
      <p role="status" className={busy ? style.busy : 'sr'}>
        {busy}
      </p>
      {problem && <Notice kind="error">{problem}</Notice>}
      {read && (
        <div ref={result} tabIndex={-1} className={style.result}>
          {read.kind === 'annotations' ? (
            <Found
              deskId={deskId}
              found={read.found}
              isDone={read.isDone}
              back={<TakeBack key={read.requestId} deskId={deskId} requestId={read.requestId} />}
              actions={
                !read.isDone && (
                  <>
                    {read.found.taken > 0 && (
                      <Button look="solid" onClick={take} aria-disabled={busy !== ''}>
                        {t('take', { count: read.found.taken })}
                      </Button>
                    )}
                    <Button onClick={() => setRead(null)}>{t('another')}</Button>
                  </>
                )
              }
            />
          ) : (
            <Reviews
              key={read.requestId}
              deskId={deskId}
              reviews={JSON.parse(read.text)}
              requestId={read.requestId}
              found={read.found}
              onAnother={() => setRead(null)}
            />
          )}
        </div>
      )}
    </>
  );
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function FileDrop({ onFiles, isMore }: { onFiles: (files: readonly Given[]) => void; isMore: boolean }) {
  const t = useTranslations('annotations');
  const over = useDrop(onFiles);
  const look = [dropStyle.drop, over && dropStyle.over, isMore && dropStyle.compact];
  return (
    <div className={look.filter(Boolean).join(' ')}>
      <label className={dropStyle.choose}>
        <input
          type="file"
          className="sr"
          accept=".json,.jsonld,application/json,application/ld+json"
          onChange={({ currentTarget }) => {
            onFiles(chosenIn(currentTarget));
            currentTarget.value = '';
          }}
        />
        <Icon name="upload" size={isMore ? 'normal' : 'large'} />
        <span>{over ? t('release') : isMore ? t('another') : t.rich('drop', { choose: underlined })}</span>
      </label>
      {!isMore && <p>{t('dropHint')}</p>}
    </div>
  );
}

const underlined = (chunks: ReactNode) => <span className={dropStyle.underlined}>{chunks}</span>;
