'use client';
import { useTranslations } from 'use-intl/react';
import { countEvidence, type Evidence, independent, Stance } from '@/lib/domain/evidence';
import style from './evidence.module.css';
import { EvidenceItem, type Shown } from './evidence-item';

/** For and against, side by side where there is room, and what only gives context below them. */
export function EvidenceList(shown: Shown) {
  const { evidence } = shown.one;
  const sides = Stance.options.filter((stance) => evidence.some((item) => item.stance === stance));
  return (
    <div className={style.sides}>
      {sides.map((stance) => (
        <Side
          key={stance}
          stance={stance}
          isOneOf={sides.length > 1}
          items={evidence.filter((item) => item.stance === stance)}
          {...shown}
        />
      ))}
    </div>
  );
}

type SideProps = Shown & {
  stance: Stance;
  items: readonly Evidence[];
  /** There are others: each is counted for itself. */
  isOneOf: boolean;
};

function Side({ stance, items, isOneOf, ...shown }: SideProps) {
  const t = useTranslations('evidence');
  return (
    <section className={`${style.side} ${style[stance] ?? ''}`}>
      <h4>
        {t(`side.${stance}`)} {isOneOf && <span>{t('count', countEvidence(items))}</span>}
      </h4>
      <ul>
        {independent(items).map((group) => (
          <li key={group[0]?.id} className={group.length > 1 ? style.once : undefined}>
            {group.length > 1 && <span className="sr">{t('once', { count: group.length })}</span>}
            {group.map((item) => (
              <EvidenceItem key={item.id} item={item} {...shown} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
