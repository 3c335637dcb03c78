/** What a claim's verdict rests on, on the report's sheet: evidence, searches, the right of reply, corrections. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { ReportCorrection, ReportEvidence, ReportItem } from '@/lib/domain/report';
import type { Translate } from '@/lib/i18n';
import { el, type Markup, webLink } from './markup';
import type { Sheet } from './report-claim';
import { longDate, longTime } from './report-times';

/** For, against, beside: told by a sign and, for who listens, in words. */
const signs = { supports: '↑', contradicts: '↓', contextualises: '≈' } as const;

/** Many claims have each of them: named groups, no landmarks. */
const list = (label: string, kind: string, lines: readonly Markup[]): Markup =>
  el(
    'section',
    { class: kind, role: 'group', 'aria-label': label },
    el('h4', {}, label),
    el('ul', { role: 'list' }, ...lines),
  );

/** "n links, m origins", and each of them. */
export const evidenceList = (sheet: Sheet, { evidence }: ReportItem): Markup => {
  if (evidence.links === 0) return null;
  const { t } = sheet;
  const label = t('report.evidence.count', { links: evidence.links, origins: evidence.origins });
  return list(
    label,
    'evidence',
    evidence.items.map((item) => evidenceLine(sheet, item, evidence.origins < evidence.links)),
  );
};

const evidenceLine = ({ report, t }: Sheet, item: ReportEvidence, isShared: boolean): Markup => {
  const date = item.publishedOn && formatPartialDate(item.publishedOn, report.language);
  const kind = [t(`report.sourceKind.${item.sourceKind}`), t(`report.evidence.${item.directness}`)].join(
    ', ',
  );
  const known = [item.title ?? item.document, item.author, item.sourceName, date].filter(Boolean);
  return el(
    'li',
    {},
    el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[item.stance]),
    el(
      'div',
      {},
      el(
        'p',
        {},
        el('span', { class: 'unseen' }, t(`report.evidence.${item.stance}`), ': '),
        el('b', {}, el('bdi', {}, item.publisher)),
        ...known.map((one) => [', ', el('bdi', {}, one ?? '')]),
        ` (${kind})`,
        item.grades ? [' ', el('i', {}, gradeLine(t, item.grades))] : null,
        item.later ? [' ', el('i', {}, t('report.evidence.later'))] : null,
        isShared ? [' ', el('i', {}, t('report.evidence.origin', { number: item.origin }))] : null,
      ),
      el('p', { class: 'said', dir: 'auto' }, `“${item.quote}”`),
      el('p', { class: 'by' }, ...places({ report, t }, item)),
    ),
  );
};

/** Both axes, each for itself. */
const gradeLine = (
  t: Translate,
  { reliability, credibility }: NonNullable<ReportEvidence['grades']>,
): string =>
  t('report.evidence.grades', {
    reliability: `${reliability}, ${t(`evidence.reliability.${reliability}`)}`,
    credibility: `${credibility}, ${t(`evidence.credibility.${credibility}`)}`,
  });

const places = ({ report, t }: Sheet, item: ReportEvidence): Markup[] => [
  ...(item.url ? [webLink(item.url), ' · '] : []),
  ...(item.archiveUrl ? [t('report.evidence.archive'), ' ', webLink(item.archiveUrl), ' · '] : []),
  t('report.evidence.accessed', { date: longDate(report, item.accessedAt) }),
  item.snapshotSha256
    ? [' · ', el('code', {}, t('report.evidence.snapshot', { hash: item.snapshotSha256 }))]
    : null,
];

/** What was looked for, where and when, and what came of it, also when nothing did. */
export const searchList = (sheet: Sheet, item: ReportItem): Markup =>
  item.searches.length === 0 ? null : list(sheet.t('report.searches'), 'searches', searchLines(sheet, item));

export const searchLines = ({ report, t }: Sheet, { searches }: ReportItem): Markup[] =>
  searches.map(({ lookedFor, place, at, outcome, result }) =>
    el(
      'li',
      {},
      el('p', { dir: 'auto' }, t('report.searched', { what: lookedFor, place, date: longDate(report, at) })),
      el('p', { dir: 'auto' }, [t(`report.searchOutcome.${outcome}`), result].filter(Boolean).join(' ')),
    ),
  );

/** The right of reply. */
export const contactList = (sheet: Sheet, item: ReportItem): Markup =>
  item.contacts.length === 0 ? null : list(sheet.t('report.contacts'), 'contacts', contactLines(sheet, item));

export const contactLines = ({ report, t }: Sheet, { contacts }: ReportItem): Markup[] =>
  contacts.map(({ contacted, channel, at, outcome, response }) => {
    const how = channel ? t(`report.channel.${channel}`) : '';
    const asked = t('report.contacted', { who: contacted, how, date: longDate(report, at) });
    return el(
      'li',
      {},
      outcome === 'not_applicable' ? null : el('p', { dir: 'auto' }, asked),
      el('p', { dir: 'auto' }, [t(`report.contactOutcome.${outcome}`), response].filter(Boolean).join(' ')),
    );
  });

/** What was put right, with its date. */
export const correctionList = (sheet: Sheet, { corrections }: ReportItem): Markup =>
  corrections.length === 0
    ? null
    : list(
        sheet.t('report.corrections'),
        'corrections',
        corrections.map((one) =>
          el('li', {}, el('p', { dir: 'auto' }, ...correctionLine(sheet, one)), saidBefore(sheet, one)),
        ),
      );

/** What stood there before, as far as it is not told by the correction's line. */
export const saidBefore = ({ t }: Pick<Sheet, 't'>, { before = {} }: ReportCorrection): Markup => {
  const basis = before.basis && t(`report.basis.${before.basis}`);
  const change = before.whatWouldChangeIt && `${t('report.change')} ${before.whatWouldChangeIt}`;
  const said = [basis, before.rationale, change].filter(Boolean);
  if (said.length === 0) return null;
  return el(
    'p',
    { class: 'was', dir: 'auto' },
    el('b', {}, t('report.before')),
    ...said.flatMap((words, i) => [i === 0 ? ' ' : ' · ', words ?? '']),
  );
};

/** One correction in a sentence. */
export const correctionLine = ({ report, t }: Sheet, one: ReportCorrection): Markup[] => [
  el('time', { datetime: one.at }, longTime(report, one.at)),
  `, ${t(`report.correctionKind.${one.kind}`)}: `,
  one.verdict
    ? `${t('report.verdictChanged', {
        before: t(`shell.verdict.${one.verdict.before}`),
        after: t(`shell.verdict.${one.verdict.after}`),
      })} `
    : null,
  one.reason,
];

/** Said above everything else: this claim cannot be relied on as it stands here. */
export const unsoundNotice = ({ t }: Sheet, { state, unsound }: ReportItem): Markup =>
  state === 'approved' && unsound.length > 0
    ? el('p', { class: 'unsound', role: 'note' }, t('report.unsound', { rules: unsound.join(', ') }))
    : null;
