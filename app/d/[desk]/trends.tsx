import { Icon } from '@/app/_ui/icon';
import type { Trends as Figures } from '@/lib/data/trends';
import type { Ages, Week } from '@/lib/domain/trends';
import { Verdict } from '@/lib/domain/verdict';
import { intl } from '@/lib/web/intl';
import style from './trends.module.css';

/** Verdicts by week and the age of what waits, each with its table. */
export async function Trends({ weeks, ages }: Figures) {
  return (
    <aside className={style.trends}>
      <Weeks weeks={weeks} />
      <Waiting ages={ages} />
    </aside>
  );
}

const WIDTH = 240;
const HEIGHT = 112;

/** In user units of the drawing; y grows downwards. */
const pointsOf = (weeks: readonly Week[], verdict: Verdict, top: number): string =>
  weeks
    .map((week, n) => `${(n * WIDTH) / (weeks.length - 1)},${HEIGHT - (week[verdict] * HEIGHT) / top}`)
    .join(' ');

async function Weeks({ weeks }: { weeks: readonly Week[] }) {
  const { t, format } = await intl();
  const most = Math.max(...weeks.flatMap((week) => Verdict.options.map((verdict) => week[verdict])));
  if (most === 0) return null;
  const top = Math.ceil(most / 4) * 4;
  const last = weeks.at(-1);
  const month = (week: string) =>
    format.dateTime(new Date(`${week}T00:00:00Z`), { month: 'short', timeZone: 'UTC' });
  return (
    <section aria-labelledby="verdicts-by-week">
      <h2 id="verdicts-by-week">{t('articles.trends.weeks')}</h2>
      <div className={style.plot} aria-hidden="true">
        <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`} role="presentation">
          {[0, top / 2, top].map((value) => (
            <g key={value}>
              <line
                x1="0"
                x2={WIDTH}
                y1={HEIGHT - (value * HEIGHT) / top}
                y2={HEIGHT - (value * HEIGHT) / top}
              />
            </g>
          ))}
          {Verdict.options.map((verdict) => (
            <polyline
              key={verdict}
              className={`${style[verdict]} ${verdict}`}
              points={pointsOf(weeks, verdict, top)}
            />
          ))}
        </svg>
        <ul className={style.ends}>
          {Verdict.options
            .toSorted((a, b) => (last?.[b] ?? 0) - (last?.[a] ?? 0))
            .map((verdict) => (
              <li key={verdict} className={verdict}>
                <Icon name={verdict} size="small" />
                {last?.[verdict]}
              </li>
            ))}
        </ul>
        <p className={style.axis}>
          <span>{month(weeks[0]?.week ?? '')}</span>
          <span>{t('articles.trends.top', { count: top })}</span>
          <span>{month(last?.week ?? '')}</span>
        </p>
      </div>
      <details>
        <summary>{t('articles.trends.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('articles.trends.week')}</th>
              {Verdict.options.map((verdict) => (
                <th key={verdict} scope="col">
                  {t(`shell.verdict.${verdict}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.week}>
                <th scope="row">
                  {format.dateTime(new Date(`${week.week}T00:00:00Z`), {
                    day: 'numeric',
                    month: 'short',
                    timeZone: 'UTC',
                  })}
                </th>
                {Verdict.options.map((verdict) => (
                  <td key={verdict}>{week[verdict]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const groups = ['day', 'threeDays', 'week', 'longer'] as const satisfies (keyof Ages)[];

async function Waiting({ ages }: { ages: Ages }) {
  const { t } = await intl();
  const most = Math.max(...groups.map((group) => ages[group]));
  if (most === 0) return null;
  return (
    <section aria-labelledby="age-of-what-waits">
      <h2 id="age-of-what-waits">{t('articles.trends.ages')}</h2>
      <table className={style.ages}>
        <tbody>
          {groups.map((group) => (
            <tr key={group}>
              <th scope="row">{t(`articles.trends.age.${group}`)}</th>
              <td aria-hidden="true">
                <i style={{ inlineSize: `${(100 * ages[group]) / most}%` }} />
              </td>
              <td className="num">{ages[group]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
