'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import type { ArticleList, ArticleRow } from '@/lib/domain/article-list';
import { findPhrase } from '@/lib/domain/phrase';
import { type Range, rangesOf } from '@/lib/domain/sentences';
import type { Workspace } from '@/lib/domain/workspace';
import { unpack, type WorkspaceWire } from '@/lib/domain/workspace-wire';
import type { PickedPassage } from './evidence-fields';
import style from './passage-picker.module.css';
import { useTools } from './tools';

/** While typing: how long to wait before asking. */
const PAUSE_MS = 180;

/** Looks for words over the whole desk; an article is opened, and sentences of it are taken. */
export function PassagePicker({
  onPick,
  onClose,
}: {
  onPick: (picked: PickedPassage) => void;
  onClose: () => void;
}) {
  const t = useTranslations('evidence.picker');
  const [query, setQuery] = useState('');
  const [articleId, setArticleId] = useState<string | null>(null);
  const article = useArticle(articleId);
  const [chosen, setChosen] = useState<Chosen>(null);
  const take = () => {
    if (article && chosen) onPick(passageOf(article, chosen));
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={article ? article.article.title : t('title')}
      footer={
        <>
          {articleId && (
            <Button
              look="bare"
              icon="back"
              onClick={() => {
                setArticleId(null);
                setChosen(null);
              }}
            >
              {t('back')}
            </Button>
          )}
          <Button look="solid" aria-disabled={!chosen} onClick={take}>
            {t('take')}
          </Button>
        </>
      }
    >
      <Field
        ref={firstInDialog}
        type="search"
        label={t('label')}
        hint={t('hint')}
        value={query}
        autoComplete="off"
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      {article ? (
        <Sentences article={article} query={query} chosen={chosen} onChoose={setChosen} />
      ) : (
        <Articles query={query} onOpen={setArticleId} />
      )}
    </Dialog>
  );
}

/** A dialog gives the caret to what has this attribute, which React sets on nothing. */
const firstInDialog = (field: HTMLInputElement | null) => field?.setAttribute('autofocus', '');

/** First and last sentence that are taken. */
type Chosen = { first: number; last: number } | null;

function Articles({ query, onOpen }: { query: string; onOpen: (articleId: string) => void }) {
  const t = useTranslations('evidence.picker');
  const { rows, state } = useSearch(query);
  return (
    <>
      <p role="status" className="muted">
        {state === 'failed' && t('failed')}
        {state === 'ready' && rows.length === 0 && t('none')}
      </p>
      <ul className={style.found}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onOpen(row.id)}>
              <span className="read">{row.title}</span>
              <small>{[row.publisher, row.agency, row.fileName].filter(Boolean).join(' · ')}</small>
              {row.hits.slice(0, 2).map((hit) => (
                <q key={hit.text} lang={row.language}>
                  {hit.text}
                </q>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sentences({
  article,
  query,
  chosen,
  onChoose,
}: {
  article: Workspace;
  query: string;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}) {
  const t = useTranslations('evidence.picker');
  const { text } = article.version;
  const all = rangesOf(article.version.sentences);
  const matches = all.flatMap((range, i) => (isMatch(text, range, query) ? [i] : []));
  const shown = new Set(matches.length > 0 ? matches : all.keys());
  return (
    <>
      <p className="muted">{t('choose')}</p>
      <ul className={style.sentences} lang={article.article.language}>
        {all.map((range, i) =>
          shown.has(i) || isWithin(chosen, i) ? (
            <li key={range.start}>
              <label>
                <input
                  type="checkbox"
                  checked={isWithin(chosen, i)}
                  onChange={() => onChoose(toggled(chosen, i))}
                />
                <span className="num muted">{i + 1}</span>
                <span className="read">{text.slice(range.start, range.end)}</span>
              </label>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}

const isMatch = (text: string, { start, end }: Range, query: string): boolean =>
  query.trim() === '' || findPhrase(text.slice(start, end), query, 'folded', 1).length > 0;

const isWithin = (chosen: Chosen, i: number): boolean =>
  chosen !== null && chosen.first <= i && i <= chosen.last;

/** What is taken stays in one piece: from the first to the last that were chosen. */
const toggled = (chosen: Chosen, i: number): Chosen => {
  if (!chosen) return { first: i, last: i };
  if (!isWithin(chosen, i)) return { first: Math.min(chosen.first, i), last: Math.max(chosen.last, i) };
  if (chosen.first === chosen.last) return null;
  return i === chosen.first ? { ...chosen, first: i + 1 } : { ...chosen, last: i - 1 };
};

const passageOf = ({ article, version }: Workspace, { first, last }: NonNullable<Chosen>): PickedPassage => {
  const sentences = rangesOf(version.sentences);
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? start;
  const quote = version.text.slice(start, end);
  return {
    articleId: article.id,
    versionId: version.id,
    start,
    end,
    quote,
    article,
    importedAt: version.importedAt,
  };
};

const useSearch = (query: string) => {
  const { deskId } = useTools();
  const [rows, setRows] = useState<readonly ArticleRow[]>([]);
  const [state, setState] = useState<'ready' | 'searching' | 'failed'>('searching');
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const address = `/api/desks/${deskId}/search?q=${encodeURIComponent(query.trim())}`;
        const response = await fetch(address, { signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        setRows(((await response.json()) as ArticleList).rows);
        setState('ready');
      } catch {
        if (!stop.signal.aborted) setState('failed');
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, deskId]);
  return { rows, state };
};

const useArticle = (articleId: string | null): Workspace | null => {
  const { deskId } = useTools();
  const [article, setArticle] = useState<Workspace | null>(null);
  useEffect(() => {
    setArticle(null);
    if (!articleId) return;
    const stop = new AbortController();
    fetch(`/api/desks/${deskId}/articles/${articleId}`, { signal: stop.signal })
      .then(async (response) => {
        if (response.ok) setArticle(unpack((await response.json()) as WorkspaceWire));
      })
      .catch(() => undefined);
    return () => stop.abort();
  }, [articleId, deskId]);
  return article?.article.id === articleId ? article : null;
};
