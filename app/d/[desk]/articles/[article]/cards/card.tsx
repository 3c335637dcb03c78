'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import type { ClaimView, Store } from '../contract';
import { OlderMark } from './asking';
import style from './cards.module.css';

/** A claim in the margin: two lines, or one where it had to make room. */
export const Card = memo(function Card({
  view,
  store,
  slim,
}: {
  view: ClaimView;
  store: Store;
  slim: boolean;
}) {
  const t = useTranslations('cards');
  const counted = useTranslations('evidence');
  const shell = useTranslations('shell.verdict');
  const { claim, number, verdict, assessment } = view;
  return (
    <button
      type="button"
      className={`${style.card} ${slim ? style.slim : ''} ${verdict ?? ''}`}
      onClick={() => store.open(claim.id)}
    >
      <span className={`${style.number} num`}>{number}</span>
      <Icon name={verdict ?? 'todo'} />
      <span className={style.verdict}>
        {verdict ? shell(verdict) : t('none')}
        {assessment?.basis && <span className="cut">{t(`basis.${assessment.basis}`)}</span>}
      </span>
      <span className={style.state}>
        <OlderMark view={view} />
        {claim.layer === 'attribution' && <span className={style.chip}>{t('layer.attribution')}</span>}
        {view.evidence.length > 0 && (
          <span className={style.notes} title={counted('short', { links: view.evidence.length })}>
            <Icon name="link" size="small" />
            <span className="sr">{counted('heading')}</span> {view.evidence.length}
          </span>
        )}
        {view.notes.length > 0 && (
          <span className={style.notes}>
            <Icon name="note" size="small" />
            <span className="sr">{t('notes.title')}</span> {view.notes.length}
          </span>
        )}
      </span>
      <span className={`${style.what} cut`} lang={claim.language}>
        {claim.shortText}
      </span>
    </button>
  );
});
