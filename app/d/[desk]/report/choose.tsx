/** The form that says what a report holds and how: boxes, dates and lines of text, whose address is the report. */
import type { ComponentProps, ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { VerdictLabel } from '@/app/_ui/verdict';
import type { ReportPage } from '@/lib/data/report';
import type { ArticleChoice } from '@/lib/data/report-articles';
import { type Actor, can } from '@/lib/domain/permissions';
import { NONE, ReportOrder, type ReportRequest, ReportShow } from '@/lib/domain/report-request';
import { Verdict } from '@/lib/domain/verdict';
import type { Translate } from '@/lib/i18n';
import { ArticleBoxes } from './article-boxes';
import style from './report.module.css';

export type Choosing = {
  readonly t: Translate;
  readonly actor: Actor;
  readonly request: ReportRequest;
  readonly page: ReportPage;
  readonly articles: readonly ArticleChoice[];
};

/** All sections of the form. What is not here is as the request says it, so nothing is lost on the way. */
export function Choose(props: Choosing) {
  const { t, page } = props;
  return (
    <>
      <Section title={t('builder.what')} open>
        <Articles {...props} />
        <Verdicts {...props} />
        <States {...props} />
        <Days {...props} />
      </Section>
      <Section title={t('builder.claims')} open={page.leftOut.length > 0}>
        <LeftOut {...props} />
      </Section>
      <Section title={t('builder.look')}>
        <Look {...props} />
      </Section>
      <Section title={t('builder.head')} open={props.request.title !== null || props.request.byline !== null}>
        <Head {...props} />
      </Section>
      <noscript>
        <Button type="submit">{t('builder.show')}</Button>
      </noscript>
    </>
  );
}

/** A part of the panel, which opens and closes. */
export function Section({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className={style.section} open={open}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}

function Articles({ t, request, articles }: Choosing) {
  return (
    <fieldset>
      <legend>{t('builder.articles')}</legend>
      <ArticleBoxes articles={articles} chosen={request.articleIds} />
      <p className="muted">{t('builder.allArticles')}</p>
    </fieldset>
  );
}

function Verdicts({ t, request, page: { report } }: Choosing) {
  const chosen = request.selection.verdicts;
  return (
    <fieldset>
      <legend>{t('builder.verdicts')}</legend>
      <input type="hidden" name="verdict" value={NONE} />
      {Verdict.options.map((verdict) => (
        <Tick
          key={verdict}
          count={chosen.includes(verdict) ? report.totals[verdict] : null}
          name="verdict"
          value={verdict}
          defaultChecked={chosen.includes(verdict)}
        >
          <VerdictLabel verdict={verdict} />
        </Tick>
      ))}
    </fieldset>
  );
}

const states = ['approved', 'submitted', 'proposed', 'sent_back'] as const;

/** For who may print what nobody has approved. */
function States({ t, actor, request: { selection }, page: { standings } }: Choosing) {
  if (!can(actor, 'report.unapproved')) return <p className="muted">{t('builder.approvedOnly')}</p>;
  return (
    <fieldset>
      <legend>{t('builder.states')}</legend>
      <input type="hidden" name="state" value={NONE} />
      {states.map((state) => (
        <Tick
          key={state}
          count={standings[state]}
          name="state"
          value={state}
          defaultChecked={selection.states.includes(state)}
        >
          {t(`builder.state.${state}`)}
        </Tick>
      ))}
      <Tick name="unassessed" value="1" defaultChecked={selection.unassessed} count={standings.unassessed}>
        {t('builder.unassessed')}
      </Tick>
    </fieldset>
  );
}

/** A box with its label, and how many claims are behind it. */
function Tick({ count, children, ...box }: { count?: number | null } & ComponentProps<'input'>) {
  return (
    <div className={style.row}>
      <label>
        <input type="checkbox" {...box} />
        {children}
      </label>
      {typeof count === 'number' && <span className="num">{count}</span>}
    </div>
  );
}

function Days({ t, request: { selection } }: Choosing) {
  return (
    <div className={style.days}>
      <label>
        {t('builder.from')}
        <input type="date" name="from" defaultValue={selection.from ?? ''} />
      </label>
      <label>
        {t('builder.to')}
        <input type="date" name="to" defaultValue={selection.to ?? ''} />
      </label>
    </div>
  );
}

/** Left out by hand; a claim that the report would not hold anyway stays so without being named. */
function LeftOut({ t, request, page: { report, leftOut } }: Choosing) {
  const named = new Set(leftOut.map(({ claimId }) => claimId));
  return (
    <>
      <p>{t('builder.claimCount', { count: report.items.length + report.notAssessed.length })}</p>
      {request.without
        .filter((id) => !named.has(id))
        .map((id) => (
          <input key={id} type="hidden" name="without" value={id} />
        ))}
      {leftOut.length === 0 ? (
        <p className="muted">{t('builder.noneLeftOut')}</p>
      ) : (
        <fieldset>
          <legend>{t('builder.leftOut')}</legend>
          {leftOut.map(({ claimId, shortText, language }) => (
            <div key={claimId} className={style.left}>
              <label>
                <input type="checkbox" name="without" value={claimId} defaultChecked />
                <span lang={language} dir="auto">
                  {shortText}
                </span>
              </label>
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}

function Look({ t, request, page: { report } }: Choosing) {
  return (
    <>
      <label className={style.line}>
        {t('builder.order')}
        <select name="order" defaultValue={request.order}>
          {ReportOrder.options.map((order) => (
            <option key={order} value={order}>
              {t(`builder.orderBy.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{t('builder.shown')}</legend>
        <input type="hidden" name="show" value={NONE} />
        {ReportShow.keyof().options.map((one) => (
          <Tick key={one} name="show" value={one} defaultChecked={report.show[one]}>
            {t(`builder.showOf.${one}`)}
          </Tick>
        ))}
      </fieldset>
    </>
  );
}

function Head({ t, actor, request, page: { report } }: Choosing) {
  return (
    <>
      <label className={style.line}>
        {t('builder.title')}
        <input
          type="text"
          name="title"
          maxLength={300}
          defaultValue={request.title ?? ''}
          placeholder={request.title ? '' : report.title}
        />
      </label>
      <label className={style.line}>
        {t('builder.byline')}
        <input
          type="text"
          name="byline"
          maxLength={200}
          defaultValue={request.byline ?? ''}
          placeholder={request.byline ? '' : (report.byline ?? '')}
        />
      </label>
      {can(actor, 'report.settings') && (
        <p>
          <a href={`/d/${actor.deskId}/settings/reports`}>{t('builder.settings')}</a>
        </p>
      )}
    </>
  );
}
