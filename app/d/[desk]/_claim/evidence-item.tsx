'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { formatPartialDate } from '@/lib/domain/dates';
import type { Evidence } from '@/lib/domain/evidence';
import { isCarrier, isLater, type Kept } from '@/lib/domain/rules-case';
import style from './evidence.module.css';
import { EvidenceForm, stanceIcons } from './evidence-form';
import type { Names } from './names';
import { SnapshotFacts } from './snapshot-field';
import { useDraftOf, useTools } from './tools';

export type Shown = {
  one: Kept;
  names: Names;
  /** Stands in where the claim's own date is not known. */
  articleDate: string | null;
  onLeave: () => void;
};

/** One item: who says it, how, in which words, and what is to be known before it is counted. */
export function EvidenceItem({ item, ...shown }: { item: Evidence } & Shown) {
  const { one, names, onLeave } = shown;
  const t = useTranslations('evidence');
  const { act, can } = useTools();
  const key = `evidence/${item.id}/edit`;
  const draft = useDraftOf(key);
  const [edits, setEdits] = useState(0);
  if (can('evidence.edit') && (edits > 0 || draft !== null))
    return (
      <EvidenceForm
        claimId={item.claimId}
        item={item}
        draft={key}
        names={names}
        fetching={one.desk.fetching}
        focusAt={edits}
        onDone={() => setEdits(0)}
        onLeave={onLeave}
      />
    );
  return (
    <div className={style.item}>
      <p className={style.head}>
        <Icon name={stanceIcons[item.stance]} />
        <Publisher item={item} names={names} />
        <How item={item} />
      </p>
      <blockquote className={style.quote} title={item.quote}>
        {item.quote}
      </blockquote>
      <Facts item={item} {...shown} />
      <span className={style.acts}>
        {can('evidence.edit') && (
          <Button look="bare" onClick={() => setEdits((n) => n + 1)}>
            {t('edit')}
          </Button>
        )}
        {can('evidence.remove') && (
          <IconButton
            icon="close"
            label={t('remove', { publisher: item.publisher })}
            onClick={() => void act('evidence.remove', { id: item.id, claimId: item.claimId })}
          />
        )}
      </span>
    </div>
  );
}

function Publisher({ item, names }: { item: Evidence; names: Names }) {
  const { deskId } = useTools();
  const says = item.sourceName && item.sourceName !== item.publisher ? `, ${item.sourceName}` : '';
  const place = item.articleId ? `/d/${deskId}/articles/${item.articleId}` : (item.url ?? item.archiveUrl);
  const name = <b className="cut">{item.publisher}</b>;
  return (
    <span
      className={`${style.who} cut`}
      title={item.title ?? names.titles[item.articleId ?? ''] ?? undefined}
    >
      {place ? (
        <a
          className="quiet"
          href={place}
          {...(item.articleId ? {} : { target: '_blank', rel: 'noreferrer' })}
        >
          {name}
        </a>
      ) : (
        name
      )}
      {says}
    </span>
  );
}

/** How it is known: kind of source, directness, grades. */
function How({ item }: { item: Evidence }) {
  const t = useTranslations('evidence');
  const grade = item.reliability && item.credibility ? `${item.reliability} · ${item.credibility}` : null;
  const title =
    item.reliability && item.credibility
      ? `${t(`reliability.${item.reliability}`)}; ${t(`credibility.${item.credibility}`)}`
      : undefined;
  return (
    <span className={style.how}>
      {t(`sourceKind.${item.sourceKind}`)} · {t(`directness.${item.directness}`)}
      {grade && (
        <span title={title}>
          {' · '}
          <span className="num">{grade}</span>
        </span>
      )}
    </span>
  );
}

/** What has to be known of it: later than the claim, not counted, its date, its stored copy. */
function Facts({ item, one, names, articleDate }: { item: Evidence } & Shown) {
  const t = useTranslations('evidence');
  const locale = useLocale();
  const snapshot = names.snapshots.get(item.snapshotId ?? '');
  const later = isLater(item, { claimDate: one.claim.claimDate ?? articleDate });
  const origin = names.origins.get(item.originId ?? '')?.name;
  const uncounted =
    item.stance === 'contextualises'
      ? null
      : item.reliability === 'E'
        ? t('unreliable')
        : one.claim.layer === 'content' && isCarrier(one, item)
          ? t('carrier')
          : null;
  return (
    <p className={style.facts}>
      {later && <span className={style.label}>{t('later')}</span>}
      {uncounted && <span className={style.label}>{uncounted}</span>}
      {item.publishedOn && <span>{formatPartialDate(item.publishedOn, locale)}</span>}
      {origin && <span>{t('ofOrigin', { name: origin })}</span>}
      {item.title && <span className="cut">{item.title}</span>}
      {item.archiveUrl && (
        <a href={item.archiveUrl} target="_blank" rel="noreferrer">
          {t('archived')}
        </a>
      )}
      {snapshot && <SnapshotFacts snapshot={snapshot} />}
      {item.note && <span className={style.note}>{item.note}</span>}
    </p>
  );
}
