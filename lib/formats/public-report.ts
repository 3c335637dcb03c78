import type { PublicHead, PublicReport } from '@/lib/domain/public-reading';
import { correctedSince } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import { type Translate, translator } from '@/lib/i18n';
import { el, type Markup } from './markup';
import { publicPaths } from './public-addresses';
import { numberLine } from './public-index';
import { type PublicPage, type Reading, within } from './public-page';
import { reportSheet } from './report-sheet';
import { longDate } from './report-times';

/** The files of a published report that its page offers; the JSON is the record that can be verified. */
export const publicFiles = ['pdf', 'html', 'json'] as const;

/** A published report as on paper, with what was put right since in its place. */
export const reportPage = (reading: Reading, { head, report, hasFiles }: PublicReport): PublicPage => {
  const t = translator(reading.locale);
  const path = publicPaths.report(head.number);
  if (report === null) return withdrawnPage(reading, t, head);
  const { addresses, locale } = reading;
  const claimPage = (id: string) => within(addresses, addresses.page(locale, publicPaths.claim(id)));
  return {
    path,
    title: head.title,
    description: t('shell.verdict.counts', report.totals),
    current: 'reports',
    onlyIn: report.language,
    pictured: true,
    main: [
      el('div', { class: 'above' }, numberLine(reading, t, head), notices(reading, t, head, report)),
      reportSheet(report, claimPage),
      hasFiles ? files(reading, t, head) : null,
    ],
  };
};

const notices = (reading: Reading, t: Translate, head: PublicHead, report: Report): Markup => {
  const since = report.items.reduce((count, item) => count + correctedSince(report, item).length, 0);
  const newer = head.supersededBy;
  return [
    newer
      ? el(
          'p',
          { class: 'notice', role: 'note' },
          t('reader.report.superseded', { number: String(newer) }),
          ' ',
          toReport(reading, newer, t('reader.report.newer', { number: String(newer) })),
        )
      : null,
    head.supersedes
      ? el(
          'p',
          { class: 'aside' },
          toReport(
            reading,
            head.supersedes,
            t('reader.state.supersedes', { number: String(head.supersedes) }),
          ),
        )
      : null,
    since > 0
      ? el('p', { class: 'notice', role: 'note' }, t('reader.report.corrected', { count: since }))
      : null,
  ];
};

/** A link to a report of the desk. */
export const toReport = ({ addresses, locale }: Reading, number: number, words: string): Markup =>
  el('a', { href: within(addresses, addresses.page(locale, publicPaths.report(number))) }, words);

const files = ({ addresses, locale }: Reading, t: Translate, { number, hash }: PublicHead): Markup => {
  const to = (format: string) => within(addresses, addresses.file(locale, number, format));
  const name = (format: (typeof publicFiles)[number]) =>
    format === 'json' ? t('reader.report.verifiable') : t(`report.format.${format}`);
  return el(
    'section',
    { class: 'files', 'aria-labelledby': 'files' },
    el('h2', { id: 'files' }, t('reader.report.files')),
    el(
      'ul',
      { role: 'list' },
      ...publicFiles.map((format) => el('li', {}, el('a', { href: to(format) }, name(format)))),
    ),
    el('p', {}, el('a', { href: '/verify' }, t('reader.report.verify'))),
    el('p', {}, el('code', {}, `sha256 ${hash}`)),
  );
};

/** That it was there, and why it is not any more; of what it said, nothing. */
const withdrawnPage = (reading: Reading, t: Translate, head: PublicHead): PublicPage => {
  const { desk, locale } = reading;
  const name = t('reader.number', { number: String(head.number) });
  const date = head.withdrawn
    ? longDate({ language: locale, timeZone: desk.timeZone }, head.withdrawn.at)
    : '';
  return {
    path: publicPaths.report(head.number),
    title: `${name}: ${t('reader.state.withdrawn')}`,
    description: t('reader.report.withdrawn', { date }),
    current: 'reports',
    main: [
      el('h1', {}, `${name}: ${t('reader.state.withdrawn')}`),
      el(
        'div',
        { class: 'notice', role: 'note' },
        el('p', {}, t('reader.report.withdrawn', { date })),
        el('p', { dir: 'auto' }, el('b', {}, t('reader.report.reason')), ' ', head.withdrawn?.reason ?? ''),
      ),
      el('p', {}, t('reader.report.gone')),
      head.supersededBy
        ? el(
            'p',
            {},
            toReport(
              reading,
              head.supersededBy,
              t('reader.report.newer', { number: String(head.supersededBy) }),
            ),
          )
        : null,
    ],
  };
};
