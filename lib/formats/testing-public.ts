/** What is said of a report in public, for tests: every page, as everybody reads it. */
import { outlineOf } from '@/lib/domain/public-outline';
import type { PublicDesk, StandingClaim } from '@/lib/domain/public-reading';
import { forEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { publicAddresses } from './public-addresses';
import { claimPage } from './public-claim';
import { correctionsPage } from './public-corrections';
import { indexPage } from './public-index';
import { methodPage } from './public-method';
import type { PublicPage, Reading } from './public-page';
import { reportPage } from './public-report';

export const ORIGIN = 'https://news.example.org';
export const LATER = '2022-03-01T08:00:00.000Z';

export const readingIn = (locale: 'en' | 'vi', name = 'Báo Mẫu'): Reading => {
  const desk: PublicDesk = {
    id: 'd'.repeat(20),
    names: { en: name, vi: name },
    timeZone: 'Asia/Ho_Chi_Minh',
  };
  return { desk, locale, addresses: publicAddresses(ORIGIN, desk.id), style: '/p/style/0.css' };
};

const headOf = (report: Report) => ({
  ...{
    number: 3,
    title: report.title,
    language: report.language,
    publishedAt: report.asOf,
    hash: report.hash,
  },
  ...{ supersedes: 2, supersededBy: null, withdrawn: null },
});

export const claimOf = (report: Report, desk: PublicDesk): StandingClaim => {
  const item = report.items.find(({ state }) => state === 'approved');
  if (!item) throw new Error('one is approved');
  const around = { earlier: `${item.shortText} `, later: ` ${item.shortText}` };
  const then = { number: 3, publishedAt: report.asOf, verdict: item.verdict, basis: item.basis };
  return {
    ...{ desk, claimId: item.claimId, head: headOf(report), report, item, history: [then] },
    surroundings: new Map(item.passages.map(({ occurrenceId }) => [occurrenceId, around])),
  };
};

export const sample = (): Report => {
  const desk = sampleDesk();
  keepAll(desk);
  return forEverybody(reportFor('editor', approvedSource(desk), {}, 'vi'));
};

/** Everything that is said of a report in public, by what it is. */
export const everything = (report: Report, reading: Reading): Record<string, PublicPage> => {
  const { desk } = reading;
  const head = headOf(report);
  const correction = report.items[0]?.corrections[0];
  const told = { id: 'c1', at: LATER, claimId: 'x', shortText: report.title, language: 'vi' } as const;
  const { method, definitions, language } = report;
  return {
    index: indexPage(reading, { desk, reports: [{ head, outline: outlineOf(report) }], older: 3 }),
    report: reportPage(reading, { desk, head, report, hasFiles: true }),
    claim: claimPage(reading, claimOf(report, desk)),
    corrections: correctionsPage(reading, {
      ...{ desk, language },
      entries: correction ? [{ ...told, kind: 'correction', correction }] : [],
    }),
    method: methodPage(reading, { desk, language, method, definitions, from: head }),
    withdrawn: reportPage(reading, {
      ...{ desk, report: null, hasFiles: false },
      head: { ...head, withdrawn: { at: LATER, reason: report.title } },
    }),
    'withdrawn claim': claimPage(reading, {
      ...{ desk, claimId: 'x' },
      withdrawn: [{ ...head, withdrawn: { at: LATER, reason: report.title } }],
    }),
  };
};
