import '@/lib/formats/report.css';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { TopBar } from '@/app/_ui/top-bar';
import { type CitedText, readReportPage } from '@/lib/data/report';
import { isDomainError } from '@/lib/domain/errors';
import { abilities } from '@/lib/domain/permissions';
import type { Report } from '@/lib/domain/report';
import { allowedTo, plainRequest, type ReportRequest } from '@/lib/domain/report-request';
import { type Addresses, addressesOf } from '@/lib/formats/addresses';
import { lintReport } from '@/lib/formats/report-lint';
import { reportSheet } from '@/lib/formats/report-sheet';
import { publicAddress } from '@/lib/web/address';
import { intl } from '@/lib/web/intl';
import { type Query, queryOf, requestIn } from '@/lib/web/report-query';
import { deskPlace } from '@/lib/web/session';
import { shown } from './markup';
import { Panel } from './panel';
import { Publish } from './publish';
import style from './report.module.css';

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

/** The report of an article or a desk as a sheet of paper, and beside it what it holds and how to take it along. */
export async function ReportPage(asked: Asked) {
  const { request, report, textOf } = await reportOf(asked);
  const { actor, desk, person } = await deskPlace(asked.deskId);
  return (
    <>
      <TopBar
        person={{ name: person.name }}
        desk={{ id: desk.id, name: desk.name, abilities: abilities(actor) }}
        current="report"
        search=""
      />
      <div className={style.desk}>
        <main id="content">{shown(reportSheet(report))}</main>
        <Panel
          deskId={asked.deskId}
          request={request}
          publish={<Publish place={{ actor, desk }} report={report} request={request} />}
          report={report}
          findings={findingsIn(report, textOf, addressesOf(await publicAddress(''), asked.deskId))}
        />
      </div>
    </>
  );
}
