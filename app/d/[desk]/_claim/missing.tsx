'use client';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { type Finding, missingFor } from '@/lib/domain/findings';
import { type Case, type Kept, origins, supporting } from '@/lib/domain/rules-case';
import type { Assessment } from '@/lib/domain/verdict';
import style from './missing.module.css';
import { useRuleWords } from './rule-words';
import { isInHand } from './submitting';

/**
 * What is missing to submit the verdict in hand, and to confirm the claim; it follows every item that is added. It
 * never keeps anybody from giving a verdict.
 */
export function Missing({ one, assessment }: { one: Kept; assessment: Assessment | null }) {
  const t = useTranslations('evidence.missing');
  const verdicts = useTranslations('shell.verdict');
  if (assessment && !isInHand(assessment)) return null;
  const tried = caseFor(one, assessment);
  const own = assessment ? missingFor(tried, assessment.verdict) : [];
  const confirms = assessment?.verdict === 'confirmed';
  const further = confirms
    ? []
    : missingFor(tried, 'confirmed').filter(({ rule }) => !own.some((unmet) => unmet.rule === rule));
  return (
    <section className={style.missing} aria-label={t('heading')}>
      {assessment && (
        <>
          <header>
            <h3>{t('toSubmit', { verdict: verdicts(assessment.verdict) })}</h3>
            {confirms && <Support one={one} />}
          </header>
          {own.length === 0 ? <p className={style.met}>{t('nothing')}</p> : <Findings findings={own} />}
        </>
      )}
      {further.length > 0 && (
        <>
          <header>
            <h3>{t('toConfirm')}</h3>
            <Support one={one} />
          </header>
          <Findings findings={further} />
        </>
      )}
    </section>
  );
}

/** Two origins that do not go back to one another, or how many there are of them. */
function Support({ one }: { one: Kept }) {
  const t = useTranslations('evidence.missing');
  const count = origins(supporting(one));
  return (
    <span className={style.support}>
      {t('support', { count })}
      <span className={style.meter} aria-hidden="true">
        <i data-full={count > 0} />
        <i data-full={count > 1} />
      </span>
    </span>
  );
}

/** Rules that are not met, each with why and what to do one step away. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const words = useRuleWords();
  const t = useTranslations('evidence.missing');
  return (
    <ul className={style.findings}>
      {findings.map((finding) => {
        const { missing, why, todo, source } = words(finding);
        return (
          <li key={finding.rule}>
            <details>
              <summary>
                <Icon name={finding.level === 'block' ? 'todo' : 'alert'} />
                <span className="sr">{t(finding.level)}</span>
                <span>{missing}</span>
                <span className={style.rule}>{finding.rule}</span>
              </summary>
              <p>{why}</p>
              <p>{todo}</p>
              <p className={style.source}>{source}</p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** The case of a claim that has no verdict yet is looked at as if it were proposed to confirm it. */
const caseFor = (one: Kept, assessment: Assessment | null): Case => ({
  ...one,
  assessment: assessment ?? unjudged(one),
  printed: () => '',
});

const unjudged = ({ claim, by }: Kept): Assessment => ({
  id: '',
  claimId: claim.id,
  authorId: by,
  state: 'proposed',
  verdict: 'confirmed',
  basis: null,
  confidence: null,
  rationale: '',
  whatWouldChangeIt: '',
  asOf: '',
  independent: false,
  reasons: {},
  guideline: null,
  hash: null,
  submittedAt: null,
  createdAt: '',
  deletedAt: null,
});
