'use client';
import { type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Range } from '@/lib/domain/sentences';
import './highlights.css';
import type { ClaimView, State, Store, TextPane } from './contract';
import { canHighlight } from './highlights';
import { afterPaint } from './pacing';
import { pointing } from './pointing';
import style from './text.module.css';
import { type Shown, type TextViewOptions, textView } from './text-view';
import { useStore } from './use-store';
import { claimsInOrder, rangeInHand } from './views';

type Props = { store: Store; pane: RefObject<TextPane | null>; onLayout: () => void };

/** The article's text with its claims. React sees one element: what is inside is put up and painted by `textView`. */
export function Text({ store, pane, onLayout }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const t = useTranslations('pane');
  const says = useLatest({ onLayout, ...useWords() });
  const language = useStore(store, (state) => state.workspace.article.language);
  const versionId = useStore(store, (state) => state.workspace.version.id);
  const sentences = useStore(store, (state) => state.sentences);
  const paints = useSyncExternalStore(never, canHighlight, () => true);

  useLayoutEffect(() => {
    if (!root.current) return;
    return putUp(root.current, { versionId, sentences }, store, pane, says);
  }, [store, pane, versionId, sentences, says]);

  return (
    <section aria-label={t('text')}>
      {!paints && <p className={style.plain}>{t('plain')}</p>}
      <div ref={root} className={style.text} lang={language} />
    </section>
  );
}

const never = () => () => undefined;

type Says = Pick<TextViewOptions, 'describe' | 'nameOfPin' | 'onLayout'>;

/** What is said of sentences and claims, in the person's language. */
function useWords(): Pick<Says, 'describe' | 'nameOfPin'> {
  const t = useTranslations('pane');
  const shell = useTranslations('shell.verdict');
  const nameOfPin = (view: ClaimView) =>
    t('claim', {
      n: view.number,
      verdict: shell(view.verdict ?? 'none'),
      layer: view.claim.layer,
      words: view.claim.shortText,
    });
  return {
    nameOfPin,
    describe: (sentence, claims) =>
      [t('sentence', { n: sentence + 1, claims: claims.length }), ...claims.map(nameOfPin)].join(' '),
  };
}

/** The newest value, for those who were handed the reference long ago. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

function putUp(
  root: HTMLElement,
  shown: { versionId: string; sentences: readonly Range[] },
  store: Store,
  pane: RefObject<TextPane | null>,
  says: RefObject<Says>,
): () => void {
  const { workspace, outside } = store.get();
  const { version } = workspace;
  root.dataset.version = shown.versionId;
  const sentences = shown.sentences.flatMap(({ start, end }) => [start, end]);
  const view = textView(
    root,
    { text: version.text, sentences, outside },
    {
      names: { block: style.block ?? '', bracket: style.bracket ?? '', pin: style.pin ?? '' },
      describe: (...about) => says.current.describe(...about),
      nameOfPin: (claim) => says.current.nameOfPin(claim),
      onPin: (claim) => store.open(claim.claim.id),
      onLayout: () => says.current.onLayout(),
    },
  );
  pane.current = view;
  const show = () => view.show(shownOf(store.get()));
  show();
  const stops = [
    store.subscribe(show),
    pointing(root, version.text, view, {
      onSentence: (sentence, claimId, by) => {
        pointAt(store, sentence, claimId);
        view.focusText();
        // The sheet that a thumb brings up may cover what was tapped; under a mouse nothing moves.
        if (by === 'thumb') requestAnimationFrame(() => view.scrollTo(rangeInHand(store.get())));
      },
      onWords: (words) => store.select(words),
      openClaim: () => store.get().openClaim,
      inHand: () => rangeInHand(store.get()),
    }),
  ];
  afterPaint(() => performance.mark('verimark:text-painted'));
  return () => {
    for (const stop of stops) stop();
    pane.current = null;
    view.destroy();
  };
}

const shownOf = (state: State): Shown => ({
  focus: state.focus,
  selection: state.selection,
  openClaim: state.openClaim,
  views: claimsInOrder(state),
});

/** The sentence that was pointed at keeps the focus, also where the claim begins in another one. */
function pointAt(store: Store, sentence: number, claimId: string | null): void {
  if (claimId !== store.get().openClaim) store.open(claimId);
  store.setFocus(sentence);
}
