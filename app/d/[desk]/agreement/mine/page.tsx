import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHead } from '@/app/_ui/page-head';
import { Section } from '@/app/_ui/section';
import { VerdictLabel } from '@/app/_ui/verdict';
import { type OwnCall, readOwnCalls } from '@/lib/data/agreement';
import { calibration } from '@/lib/domain/first-calls';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../desk-page';
import style from '../agreement.module.css';
import { figureWords } from '../measure';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('agreement.own.title') };
}

/** A person's own first verdicts beside the approved ones: how often upheld, by how sure, and where not. */
export default async function OwnCallsPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/agreement/mine`);
  if (!can(place.actor, 'agreement.read')) notFound();
  const { t } = await intl();
  const calls = await readOwnCalls(place.actor);
  const upheld = calls.filter(({ mine, final }) => mine === final).length;
  return (
    <DeskPage place={place}>
      <a href={`/d/${desk}/agreement`}>{t('agreement.own.back')}</a>
      <PageHead title={t('agreement.own.title')} lead={t('agreement.own.lead')} />
      {calls.length === 0 ? (
        <EmptyState>{t('agreement.own.none')}</EmptyState>
      ) : (
        <>
          <p className={style.sentence}>{t('agreement.own.sentence', { upheld, calls: calls.length })}</p>
          <div className={style.sections}>
            <Calibration calls={calls} />
            <Differences
              deskId={desk}
              timeZone={place.desk.timeZone}
              calls={calls.filter(({ mine, final }) => mine !== final)}
            />
          </div>
        </>
      )}
    </DeskPage>
  );
}

async function Calibration({ calls }: { calls: readonly OwnCall[] }) {
  const { t } = await intl();
  const { share } = await figureWords();
  const rows = calibration(calls).filter((row) => row.calls > 0);
  return (
    <Section title={t('agreement.own.calibration')} lead={t('agreement.own.calibrationHint')}>
      <table className={`${style.table} ${style.calibration}`}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.own.sure')}</th>
            <th scope="col">{t('agreement.own.calls')}</th>
            <th scope="col" colSpan={2}>
              {t('agreement.own.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.confidence}>
              <th scope="row">{t(`agreement.own.confidence.${row.confidence ?? 'none'}`)}</th>
              <td className="num">{row.calls}</td>
              <td className="num">{share(row.upheld / row.calls)}</td>
              <td aria-hidden="true" className={style.bar}>
                <i style={{ inlineSize: `${(100 * row.upheld) / row.calls}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** As many as one reads. */
const SHOWN = 100;

async function Differences({
  deskId,
  timeZone,
  calls,
}: {
  deskId: string;
  timeZone: string;
  calls: readonly OwnCall[];
}) {
  const { t, format } = await intl(timeZone);
  const when = (at: string) =>
    format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: 'numeric' });
  return (
    <Section title={t('agreement.own.differences')}>
      {calls.length === 0 ? (
        <p className="muted">{t('agreement.own.noDifferences')}</p>
      ) : (
        <div className={style.scroll}>
          <table className={style.table} aria-label={t('agreement.own.differencesTable')}>
            <thead>
              <tr>
                <th scope="col">{t('agreement.own.claim')}</th>
                <th scope="col">{t('agreement.own.mine')}</th>
                <th scope="col">{t('agreement.own.sure')}</th>
                <th scope="col">{t('agreement.own.final')}</th>
                <th scope="col">{t('agreement.own.when')}</th>
              </tr>
            </thead>
            <tbody>
              {calls.slice(0, SHOWN).map((call) => (
                <tr key={call.claimId}>
                  <th scope="row">
                    <a className="quiet read" href={`/d/${deskId}/claims/${call.claimId}`}>
                      {call.shortText}
                    </a>
                  </th>
                  <td>
                    <VerdictLabel verdict={call.mine} />
                  </td>
                  <td>{t(`agreement.own.confidence.${call.confidence ?? 'none'}`)}</td>
                  <td>
                    <VerdictLabel verdict={call.final} />
                  </td>
                  <td className="num">{when(call.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {calls.length > SHOWN && (
        <p className="muted">{t('agreement.own.more', { count: calls.length - SHOWN })}</p>
      )}
    </Section>
  );
}
