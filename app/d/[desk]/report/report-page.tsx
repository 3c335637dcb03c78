import '@/lib/formats/report.css';
import { setImmediate } from 'node:timers/promises';
import { notFound } from 'next/navigation';
import { cache, Suspense } from 'react';
import { TopBar } from '@/app/_ui/top-bar';
import { type CitedText, readReportPage, type ReportPage as Shown } from '@/lib/data/report';
import { articleChoices } from '@/lib/data/report-articles';
import { isDomainError } from '@/lib/domain/errors';
import { abilities } from '@/lib/domain/permissions';
import type { Report, UnassessedItem } from '@/lib/domain/report';
import { allowedTo, plainRequest, type ReportRequest } from '@/lib/domain/report-request';
import { type Addresses, addressesOf } from '@/lib/formats/addresses';
import { lintReport } from '@/lib/formats/report-lint';
import { reportSheet } from '@/lib/formats/report-sheet';
import { publicAddress } from '@/lib/web/address';
import { intl } from '@/lib/web/intl';
import { type Query, queryOf, requestIn } from '@/lib/web/report-query';
import { deskPlace } from '@/lib/web/session';
import { Choose, Section } from './choose';
import { Cross } from './cross';
import { Findings } from './findings';
import { Live } from './live';
import { shown } from './markup';
import { NothingYet } from './nothing-yet';
import { PrintButton } from './print-button';
import { Publish } from './publish';
import style from './report.module.css';
import { TakeAlong } from './take-along';

type Asked = { deskId: string; query: Query };

const addressOf = (deskId: string, request: ReportRequest): string => {
  const search = queryOf(request).toString();
  return `/d/${deskId}/report${search && `?${search}`}`;
};

/** What the address asks for, as far as there is such a thing. */
const requestOf = (query: Query): ReportRequest => {
  try {
    return requestIn(query);
  } catch (error) {
    if (isDomainError(error)) return plainRequest;
    throw error;
  }
};

/** Once per request, for the page and for its title; `search` is the query again, since objects are never the same. */
const pageAt = cache(async (deskId: string, search: string) => {
  const { actor, desk } = await deskPlace(deskId);
  const { locale } = await intl(desk.timeZone);
  const request = allowedTo(actor, requestOf(JSON.parse(search)));
  return { request, ...(await readReportPage(actor, { ...request, language: locale }).catch(missing)) };
});

/** What may not be seen is not found: another answer would tell that it exists. */
const missing = (error: unknown): never => {
  if (isDomainError(error) && (error.code === 'not-found' || error.code === 'permission.denied')) notFound();
  throw error;
};

const reportOf = async ({ deskId, query }: Asked) => {
  await deskPlace(deskId, addressOf(deskId, requestOf(query)));
  return pageAt(deskId, JSON.stringify(query));
};

export const reportTitle = async (asked: Asked): Promise<string> => {
  const { report } = await reportOf(asked);
  const { t } = await intl();
  return t('report.title', { title: report.title });
};

/** What is wrong with it, worked out when the paper is on its way: it takes longer than all else. */
async function Check({ deskId, page: { report, textOf } }: { deskId: string; page: Shown }) {
  const addresses = addressesOf(await publicAddress(''), deskId);
  await setImmediate();
  return <Findings findings={findingsIn(report, textOf, addresses)} />;
}

/** Annotations name texts by their addresses. */
const findingsIn = (report: Report, textOf: CitedText, addresses: Addresses) => {
  const places = report.articles.flatMap(({ id, versions }) =>
    versions.map(({ number }) => [addresses.version(id, number), { id, number }] as const),
  );
  const named = new Map(places);
  return lintReport(report, addresses, (name) => {
    const place = named.get(name);
    return place && textOf(place.id, place.number);
  });
};

/** By the id of its element on the sheet: the claim it is. */
const claimsOn = ({ items, notAssessed }: Report): Map<string, UnassessedItem> =>
  new Map([
    ...items.map((item) => [`claim-${item.number}`, item] as const),
    ...notAssessed.map((item) => [`open-${item.claimId}`, item] as const),
  ]);

/** A report as it will be printed, beside it what it holds, what is wrong with it, and how to take it along. */
export async function ReportPage(asked: Asked) {
  const { request, ...page } = await reportOf(asked);
  const { report } = page;
  const { actor, desk, person } = await deskPlace(asked.deskId);
  const { t } = await intl();
  const articles = await articleChoices(actor, request.articleIds);
  const claims = claimsOn(report);
  const cross = (id: string) => {
    const claim = claims.get(id);
    return claim ? <Cross claimId={claim.claimId} claim={claim.shortText} t={t} /> : null;
  };
  const isEmpty = claims.size === 0;
  return (
    <>
      <TopBar
        person={{ name: person.name }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor) }}
        current="report"
        search=""
      />
      <Live
        address={`/d/${asked.deskId}/report`}
        count={claims.size}
        choose={<Choose {...{ t, actor, request, page, articles }} />}
        beside={
          <>
            <Section title={t('builder.check')}>
              <Suspense key={report.hash} fallback={<p className="muted">{t('builder.checking')}</p>}>
                <Check deskId={asked.deskId} page={page} />
              </Suspense>
            </Section>
            <Section title={t('builder.take')} open>
              <TakeAlong deskId={asked.deskId} request={request} report={report} />
            </Section>
            <div className={style.foot}>
              <PrintButton />
              <Publish place={{ actor, desk }} report={report} request={request} />
            </div>
          </>
        }
        paper={
          <>
            {isEmpty && <NothingYet {...{ t, actor, request, page }} />}
            {shown(reportSheet(report), cross)}
          </>
        }
      />
    </>
  );
}
