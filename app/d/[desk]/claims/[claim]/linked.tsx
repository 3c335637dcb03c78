'use client';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import { VerdictLabel } from '@/app/_ui/verdict';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { useTools } from '../../_claim/tools';
import style from './claim.module.css';

/** The same claim elsewhere, and what else is linked with this one. */
export function Linked({ deskId, page: { claim, links, linked } }: { deskId: string; page: ClaimPage }) {
  const t = useTranslations('claim.linked');
  const words = useTranslations('cards.links');
  const { can, act } = useTools();
  return (
    <section className={style.part} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {links.length === 0 && <p className="muted">{t('none')}</p>}
      <ul className={style.over}>
        {links.map(({ id, kind, fromId, toId }) => {
          const [direction, otherId] =
            fromId === claim.id ? (['from', toId] as const) : (['to', fromId] as const);
          const other = linked[otherId];
          return (
            <li key={id} className={style.linked}>
              <span className="label">{words(`${direction}.${kind}`)}</span>
              <VerdictLabel verdict={other?.verdict ?? null} size="icon" />
              <a className="quiet read" href={`/d/${deskId}/claims/${otherId}`}>
                {other?.shortText}
              </a>
              {can('claim.unlink') && direction === 'from' && (
                <IconButton
                  icon="close"
                  className="push"
                  label={words('remove')}
                  onClick={() => void act('claim.unlink', { id, fromId })}
                />
              )}
              {other?.articleTitle && (
                <span className={style.aside}>{t('in', { title: other.articleTitle })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
