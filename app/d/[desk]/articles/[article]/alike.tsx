'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Alike } from '@/lib/data/near-duplicates';
import style from './alike.module.css';
import { useParts, useWorkspace } from './parts';

/** The likest stands there; the others are behind a word. */
const SHOWN = 1;

/** Other articles of the desk that are much like this one, in a quiet line. `onShown`: they take room. */
export function AlikeLines({ onShown }: { onShown: () => void }) {
  const t = useTranslations('importing.alike');
  const { deskId } = useParts();
  const { id, currentNumber } = useWorkspace((state) => state.workspace.article);
  const [all, setAll] = useState<readonly Alike[]>([]);
  useEffect(() => {
    void alikeTo(deskId, id, currentNumber).then(setAll);
  }, [deskId, id, currentNumber]);
  useEffect(() => {
    if (all.length > 0) onShown();
  }, [all, onShown]);
  if (all.length === 0) return null;
  const rest = all.slice(SHOWN);
  return (
    <div className={style.alike}>
      <Lines all={all.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          <Lines all={rest} />
        </details>
      )}
    </div>
  );
}

/** None where the server cannot be reached: it is a hint and no more. `version`: of the text that is compared. */
const alikeTo = async (deskId: string, articleId: string, version: number): Promise<readonly Alike[]> => {
  const address = `/api/desks/${deskId}/articles/${articleId}/alike?version=${version}`;
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) return [];
  const { items }: { items: readonly Alike[] } = await response.json();
  return items;
};

function Lines({ all }: { all: readonly Alike[] }) {
  const t = useTranslations('importing.alike');
  const { deskId } = useParts();
  const { id, title } = useWorkspace((state) => state.workspace.article);
  const linked = (articleId: string) => (chunks: ReactNode) => (
    <a href={`/d/${deskId}/articles/${articleId}`}>{chunks}</a>
  );
  return (
    <ul aria-label={t('title')}>
      {all.map((other) => (
        <li key={other.articleId}>
          <span>
            {t.rich('to', {
              share: other.similarity,
              title: other.title,
              a: linked(other.articleId),
              b: (chunks) => <b className="num">{chunks}</b>,
            })}
            {other.publisher && `, ${other.publisher}`}
          </span>{' '}
          <a
            href={`/d/${deskId}/articles/${id}/alike/${other.articleId}`}
            aria-label={t('compareOf', { first: title, second: other.title })}
          >
            {t('compare')}
          </a>
          {other.shared && <span>{t('joined')}</span>}
        </li>
      ))}
    </ul>
  );
}
