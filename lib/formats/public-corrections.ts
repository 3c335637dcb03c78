import type { LogEntry, PublicLog } from '@/lib/domain/public-reading';
import { type Translate, translator } from '@/lib/i18n';
import { el, type Markup } from './markup';
import { publicPaths } from './public-addresses';
import { type PublicPage, type Reading, within } from './public-page';
import { verdictLabel } from './report-claim';
import { saidBefore } from './report-evidence';
import { longDate, longTime } from './report-times';

/** Everything that was put right in public, newest first. */
export const correctionsPage = (reading: Reading, { entries }: PublicLog): PublicPage => {
  const t = translator(reading.locale);
  const { addresses } = reading;
  return {
    path: publicPaths.corrections,
    title: t('reader.corrections.title'),
    description: t('reader.corrections.lede'),
    current: 'corrections',
    main: [
      el('h1', {}, t('reader.corrections.title')),
      el('p', { class: 'lede' }, t('reader.corrections.lede')),
      el(
        'p',
        { class: 'follow' },
        el('a', { href: within(addresses, addresses.feed) }, t('reader.corrections.feed')),
      ),
      entries.length === 0
        ? el('p', { class: 'none' }, t('reader.corrections.none'))
        : el('ol', { class: 'log', role: 'list' }, ...entries.map((one) => line(reading, t, one))),
    ],
  };
};

const line = (reading: Reading, t: Translate, entry: LogEntry): Markup => {
  const { desk, locale } = reading;
  const zoned = { language: locale, timeZone: desk.timeZone };
  const kind =
    entry.kind === 'withdrawal'
      ? t('reader.state.withdrawn')
      : t(`reader.corrections.kind.${entry.correction.kind}`);
  return el(
    'li',
    { id: entry.id },
    el(
      'p',
      { class: 'kicker' },
      el('time', { datetime: entry.at }, longTime(zoned, entry.at)),
      el('span', { class: 'flag' }, kind),
    ),
    entry.kind === 'withdrawal' ? withdrawal(reading, t, entry) : correction(reading, t, entry),
  );
};

const withdrawal = (
  { addresses, locale }: Reading,
  t: Translate,
  { number, reason }: LogEntry & { kind: 'withdrawal' },
): Markup => {
  const at = within(addresses, addresses.page(locale, publicPaths.report(number)));
  const words = t('reader.corrections.withdrawal', { number: String(number) });
  return [el('h2', {}, el('a', { class: 'to', href: at }, words)), el('p', { dir: 'auto' }, reason)];
};

const correction = (reading: Reading, t: Translate, entry: LogEntry & { kind: 'correction' }): Markup => {
  const { addresses, locale } = reading;
  const { verdict, reason } = entry.correction;
  const at = within(addresses, addresses.page(locale, publicPaths.claim(entry.claimId)));
  return [
    el('h2', {}, el('a', { class: 'to', href: at, lang: entry.language, dir: 'auto' }, entry.shortText)),
    verdict
      ? el('p', { class: 'change' }, verdictLabel(t, verdict.before), ' → ', verdictLabel(t, verdict.after))
      : null,
    el('p', { dir: 'auto' }, reason),
    saidBefore({ t }, entry.correction),
  ];
};

/** One entry in a sentence, for feeds. */
export const entryWords = (t: Translate, entry: LogEntry): { title: string; text: string } => {
  if (entry.kind === 'withdrawal')
    return {
      title: t('reader.corrections.feedWithdrawal', { number: String(entry.number) }),
      text: entry.reason,
    };
  const { kind, verdict, reason } = entry.correction;
  const change =
    verdict &&
    t('report.verdictChanged', {
      before: t(`shell.verdict.${verdict.before}`),
      after: t(`shell.verdict.${verdict.after}`),
    });
  return {
    title: `${t(`reader.corrections.kind.${kind}`)}: ${entry.shortText}`,
    text: [change && capital(change), reason].filter(Boolean).join(' '),
  };
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A day in the words of the page. */
export const dayOn = ({ desk, locale }: Reading, at: string): string =>
  longDate({ language: locale, timeZone: desk.timeZone }, at);
