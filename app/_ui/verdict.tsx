'use client';

import { useTranslations } from 'use-intl/react';
import type { Verdict } from '@/lib/domain/verdict';
import { Icon } from './icon';
import style from './verdict.module.css';

/**
 * A verdict that reads without colour: its icon, and its name with the line of its style under it.
 * `size="icon"` shows the icon alone and keeps the name for screen readers and the pointer.
 */
export function VerdictLabel({
  verdict,
  size = 'full',
}: {
  verdict: Verdict | null;
  size?: 'full' | 'icon';
}) {
  const t = useTranslations('shell.verdict');
  if (verdict === null) return <span className="muted">{t('none')}</span>;
  const name = t(verdict);
  return (
    <span className={`${style.label} ${verdict}`} title={size === 'icon' ? name : undefined}>
      <Icon name={verdict} />
      <span className={size === 'icon' ? 'sr' : style.name}>{name}</span>
    </span>
  );
}

/** How many claims have which verdict; `rest` what is still to do, in the same unit, when that is known. */
export type VerdictCounts = { confirmed: number; unconfirmed: number; disputed: number; rest?: number };

const order = ['confirmed', 'unconfirmed', 'disputed'] as const;

/**
 * Verdicts as a bar: full, broken and hatched fills, so it reads in grey too; the rest is an outline.
 * It fills its container. With `counts` the figures stand under it, else only a screen reader hears them.
 */
export function VerdictBar({ counts, figures = false }: { counts: VerdictCounts; figures?: boolean }) {
  const t = useTranslations('shell.verdict');
  const parts = order.filter((verdict) => counts[verdict] > 0);
  return (
    <span className={style.meter}>
      <span className={style.bar} aria-hidden="true">
        {parts.map((verdict) => (
          <i key={verdict} className={`${style[verdict]} ${verdict}`} style={{ flexGrow: counts[verdict] }} />
        ))}
        {counts.rest ? <i className={style.rest} style={{ flexGrow: counts.rest }} /> : null}
      </span>
      {figures ? <Figures counts={counts} /> : <span className="sr">{t('counts', counts)}</span>}
    </span>
  );
}

function Figures({ counts }: { counts: VerdictCounts }) {
  const t = useTranslations('shell.verdict');
  return (
    <span className={`${style.figures} num`}>
      {order.map((verdict) => (
        <span key={verdict} className={`${style.figure} ${verdict}`}>
          <Icon name={verdict} size="small" />
          {counts[verdict]}
          <span className="sr"> {t(verdict)}</span>
        </span>
      ))}
    </span>
  );
}
