'use client';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import type { Occurrence } from '@/lib/domain/claim';
import { type Move, moveEdge } from '@/lib/domain/selection';
import { sentenceAt } from '@/lib/domain/sentences';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import style from './open-card.module.css';

/** Where the claim stands: in this text, each with its edges to move, and in other articles. */
export function Passages({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.passages');
  const several = view.here.length + view.elsewhere.length > 1;
  return (
    <details className={style.further}>
      <summary>
        {t('title')} ({view.here.length + view.elsewhere.length})
      </summary>
      <ul className={style.passages}>
        {view.here.map((one) => (
          <Here key={one.id} passage={one} removable={several} />
        ))}
        {view.elsewhere.map((one) => (
          <Elsewhere key={one.id} passage={one} />
        ))}
      </ul>
    </details>
  );
}

const edges: readonly {
  move: Move;
  icon: 'back' | 'next';
  label: 'startEarlier' | 'startLater' | 'endEarlier' | 'endLater';
}[] = [
  { move: { edge: 'start', by: 'word', to: 'previous' }, icon: 'back', label: 'startEarlier' },
  { move: { edge: 'start', by: 'word', to: 'next' }, icon: 'next', label: 'startLater' },
  { move: { edge: 'end', by: 'word', to: 'previous' }, icon: 'back', label: 'endEarlier' },
  { move: { edge: 'end', by: 'word', to: 'next' }, icon: 'next', label: 'endLater' },
];

function Here({ passage, removable }: { passage: Occurrence; removable: boolean }) {
  const t = useTranslations('cards.passages');
  const { store, ui } = useParts();
  const language = useWorkspace((state) => state.workspace.article.language);
  const sentence = useWorkspace((state) => sentenceAt(state.sentences, passage.start)) + 1;
  const { id, claimId, versionId, exact } = passage;
  const adjust = (move: Move) => {
    const { sentences, workspace } = store.get();
    const to = moveEdge(workspace.version.text, sentences, passage, move);
    if (to.start !== passage.start || to.end !== passage.end)
      store.do('occurrence.adjust', { id, claimId, versionId, ...to });
  };
  const knobs = (edge: Move['edge'], label: 'begin' | 'end') => (
    <span className={style.knobs}>
      <span className="label">{t(label)}</span>
      {edges
        .filter((one) => one.move.edge === edge)
        .map((one) => (
          <IconButton key={one.label} icon={one.icon} label={t(one.label)} onClick={() => adjust(one.move)} />
        ))}
    </span>
  );
  return (
    <li>
      <button
        type="button"
        className={style.quote}
        title={t('show', { words: exact })}
        onClick={() => ui.pane?.scrollTo(passage)}
      >
        <span className="label">{t('here', { n: sentence })}</span>
        <q lang={language}>{exact}</q>
      </button>
      <span className={style.edges}>
        {store.can('occurrence.adjust') && knobs('start', 'begin')}
        {store.can('occurrence.adjust') && knobs('end', 'end')}
        {removable && store.can('occurrence.remove') && (
          <IconButton
            icon="close"
            label={t('remove')}
            className="push"
            onClick={() => store.do('occurrence.remove', { id, claimId })}
          />
        )}
      </span>
    </li>
  );
}

function Elsewhere({ passage }: { passage: Occurrence }) {
  const t = useTranslations('cards.passages');
  const { store, deskId } = useParts();
  const title = useWorkspace((state) => state.workspace.articles[passage.articleId]);
  const { id, claimId, articleId, exact, anchorState } = passage;
  return (
    <li>
      <a className={style.quote} href={`/d/${deskId}/articles/${articleId}#claim-${claimId}`}>
        <span className="label">
          {title === undefined ? t('lost') : t('elsewhere', { title })}
          {anchorState === 'lost' && title !== undefined && ` · ${t('lost')}`}
        </span>
        <q>{exact}</q>
      </a>
      {store.can('occurrence.remove') && (
        <span className={style.edges}>
          <IconButton
            icon="close"
            label={t('remove')}
            className="push"
            onClick={() => store.do('occurrence.remove', { id, claimId })}
          />
        </span>
      )}
    </li>
  );
}
