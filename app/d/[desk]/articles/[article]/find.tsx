'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import type { Range } from '@/lib/domain/sentences';
import { sentenceAt } from '@/lib/domain/sentences';
import type { PartProps } from './contract';
import style from './find.module.css';
import { findAll, foldable } from './find-text';
import { useStore } from './use-store';

const none: readonly Range[] = [];

/** Looks for words in the article and goes from one place to the next; open while `state.dialog` is `find`. */
export function Find({ store, ui }: PartProps) {
  const isOpen = useStore(store, (state) => state.dialog === 'find');
  return isOpen ? <FindBox store={store} ui={ui} /> : null;
}

function FindBox({ store, ui }: PartProps) {
  const t = useTranslations('pane.find');
  const input = useRef<HTMLInputElement>(null);
  const text = useStore(store, (state) => state.workspace.version.text);
  const ready = useMemo(() => foldable(text), [text]);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(() => (words === '' ? none : findAll(ready, words)), [ready, words]);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    ui.pane?.paintFound(hits, at);
    const hit = hits[at];
    if (hit) ui.pane?.scrollTo(hit);
  }, [ui, hits, at]);
  useEffect(() => () => ui.pane?.paintFound([], 0), [ui]);

  const look = (next: string) => {
    setWords(next);
    setAt(0);
  };
  const step = (by: number) =>
    setAt((now) => (hits.length === 0 ? 0 : (now + by + hits.length) % hits.length));
  /** The sentence that was looked at keeps the focus. */
  const close = () => {
    const hit = hits[at];
    store.show(null);
    if (hit) store.setFocus(Math.max(0, sentenceAt(store.get().sentences, hit.start)));
    ui.pane?.focusText();
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  const desk = `/d/${window.location.pathname.split('/')[2]}?q=${encodeURIComponent(words)}`;

  return (
    <search className={style.find} aria-label={t('label')}>
      <input
        ref={input}
        type="search"
        value={words}
        aria-label={t('label')}
        placeholder={t('hint')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => look(event.target.value)}
        onKeyDown={onKey}
      />
      <output className={style.count}>
        {words !== '' && t('count', { at: hits.length === 0 ? 0 : at + 1, of: hits.length })}
      </output>
      <IconButton icon="up" label={t('previous')} onClick={() => step(-1)} />
      <IconButton icon="down" label={t('next')} onClick={() => step(1)} />
      <a href={desk}>{t('desk')}</a>
      <IconButton icon="close" label={t('close')} onClick={close} />
    </search>
  );
}
