import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field, Select } from '@/app/_ui/field';
import { PageHead } from '@/app/_ui/page-head';
import { Pager } from '@/app/_ui/pager';
import { Section } from '@/app/_ui/section';
import { LOG_PAGE, type LogEntry, type LogPage, LogQuery, readLog } from '@/lib/data/history';
import { can } from '@/lib/domain/permissions';
import { messages } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import style from './history.module.css';
import { VerifyForm } from './verify-form';
import { actionWords } from './words';

type Props = {
  params: Promise<{ desk: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('history.title') };
}

/** The desk's log, newest first, and the check that it and everything else is as it was written. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/history`);
  if (!can(place.actor, 'audit.read')) notFound();
  const { timeZone } = place.desk;
  const { t } = await intl(timeZone);
  const query = LogQuery.parse(await searchParams);
  const log = await readLog(place.actor, query, timeZone);
  const { page: _, ...filter } = query;
  const rest = Object.entries(filter).filter(([, value]) => value !== '');
  return (
    <DeskPage place={place} current="history">
      <PageHead title={t('history.title')} lead={t('history.lead')} />
      <div className={style.parts}>
        <div>
          <Filter query={query} log={log} />
          <p className="muted num">{t('history.entries', { count: log.total })}</p>
          {log.total === 0 && <EmptyState>{t('history.none')}</EmptyState>}
          <ol className={style.log}>
            {log.entries.map((entry) => (
              <Entry key={entry.seq} deskId={desk} timeZone={timeZone} entry={entry} log={log} />
            ))}
          </ol>
          <Pager
            page={query.page}
            pages={Math.ceil(log.total / LOG_PAGE)}
            query={new URLSearchParams(rest).toString()}
          />
        </div>
        <Section title={t('history.verify.title')} lead={t('history.verify.lead')}>
          <VerifyForm deskId={desk} />
        </Section>
      </div>
    </DeskPage>
  );
}

/** A form without script: the address says what is shown. */
async function Filter({ query, log }: { query: LogQuery; log: LogPage }) {
  const { t, locale } = await intl();
  const { action: words } = messages[locale].history;
  const people = log.people.map(({ id, name }) => ({ value: id, label: name }));
  const actions = log.actions.map((action) => ({ value: action, label: actionWords(t, words, action) }));
  return (
    <form className={style.filter} aria-label={t('history.filter.label')}>
      <Select
        label={t('history.filter.person')}
        name="person"
        defaultValue={query.person}
        options={[{ value: '', label: t('history.filter.everyone') }, ...people]}
      />
      <Select
        label={t('history.filter.action')}
        name="action"
        defaultValue={query.action}
        options={[{ value: '', label: t('history.filter.everything') }, ...actions]}
      />
      <Field label={t('history.filter.from')} name="from" type="date" defaultValue={query.from} />
      <Field label={t('history.filter.to')} name="to" type="date" defaultValue={query.to} />
      <Button type="submit">{t('history.filter.apply')}</Button>
    </form>
  );
}

async function Entry({
  deskId,
  timeZone,
  entry,
  log,
}: {
  deskId: string;
  timeZone: string;
  entry: LogEntry;
  log: LogPage;
}) {
  const { t, format, locale } = await intl(timeZone);
  const { about } = entry;
  const what = actionWords(t, messages[locale].history.action, entry.action);
  return (
    <li>
      <span className={`${style.seq} num muted`}>{log.isNumbered ? entry.seq : ''}</span>
      <div>
        <p>
          <b>{what}</b>
          {entry.undoes !== null && log.isNumbered && ` (${t('history.undoes')} ${entry.undoes})`}
        </p>
        {about && (
          <a
            className="quiet read"
            lang={about.language}
            href={`/d/${deskId}/${about.kind === 'claim' ? 'claims' : 'articles'}/${entry.target}`}
          >
            {about.words}
          </a>
        )}
      </div>
      <span className="muted">
        {entry.by ?? t('history.program')}
        <br />
        <time dateTime={entry.at} className="num">
          {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })}
        </time>
      </span>
    </li>
  );
}
