import type { Agreement } from '@/lib/domain/agreement';
import { intl } from '@/lib/web/intl';
import style from './agreement.module.css';

/** The measures that the page explains. */
export type MeasureName = 'percent' | 'kappa' | 'fleiss' | 'alpha' | 'confidence' | 'spans';

const formulaOf = {
  percent: 'percent',
  kappa: 'kappa',
  fleiss: 'kappa',
  alpha: 'alpha',
  confidence: 'alpha',
  spans: 'alpha',
} as const satisfies Record<MeasureName, string>;

/** A coefficient to two digits, a share as percent; a dash where it is not defined. */
export const figureWords = async () => {
  const { format } = await intl();
  const number = (value: number) =>
    format
      .number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })
      .replace('-', '−');
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 });
  return {
    number,
    share,
    of: (name: MeasureName, agreement: Agreement) =>
      agreement.kind === 'undefined' ? '–' : (name === 'percent' ? share : number)(agreement.value),
  };
};

/** A measure as a figure, with what it rests on and, one click away, how it is computed. */
export async function Measure({ name, agreement }: { name: MeasureName; agreement: Agreement }) {
  const { t } = await intl();
  const words = await figureWords();
  return (
    <div className={style.measure}>
      <dt>{t(`agreement.measure.${name}`)}</dt>
      <dd>
        <b className={`${style.figure} num`}>{words.of(name, agreement)}</b>
        <small className="muted num">
          {agreement.kind === 'undefined'
            ? t(`agreement.why.${agreement.why}`)
            : t('agreement.on', { count: agreement.items })}
        </small>
        <How name={name} agreement={agreement} />
      </dd>
    </div>
  );
}

/** The formula with its figures, and what they mean. */
async function How({ name, agreement }: { name: MeasureName; agreement: Agreement }) {
  const { t } = await intl();
  const { number } = await figureWords();
  const formula = formulaOf[name];
  return (
    <details className={style.how}>
      <summary>{t('agreement.how')}</summary>
      {(formula === 'percent' || agreement.kind === 'value') && (
        <p className={`${style.formula} num`}>
          {formula === 'percent' || agreement.kind === 'undefined'
            ? t('agreement.formula.percent')
            : t(`agreement.formula.${formula}`, {
                observed: number(agreement.observed),
                expected: number(agreement.expected),
                value: number(agreement.value),
              })}
        </p>
      )}
      <p>{t(`agreement.explain.${name}`)}</p>
    </details>
  );
}
