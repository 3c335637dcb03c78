import type { Outline, OutlinedClaim } from '@/lib/domain/public-outline';
import type { PublicHead, PublicIndex, PublicListed } from '@/lib/domain/public-reading';
import { totalsOf } from '@/lib/domain/report';
import { Verdict } from '@/lib/domain/verdict';
import { type Translate, translator } from '@/lib/i18n';
import { el, type Markup } from './markup';
import { publicPaths } from './public-addresses';
import { type PublicPage, type Reading, within } from './public-page';
import { verdictLabel } from './report-claim';
import { longDate } from './report-times';

/** Claims of a report that are named in the list; the others are counted. */
const NAMED = 4;

/** The published reports of the desk, newest first, each with its first claims. */
export const indexPage = (reading: Reading, index: PublicIndex): PublicPage => {
  const t = translator(reading.locale);
  const { reports, older } = index;
  return {
    path: publicPaths.index,
    title: t('reader.index.title'),
    description: t('reader.index.lede'),
    current: 'reports',
    main: [
      el('h1', {}, t('reader.index.title')),
      el('p', { class: 'lede' }, t('reader.index.lede')),
      reports.length === 0
        ? el('p', { class: 'none' }, t('reader.index.none'))
        : el('ol', { class: 'reports', role: 'list' }, ...reports.map((one) => entry(reading, t, one))),
      older === null ? null : el('p', { class: 'older' }, olderLink(reading, t, older)),
    ],
  };
};

const olderLink = ({ addresses, locale }: Reading, t: Translate, older: number): Markup =>
  el(
    'a',
    { href: `${within(addresses, addresses.page(locale, publicPaths.index))}?before=${older}`, rel: 'next' },
    t('reader.index.older'),
  );

const entry = (reading: Reading, t: Translate, { head, outline }: PublicListed): Markup =>
  el(
    'li',
    { ...(outline === null && { class: 'is-withdrawn' }) },
    numberLine(reading, t, head),
    outline === null ? absentEntry(t, reading, head) : standingEntry(reading, t, head, outline),
  );

/** Number, date, and what became of it. */
export const numberLine = ({ desk, locale }: Reading, t: Translate, head: PublicHead): Markup => {
  const zoned = { language: locale, timeZone: desk.timeZone };
  const time = el('time', { datetime: head.publishedAt }, longDate(zoned, head.publishedAt));
  const said = head.withdrawn
    ? t('reader.state.withdrawn')
    : head.supersededBy && t('reader.state.superseded', { number: String(head.supersededBy) });
  return el(
    'p',
    { class: 'kicker' },
    el('b', {}, t('reader.number', { number: String(head.number) })),
    time,
    said ? el('span', { class: 'flag' }, said) : null,
  );
};

/** The name of a withdrawn report is not repeated; one that is damaged keeps its own. */
const absentEntry = (
  t: Translate,
  { addresses, locale }: Reading,
  { number, title, language, withdrawn }: PublicHead,
): Markup => [
  el(
    'h2',
    {},
    el(
      'a',
      {
        ...{ class: 'to', href: within(addresses, addresses.page(locale, publicPaths.report(number))) },
        ...(!withdrawn && { lang: language, dir: 'auto' }),
      },
      withdrawn ? t('reader.state.withdrawn') : title,
    ),
  ),
  withdrawn
    ? el('p', { dir: 'auto' }, t('reader.report.reason'), ' ', withdrawn.reason)
    : el('p', {}, t('reader.damaged.body')),
];

const standingEntry = (reading: Reading, t: Translate, head: PublicHead, outline: Outline): Markup => {
  const { addresses, locale } = reading;
  const at = within(addresses, addresses.page(locale, publicPaths.report(head.number)));
  const { language, claims } = outline;
  return [
    el('h2', {}, el('a', { class: 'to', href: at, lang: language, dir: 'auto' }, head.title)),
    tally(t, claims),
    ...(head.supersededBy ? [] : firstClaims(reading, t, claims, at)),
  ];
};

/** A report that was superseded names none: the newer one does. */
const firstClaims = (reading: Reading, t: Translate, claims: Outline['claims'], at: string): Markup[] => [
  el(
    'ul',
    { class: 'claims', role: 'list' },
    ...claims.slice(0, NAMED).map((item) => el('li', {}, claimLine(reading, t, item))),
  ),
  claims.length > NAMED
    ? el('p', { class: 'all' }, el('a', { href: at }, t('reader.index.all', { count: claims.length })))
    : null,
];

/** How many claims have which verdict. */
const tally = (t: Translate, claims: Outline['claims']): Markup => {
  const totals = totalsOf(claims);
  return el(
    'ul',
    { class: 'tally', role: 'list' },
    ...Verdict.options
      .filter((verdict) => totals[verdict] > 0)
      .map((verdict) =>
        el('li', {}, el('b', { class: 'num' }, String(totals[verdict])), ' ', verdictLabel(t, verdict)),
      ),
  );
};

/** A claim with its verdict, as a line that leads to its page. */
export const claimLine = (reading: Reading, t: Translate, claim: OutlinedClaim): Markup => [
  verdictLabel(t, claim.verdict),
  claimLink(reading, claim),
];

/** A claim by its short words, which lead to its page. */
export const claimLink = (
  { addresses, locale }: Reading,
  { claimId, shortText, language }: Pick<OutlinedClaim, 'claimId' | 'shortText' | 'language'>,
): Markup => {
  const href = within(addresses, addresses.page(locale, publicPaths.claim(claimId)));
  return el('a', { href, lang: language, dir: 'auto' }, shortText);
};
