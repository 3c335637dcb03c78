'use client';
import { type RefObject, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useParts, useWorkspace } from '../parts';
import { claimsInOrder } from '../views';
import { Card } from './card';
import style from './cards.module.css';
import { OpenCard } from './open-card';
import { type Leader, usePlaces } from './use-places';

/**
 * The claims beside the text: quiet cards on hairlines, the open one raised and joined to its words by a line.
 * `onLayout` is set to what has to be called when something in the text has moved.
 */
export function Column({ onLayout }: { onLayout: RefObject<(() => void) | null> }) {
  const t = useTranslations('cards');
  const { store } = useParts();
  const column = useRef<HTMLElement>(null);
  const { cards, leader, end, openRef } = usePlaces(column, onLayout);
  const openClaim = useWorkspace((state) => state.openClaim);
  const count = useWorkspace((state) => claimsInOrder(state).length);
  const shell = useTranslations('shell.verdict');
  return (
    <section
      ref={column}
      className={style.column}
      aria-label={t('label')}
      style={{ minBlockSize: `max(${end}px, 100dvh - var(--bar-top) - var(--bar-keys))` }}
    >
      <h2 className="sr">{t('label')}</h2>
      {count === 0 && <p className={style.empty}>{t(store.can('claim.draft') ? 'empty' : 'emptyRead')}</p>}
      {leader && <LeaderLine leader={leader} verdict={cards.find(isOpen(openClaim))?.view.verdict ?? null} />}
      <ul>
        {cards.map(({ view, top, slim }) => {
          const { id } = view.claim;
          const place = { transform: `translateY(${top}px)` };
          return (
            <li
              key={id}
              className={style.place}
              style={place}
              aria-setsize={count}
              aria-posinset={view.number}
            >
              {id === openClaim ? (
                <article
                  ref={openRef}
                  className={`${style.open} ${view.verdict ?? ''}`}
                  aria-label={t('open', { number: view.number, verdict: shell(view.verdict ?? 'none') })}
                >
                  <OpenCard view={view} />
                </article>
              ) : (
                <Card view={view} store={store} slim={slim} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const isOpen =
  (openClaim: string | null) =>
  ({ view }: { view: { claim: { id: string } } }) =>
    view.claim.id === openClaim;

/** From the pin in the text's margin across to the card. */
function LeaderLine({ leader: { x, from, to }, verdict }: { leader: Leader; verdict: string | null }) {
  const path = `M${x} ${from + 0.5}H-10.5V${to + 0.5}H0`;
  return (
    <svg className={`${style.leader} ${verdict ?? ''}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
