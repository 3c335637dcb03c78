'use client';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import type { ClaimPage } from '@/lib/domain/claim-page';
import type { Snapshot } from '@/lib/domain/evidence';
import { useTools } from '../../_claim/tools';
import style from './claim.module.css';
import { useMoment } from './use-moment';

/** The snapshots under the evidence, and their chain of custody. */
export function StoredCopies({ deskId, page }: { deskId: string; page: ClaimPage }) {
  const t = useTranslations('claim.snapshots');
  const { can } = useTools();
  if (page.snapshots.length === 0) return null;
  return (
    <section className={style.part} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul className={style.over}>
        {page.snapshots.map((snapshot) => (
          <Copy key={snapshot.id} deskId={deskId} page={page} snapshot={snapshot} />
        ))}
      </ul>
      {can('snapshot.view') && <p className={style.aside}>{t('opened')}</p>}
    </section>
  );
}

function Copy({ deskId, page, snapshot }: { deskId: string; page: ClaimPage; snapshot: Snapshot }) {
  const t = useTranslations('claim.snapshots');
  const { can } = useTools();
  const { id, name, sha256, mediaType, url } = snapshot;
  const isTampered = page.tampered.includes(id);
  const custody = page.custody.filter((event) => event.snapshotId === id);
  return (
    <li>
      <p className={style.line}>
        <Icon name={isTampered ? 'alert' : 'disk'} />
        {can('snapshot.view') ? (
          <a className="cut" href={`/api/desks/${deskId}/snapshots/${id}`} aria-label={t('open', { name })}>
            {name}
          </a>
        ) : (
          <span className="cut">{name}</span>
        )}
        <span className={isTampered ? style.broken : style.state}>
          {t(isTampered ? 'tampered' : 'intact')}
        </span>
      </p>
      <p className={style.aside}>
        {mediaType}
        {url && ` · ${t('from', { address: url })}`}
      </p>
      <p className={style.hash}>SHA-256 {sha256}</p>
      {custody.length > 0 && (
        <ol className={style.custody}>
          {custody.map((event) => (
            <Event key={event.seq} page={page} event={event} />
          ))}
        </ol>
      )}
    </li>
  );
}

function Event({ page, event }: { page: ClaimPage; event: ClaimPage['custody'][number] }) {
  const t = useTranslations('claim.snapshots');
  const moment = useMoment();
  const { action, at, actorId, intact } = event;
  return (
    <li>
      {t(`event.${action}`)}
      {!intact && <b className={style.broken}>: {t('broken')}</b>}
      <span className="muted">
        {' '}
        {actorId === null ? t('program') : page.people[actorId]}, <time dateTime={at}>{moment(at)}</time>
      </span>
    </li>
  );
}
