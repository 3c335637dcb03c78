'use client';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import type { ClaimLink } from '@/lib/domain/claim';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { claimView } from '../views';
import style from './open-card.module.css';

/** The claims this one is linked to, with the words for each direction. The other layer is a tab, not a line here. */
export function Links({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.links');
  const others = view.links.filter((link) => otherEnd(view, link) !== view.partner);
  if (others.length === 0) return null;
  return (
    <details className={style.further} open>
      <summary>
        {t('title')} ({others.length})
      </summary>
      <ul className={style.passages}>
        {others.map((link) => (
          <Linked key={link.id} view={view} link={link} />
        ))}
      </ul>
    </details>
  );
}

const otherEnd = (view: ClaimView, link: ClaimLink): string =>
  link.fromId === view.claim.id ? link.toId : link.fromId;

function Linked({ view, link }: { view: ClaimView; link: ClaimLink }) {
  const t = useTranslations('cards.links');
  const { store, deskId } = useParts();
  const other = otherEnd(view, link);
  const here = useWorkspace((state) => claimView(state, other));
  const elsewhere = useWorkspace((state) => state.workspace.elsewhere[other]);
  const words = here?.claim.shortText ?? elsewhere?.shortText ?? '…';
  const relation = t(`${link.fromId === view.claim.id ? 'from' : 'to'}.${link.kind}`);
  const articleId = elsewhere?.articleId;
  return (
    <li className={style.linked}>
      {here || !articleId ? (
        <button type="button" className={style.quote} onClick={() => store.open(other)}>
          <span className="label">
            {relation}
            {here && ` ${here.number}`}
          </span>
          <span className="read">{words}</span>
        </button>
      ) : (
        <a className={style.quote} href={`/d/${deskId}/articles/${articleId}#claim-${other}`}>
          <span className="label">{relation}</span>
          <span className="read">{words}</span>
        </a>
      )}
      {store.can('claim.unlink') && (
        <IconButton
          icon="close"
          label={t('remove')}
          onClick={() => store.do('claim.unlink', { id: link.id, fromId: link.fromId })}
        />
      )}
    </li>
  );
}
