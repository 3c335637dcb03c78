'use client';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Changes } from '@/app/_ui/changes';
import { Icon } from '@/app/_ui/icon';
import { restsOnOlder } from '@/lib/domain/carrying';
import type { Occurrence } from '@/lib/domain/claim';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import style from './asking.module.css';

/** That the claim's verdict rests on an older version of the text; its words stand where the card tells all. */
export function OlderMark({ view }: { view: ClaimView }) {
  const t = useTranslations('versions');
  if (!restsOnOlder([...view.here, ...view.elsewhere])) return null;
  return (
    <span className={style.mark} title={t('mark')}>
      <Icon name="alert" size="small" />
      <span className="sr">{t('mark')}</span>
    </span>
  );
}

/** Passages of the claim that wait to be looked at, each with what changed and the ways to settle it. */
export function Asking({ view }: { view: ClaimView }) {
  const t = useTranslations('versions');
  const articleId = useWorkspace((state) => state.workspace.article.id);
  const passages = [...view.here, ...view.elsewhere].filter(
    (one) => one.lookAgain && one.articleId === articleId,
  );
  if (passages.length === 0) return null;
  return (
    <section className={style.asking} aria-label={t('mark')}>
      <p>
        <Icon name="alert" size="small" /> {t('mark')}
      </p>
      {passages.map((one) => (
        <OneAsking key={one.id} passage={one} />
      ))}
    </section>
  );
}

/** What became of a passage, in words. */
export const whatOf = ({ anchorState, exact }: Occurrence, was: string | undefined) =>
  anchorState === 'moved' && was === exact ? 'pushed' : anchorState;

export function OneAsking({ passage }: { passage: Occurrence }) {
  const t = useTranslations('versions');
  const { store } = useParts();
  const { id, claimId, exact, anchorState, anchorScore } = passage;
  const seen = useWorkspace((state) => state.workspace.waiting[id]);
  const language = useWorkspace((state) => state.workspace.article.language);
  const claim = useWorkspace((state) => state.records.claim.get(claimId));
  const isLast = useWorkspace(
    (state) =>
      [...state.records.occurrence.values()].filter((one) => one.claimId === claimId && !one.deletedAt)
        .length < 2,
  );
  const words = claim?.shortText ?? exact;
  const isLost = anchorState === 'lost';
  return (
    <div className={style.one}>
      <p className={style.facts}>
        {seen && <span>{t('rests', { number: seen.number })}</span>}
        <span>{t(`what.${whatOf(passage, seen?.words)}`)}</span>
        {anchorScore !== null && <span className="num">{t('score', { score: anchorScore })}</span>}
      </p>
      {seen && seen.words !== exact && <Changes before={seen.words} after={exact} lang={language} />}
      {isLost && <q lang={language}>{exact}</q>}
      <div className={style.ways}>
        {store.can('occurrence.accept') && (
          <Button
            aria-label={t(isLost ? 'leaveThis' : 'acceptThis', { words })}
            onClick={() => store.do('occurrence.accept', { id, claimId })}
          >
            {t(isLost ? 'leave' : 'accept')}
          </Button>
        )}
        {store.can('occurrence.place') && (
          <Button
            look="bare"
            aria-label={t('placeThis', { words })}
            onClick={() => {
              location.hash = `place-${id}`;
            }}
          >
            {t('place')}
          </Button>
        )}
        {store.can('claim.withdraw') && (
          <Button
            look="bare"
            aria-label={t(isLast ? 'withdrawClaimThis' : 'withdrawThis', { words })}
            onClick={() =>
              isLast
                ? store.do('claim.withdraw', { claimId })
                : store.do('occurrence.remove', { id, claimId })
            }
          >
            {t(isLast ? 'withdrawClaim' : 'withdraw')}
          </Button>
        )}
      </div>
    </div>
  );
}
