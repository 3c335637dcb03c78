'use client';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import type { MarkdownNode } from '@/lib/domain/markdown-tree';
import { Markdown } from '../../guideline/markdown';
import style from './guideline.module.css';
import { useParts, useWorkspace } from './parts';

type Shown = { number: number; tree: readonly MarkdownNode[] };

/** A button for the desk's guideline, which then stands beside the text while one goes on working; only where there is one. */
export function GuidelineButton() {
  const t = useTranslations('guideline');
  const isWritten = useWorkspace((state) => state.workspace.desk.guideline !== null);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!isWritten) return null;
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <IconButton
        ref={opener}
        className={style.opener}
        icon="note"
        label={t('open')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && createPortal(<Panel onClose={close} />, document.body)}
    </>
  );
}

function Panel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('guideline');
  const { deskId } = useParts();
  const [shown, setShown] = useState<Shown | 'failed' | null>(null);
  const [tries, setTries] = useState(0);
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => closer.current?.focus(), []);
  useEffect(() => {
    const stop = new AbortController();
    const told = (next: Shown | 'failed') => stop.signal.aborted || setShown(next);
    if (tries > 0) setShown(null);
    read(deskId, stop.signal).then(told, () => told('failed'));
    return () => stop.abort();
  }, [deskId, tries]);
  return (
    <aside className={style.panel} aria-label={t('title')}>
      <header className={style.head}>
        <h2>{t('title')}</h2>
        {shown !== null && shown !== 'failed' && (
          <a href={`/d/${deskId}/guideline`}>{t('version', { number: shown.number })}</a>
        )}
        <IconButton ref={closer} className="push" icon="close" label={t('close')} onClick={onClose} />
      </header>
      {shown === null && <p role="status">{t('loading')}</p>}
      {shown === 'failed' && (
        <>
          <p role="alert">{t('failed')}</p>
          <Button onClick={() => setTries(tries + 1)}>{t('again')}</Button>
        </>
      )}
      {shown !== null && shown !== 'failed' && <Markdown tree={shown.tree} />}
    </aside>
  );
}

/** @throws Error when the answer is no guideline */
const read = async (deskId: string, signal: AbortSignal): Promise<Shown> => {
  const response = await fetch(`/api/desks/${deskId}/guideline`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Shown;
};
