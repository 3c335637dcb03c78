import { annotationMusts } from '@/lib/formats/annotation-musts';
import type { LintFinding } from '@/lib/formats/report-lint';
import { lintMessage } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import style from './report.module.css';

/** Claims of one rule that are named; the others are counted. */
const NAMED = 12;

/** Which rules of ClaimReview and Web Annotation the report breaks, and what to do about each. */
export async function Findings({ findings }: { findings: readonly LintFinding[] }) {
  const { t, locale } = await intl();
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const broken = rules.map((rule) => ({ rule, all: findings.filter((one) => one.rule === rule) }));
  const errors = broken.filter(({ all }) => all[0]?.level === 'error').length;
  return (
    <>
      {broken.length === 0 ? (
        <p className="muted">{t('report.lint.sound')}</p>
      ) : (
        <details open={errors > 0}>
          <summary>{t('report.lint.count', { errors, warnings: broken.length - errors })}</summary>
          <ul className={style.findings}>
            {broken.map(({ rule, all }) => (
              <li key={rule}>
                <b>{rule}</b> {all[0]?.level === 'warning' && <i>{t('report.lint.warning')} </i>}
                {lintMessage(locale, rule)} <Section rule={rule} />
                <span className="muted">
                  {all.slice(0, NAMED).map(({ claim }, i) => (
                    <span key={claim}>
                      {i > 0 && ', '}
                      <a href={`#claim-${claim}`}>{t('report.linkedNumber', { number: String(claim) })}</a>
                    </span>
                  ))}
                  {all.length > NAMED && ` ${t('report.lint.more', { count: all.length - NAMED })}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where the model asks for it. */
function Section({ rule }: { rule: string }) {
  const must = annotationMusts.find(({ id }) => id === rule);
  return must ? (
    <a href={must.link} rel="noreferrer">
      §{must.section}{' '}
    </a>
  ) : null;
}
