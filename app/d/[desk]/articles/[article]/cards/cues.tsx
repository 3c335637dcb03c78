'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Cue, findCues } from '@/lib/domain/cues';
import { type Range, sentencesTouching } from '@/lib/domain/sentences';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { Line } from './line';
import style from './open-card.module.css';

/** The words in and around a claim that say how it is known. Hints: they set nothing. */
export function Cues({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.cue');
  const { store, ui } = useParts();
  const { version, article } = useWorkspace((state) => state.workspace);
  const sentences = useWorkspace((state) => state.sentences);
  const cues = useMemo(
    () => cuesOf(version.text, article.language, sentences, view.here),
    [version, article, sentences, view.here],
  );
  if (cues.length === 0) return null;
  const show = (cue: Cue) => {
    store.point({ start: cue.start, end: cue.end });
    ui.pane?.scrollTo(cue);
  };
  return (
    <Line label="">
      <ul className={style.cues} aria-label={t('label')}>
        {cues.map((cue) => (
          <li key={cue.start}>
            <button
              type="button"
              className={style.cue}
              title={t('select', { words: cue.text, kind: t(cue.class) })}
              onClick={() => show(cue)}
            >
              <q lang={article.language}>{cue.text}</q> <span>{t(cue.class)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Line>
  );
}

/** Cues of the sentences that the passages touch, each once, in reading order. */
const cuesOf = (
  text: string,
  language: string,
  sentences: readonly Range[],
  passages: readonly Range[],
): Cue[] => {
  const touched = new Set(passages.flatMap((passage) => sentencesTouching(sentences, passage)));
  return [...touched]
    .toSorted((a, b) => a - b)
    .flatMap((i) => {
      const sentence = sentences[i];
      return sentence ? findCues(text, language, sentence) : [];
    });
};
