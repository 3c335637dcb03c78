'use client';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { Snapshot } from '@/lib/domain/evidence';
import { errorMessage } from '@/lib/i18n';
import { problemOf } from '../articles/[article]/send';
import style from './form.module.css';
import { useTools } from './tools';

type Props = {
  snapshot: Snapshot | null;
  /** What can be fetched; null where there is no link, or the desk fetches none. */
  url: string | null;
  error: string | undefined;
  onChange: (snapshot: Snapshot | null) => void;
};

type Work = 'idle' | 'storing' | 'fetching';

/** The file or page as it was, kept under its hash: handed in, or fetched where the desk does that. */
export function SnapshotField({ snapshot, url, error, onChange }: Props) {
  const t = useTranslations('evidence.snapshot');
  const { deskId } = useTools();
  const locale = useLocale();
  const [work, setWork] = useState<Work>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const store = async (doing: Work, init: RequestInit) => {
    setWork(doing);
    setProblem(null);
    const kept = await capture(`/api/desks/${deskId}/snapshots`, init);
    setWork('idle');
    if (!kept) setProblem(t('unreachable'));
    else if ('code' in kept) setProblem(kept.title || errorMessage(locale, 'input.invalid'));
    else onChange(kept);
  };
  const attach = (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.set('file', file);
    void store('storing', { body });
  };
  const fetchPage = () =>
    void store('fetching', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });

  if (snapshot)
    return (
      <div className={style.kept}>
        <SnapshotFacts snapshot={snapshot} />
        <IconButton icon="close" label={t('detach')} className="push" onClick={() => onChange(null)} />
      </div>
    );
  const wrong = problem ?? error;
  return (
    <div className={style.snapshot}>
      <label className={style.file} data-busy={work === 'storing'}>
        <Icon name="upload" />
        {t(work === 'storing' ? 'storing' : 'attach')}
        <input
          type="file"
          className="sr"
          accept=".pdf,.html,.htm,.txt,.docx,image/*"
          aria-describedby={wrong ? id : undefined}
          onChange={({ currentTarget }) => attach(currentTarget.files?.[0])}
        />
      </label>
      {url && (
        <Button look="bare" icon="link" aria-disabled={work !== 'idle'} onClick={fetchPage}>
          {t(work === 'fetching' ? 'fetching' : 'fetch')}
        </Button>
      )}
      {wrong && (
        <p role="alert" id={id} className={style.problem}>
          {wrong}
        </p>
      )}
    </div>
  );
}

/** Name, kind and the beginning of the hash; the whole of it under the pointer. */
export function SnapshotFacts({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations('evidence.snapshot');
  const { deskId } = useTools();
  return (
    <a
      className={style.facts}
      href={`/api/desks/${deskId}/snapshots/${snapshot.id}`}
      title={`SHA-256 ${snapshot.sha256}`}
    >
      <Icon name="disk" size="small" />
      {t('kept', { name: snapshot.name, type: snapshot.mediaType })}{' '}
      <code>{snapshot.sha256.slice(0, 8)}</code>
    </a>
  );
}

const capture = async (address: string, init: RequestInit) => {
  try {
    const response = await fetch(address, { method: 'POST', ...init });
    if (!response.ok) return await problemOf(response);
    return ((await response.json()) as { snapshot: Snapshot }).snapshot;
  } catch {
    return null;
  }
};
