'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { OneAsking } from './cards/asking';
import style from './cards/asking.module.css';
import { useParts, useWorkspace } from './parts';
import { passagesAsking, rangeInHand } from './views';

/** Passages that a new version of this article moved, changed or lost; lost ones stand in no card. */
export function Waiting() {
  const t = useTranslations('versions');
  const { store } = useParts();
  const passages = useWorkspace(passagesAsking);
  const claims = useWorkspace((state) => state.records.claim);
  const placing = usePlacing();
  const placed = passages.find((one) => one.id === placing);
  if (passages.length === 0) return null;
  return (
    <>
      <details className={style.list}>
        <summary>{t('waiting', { count: passages.length })}</summary>
        <ul>
          {passages.map((one) => {
            const claim = claims.get(one.claimId);
            return (
              <li key={one.id}>
                <button type="button" lang={claim?.language} onClick={() => store.open(one.claimId)}>
                  {claim?.shortText}
                </button>
                <OneAsking passage={one} />
              </li>
            );
          })}
        </ul>
      </details>
      {placed && store.can('occurrence.place') && <Placing passage={placed} />}
    </>
  );
}

/** The id of the passage that is being placed by hand: `?place=` as the list of the desk links to it, or `#place-`. */
const usePlacing = (): string | null => {
  const [placing, setPlacing] = useState<string | null>(null);
  useEffect(() => {
    const follow = () => {
      const fromHash = /^#place-(\w+)$/.exec(location.hash)?.[1];
      setPlacing(fromHash ?? new URLSearchParams(location.search).get('place'));
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return placing;
};

const leave = () => {
  history.replaceState(history.state, '', location.pathname);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

/** Stays in view while the words are chosen in the text. */
function Placing({ passage }: { passage: ReturnType<typeof passagesAsking>[number] }) {
  const t = useTranslations('versions');
  const { store, ui } = useParts();
  const { id, claimId, exact } = passage;
  const seen = useWorkspace((state) => state.workspace.waiting[id]);
  const language = useWorkspace((state) => state.workspace.article.language);
  const place = () => {
    const state = store.get();
    const { start, end } = rangeInHand(state);
    const versionId = state.workspace.version.id;
    if (!store.do('occurrence.place', { id, claimId, versionId, start, end })) return;
    leave();
    store.open(claimId);
    ui.pane?.scrollTo({ start, end });
  };
  return (
    <section className={style.placing} aria-label={t('place')}>
      <p>
        {t('choose')}
        <q lang={language}>{seen?.words ?? exact}</q>
      </p>
      <Button look="solid" onClick={place}>
        {t('placeHere')}
      </Button>
      <IconButton icon="close" label={t('close')} onClick={leave} />
    </section>
  );
}
