import { Icon } from '@/app/_ui/icon';
import { Section } from '@/app/_ui/section';
import type { DeskAgreement } from '@/lib/data/agreement';
import { mostlyBetween, strengthOf } from '@/lib/domain/first-calls';
import { Verdict } from '@/lib/domain/verdict';
import { intl } from '@/lib/web/intl';
import style from './agreement.module.css';
import { figureWords, Measure } from './measure';

type Pair = NonNullable<DeskAgreement['pair']>;

/** Two people: in a sentence, in figures, and how their verdicts meet. */
export async function PairSection({ pair, people }: { pair: Pair; people: DeskAgreement['people'] }) {
  const { t } = await intl();
  const names = { first: people[pair.first] ?? '', second: people[pair.second] ?? '' };
  return (
    <Section title={t('agreement.pair', names)}>
      <p className={style.sentence}>{await sentenceOf(pair, names)}</p>
      <div className={style.pair}>
        <dl className={style.measures}>
          <Measure name="percent" agreement={pair.percent} />
          <Measure name="kappa" agreement={pair.kappa} />
          <Measure name="alpha" agreement={pair.alpha} />
          <Measure name="confidence" agreement={pair.confidence} />
        </dl>
        <Matrix counts={pair.counts} {...names} />
      </div>
    </Section>
  );
}

const sentenceOf = async (pair: Pair, names: { first: string; second: string }): Promise<string> => {
  const { t } = await intl();
  const { share } = await figureWords();
  const apart = mostlyBetween(pair);
  const [count, value] = [pair.percent.items, pair.percent.kind === 'value' ? pair.percent.value : 0];
  if (!apart) return t('agreement.sentence.all', { ...names, count });
  const said = { ...names, count, share: share(value) };
  if (pair.kappa.kind === 'undefined') return t('agreement.sentence.undefined', said);
  const [one, other] = apart.map((verdict) => t(`shell.verdict.${verdict}`).toLocaleLowerCase());
  const strength = t(`agreement.strength.${strengthOf(pair.kappa.value)}`);
  return t('agreement.sentence.part', { ...said, strength, one: one ?? '', other: other ?? '' });
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** How often which verdict of the one met which of the other; the darker, the more. */
async function Matrix({ counts, first, second }: { counts: Pair['counts']; first: string; second: string }) {
  const { t } = await intl();
  const most = Math.max(1, ...counts.flat());
  const head = (verdict: Verdict) => (
    <span className={verdict} title={t(`shell.verdict.${verdict}`)}>
      <Icon name={verdict} />
      <span className="sr">{t(`shell.verdict.${verdict}`)}</span>
    </span>
  );
  return (
    <table className={style.matrix}>
      <caption>{t('agreement.matrix', { first, second })}</caption>
      <thead>
        <tr>
          <td />
          {Verdict.options.map((verdict) => (
            <th key={verdict} scope="col">
              {head(verdict)}
            </th>
          ))}
          <th scope="col">{t('agreement.total')}</th>
        </tr>
      </thead>
      <tbody>
        {Verdict.options.map((verdict, i) => (
          <tr key={verdict}>
            <th scope="row">{head(verdict)}</th>
            {Verdict.options.map((other, j) => {
              const count = counts[i]?.[j] ?? 0;
              return (
                <td
                  key={other}
                  className={`num ${i === j ? style.same : ''}`}
                  style={{ '--share': `${Math.round((24 * count) / most)}%` } as React.CSSProperties}
                >
                  {count}
                </td>
              );
            })}
            <td className={`num ${style.sum}`}>{sum(counts[i] ?? [])}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('agreement.total')}</th>
          {Verdict.options.map((verdict, j) => (
            <td key={verdict} className={`num ${style.sum}`}>
              {sum(counts.map((row) => row[j] ?? 0))}
            </td>
          ))}
          <td className={`num ${style.sum}`}>{sum(counts.flat())}</td>
        </tr>
      </tbody>
    </table>
  );
}
