import type { DeskAgreement } from '@/lib/data/agreement';
import type { Agreement } from '@/lib/domain/agreement';
import { type Period, pairKey } from '@/lib/domain/first-calls';
import { intl } from '@/lib/web/intl';
import style from './agreement.module.css';
import { figureWords } from './measure';

/** As many as fit one look; those with most claims in common come first. */
const SHOWN = 60;

/** Every two people with claims in common, each a link to the two by themselves. */
export async function Pairs({
  agreement: { pairs, pair, people },
  period,
}: {
  agreement: DeskAgreement;
  period: Period;
}) {
  const { t } = await intl();
  const words = await figureWords();
  if (pairs.length === 0) return <p className="muted">{t('agreement.noPairs')}</p>;
  const chosen = pair && pairKey(pair.first, pair.second);
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label={t('agreement.pairsTable')}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.people')}</th>
            <th scope="col">{t('agreement.claims')}</th>
            <th scope="col">{t('agreement.measure.percent')}</th>
            <th scope="col">{t('agreement.measure.kappa')}</th>
            <th scope="col">{t('agreement.plot')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.slice(0, SHOWN).map(({ first, second, percent, kappa }) => (
            <tr key={pairKey(first, second)}>
              <th scope="row">
                <a
                  href={`?${addressOf(period, `${first},${second}`)}#pair`}
                  aria-current={pairKey(first, second) === chosen ? 'true' : undefined}
                >
                  {t('agreement.pair', { first: people[first] ?? '', second: people[second] ?? '' })}
                </a>
              </th>
              <td className="num">{percent.items}</td>
              <td className="num">{words.of('percent', percent)}</td>
              <td className="num">
                {words.of('kappa', kappa)}
                {kappa.kind === 'undefined' && <span className="sr">{t(`agreement.why.${kappa.why}`)}</span>}
              </td>
              <td>
                <Scale kappa={kappa} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const addressOf = ({ from, to }: Period, pair: string): string =>
  new URLSearchParams(
    [
      ['from', from ?? ''],
      ['to', to ?? ''],
      ['pair', pair],
    ].filter(([, value]) => value !== ''),
  ).toString();

const WIDTH = 160;
/** In user units: room for half a dot at either end. */
const EDGE = 5;
const placeOf = (value: number): number => EDGE + ((value + 1) / 2) * (WIDTH - 2 * EDGE);

/** κ as a dot between −1 and 1, with a line at 0; the figure beside it says the same. */
function Scale({ kappa }: { kappa: Agreement }) {
  return (
    <svg className={style.scale} viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
      <path d={`M${placeOf(-1)} 8H${placeOf(1)}`} />
      <path d={`M${placeOf(0)} 2V14`} />
      {kappa.kind === 'value' && (
        <>
          <path className={style.reach} d={`M${placeOf(0)} 8H${placeOf(kappa.value)}`} />
          <circle cx={placeOf(kappa.value)} cy="8" r="4" />
        </>
      )}
    </svg>
  );
}
