'use client';

import { useTranslations } from 'use-intl/react';
import type { Finding } from '@/lib/domain/findings';
import { useRuleWords } from '../../_claim/rule-words';
import style from './review.module.css';

/** What holds this person's approval back. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('review.findings');
  const words = useRuleWords();
  return (
    <div className={style.findings}>
      <h3>{findings.length > 0 ? t('title') : t('none')}</h3>
      <ul>
        {findings.map((finding) => (
          <li key={finding.rule}>
            <span>{words(finding).missing}</span>
            <span className={style.rule}>{finding.rule}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
