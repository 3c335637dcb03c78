'use client';
import { useTranslations } from 'use-intl/react';
import type { ClaimPage } from '@/lib/domain/claim-page';
import style from './claim.module.css';

/** Who says it, and by which words of the texts that can be seen. */
export function SaidBy({ page: { claim, occurrences } }: { page: ClaimPage }) {
  const t = useTranslations('claim.facts');
  const words = useTranslations('cards');
  const who = [claim.sourceName, claim.sourceKind && words(`sourceKind.${claim.sourceKind}`)].filter(Boolean);
  const cues = new Map(
    occurrences.flatMap((one) => (one.cueText && one.cueClass ? [[one.cueText, one.cueClass]] : [])),
  );
  return (
    <div>
      <dt>{t('saidBy')}</dt>
      <dd>
        {who.join(', ') || <span className="muted">{t('nobody')}</span>}
        {cues.size > 0 && <span className="muted"> {t('words')} </span>}
        {[...cues].map(([text, kind]) => (
          <q key={text} className={style.cue} title={words(`cue.${kind}`)} lang={claim.language}>
            {text}
          </q>
        ))}
      </dd>
    </div>
  );
}
