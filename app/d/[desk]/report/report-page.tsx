import '@/lib/formats/report.css';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { TopBar } from '@/app/_ui/top-bar';
import { type CitedText, readReportWithTexts } from '@/lib/data/report';
import { isDomainError } from '@/lib/domain/errors';
import { abilities } from '@/lib/domain/permissions';
import type { Report } from '@/lib/domain/report';
import { everything } from '@/lib/domain/report-build';
import { type Addresses, addressesOf } from '@/lib/formats/addresses';
import { lintReport } from '@/lib/formats/report-lint';
import { reportSheet } from '@/lib/formats/report-sheet';
import { publicAddress } from '@/lib/web/address';
import { intl } from '@/lib/web/intl';
import { type Query, queryOf, selectionIn } from '@/lib/web/report-query';
import { deskPlace } from '@/lib/web/session';
import { shown } from './markup';
import { Panel } from './panel';
import style from './report.module.css';

type Asked = { deskId: string; articleId?: string; query: Query };

const addressOf = ({ deskId, articleId, query }: Asked): string => {
  const page = articleId ? `/d/${deskId}/articles/${articleId}/report` : `/d/${deskId}/report`;
  const search = queryOf(selectionIn(query) ?? everything).toString();
  return search ? `${page}?${search}` : page;
};

/** Once per request, for the page and for its title; `search` is the query again, since objects are never the same. */
const reportAt = cache(async (deskId: string, articleId: string | undefined, search: string) => {
  const { actor, desk } = await deskPlace(deskId);
  const { locale } = await intl(desk.timeZone);
  const selection = selectionIn(JSON.parse(search)) ?? everything;
  return readReportWithTexts(actor, { articleId, selection, language: locale }).catch(missing);
});

/** What may not be seen is not found: another answer would tell that it exists. */
const missing = (error: unknown): never => {
  if (isDomainError(error) && (error.code === 'not-found' || error.code === 'permission.denied')) notFound();
  throw error;
};

const reportOf = async (asked: Asked) => {
  await deskPlace(asked.deskId, addressOf(asked));
  return reportAt(asked.deskId, asked.articleId, JSON.stringify(asked.query));
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
  const { report, textOf } = await reportOf(asked);
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
          articleId={asked.articleId}
          report={report}
          findings={findingsIn(report, textOf, addressesOf(await publicAddress(''), asked.deskId))}
        />
      </div>
    </>
  );
}
